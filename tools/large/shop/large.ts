import type { Large } from "../src/large.ts";
import { examples } from "./generated/examples.ts";
import { openapi } from "./generated/openapi.ts";
import { refused } from "./refused.ts";

export const shop: Large = { name: "shop", root: import.meta.dirname, examples, openapi, refused };
