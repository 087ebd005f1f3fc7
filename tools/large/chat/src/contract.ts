import { contract } from "bimetal";
import { channels } from "./contract/channels.ts";
import { drafts, messages } from "./contract/messages.ts";
import { people, presence } from "./contract/people.ts";
import { events, search, uploads } from "./contract/uploads.ts";

export default contract({
  title: "Chat",
  version: "1.0.0",
  routes: { people, presence, channels, messages, drafts, uploads, search, events },
});
