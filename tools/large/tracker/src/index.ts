import { createApp } from "../generated/routes";
import { discussion } from "./discussion.ts";
import { people } from "./people.ts";
import { planning } from "./planning.ts";

export default createApp({ ...people, ...planning, ...discussion });
