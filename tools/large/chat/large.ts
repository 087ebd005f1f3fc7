import type { Large } from "../src/large.ts";
import { examples } from "./generated/examples.ts";
import { openapi } from "./generated/openapi.ts";
import { refused } from "./refused.ts";

export const chat: Large = { name: "chat", root: import.meta.dirname, examples, openapi, refused };
