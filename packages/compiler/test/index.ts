/** What other private packages of this repository ask and judge schemas with. */

export { partsOfSchema, partsOfType } from "../src/schema-parts.ts";
export { hasDuplicateKeys } from "./duplicate-keys.ts";
export { createRandom, type Random } from "./random.ts";
export { randomBody } from "./random-body.ts";
export { judgeByParser, judgeByZod, type Verdict } from "./reference.ts";
export { judgeByRust, type RustCase, type RustVerdict } from "./rust-judge.ts";
