import { createApp } from "../generated/routes";
import { channels } from "./channels.ts";
import { people } from "./people.ts";
import { writing } from "./writing.ts";

export default createApp({ ...people, ...channels, ...writing });
