export { createCrate } from "./crate.ts";
export { durableObject } from "./durable-object.ts";
export { entrypoint } from "./entrypoint.ts";
