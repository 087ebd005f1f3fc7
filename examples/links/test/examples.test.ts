import { checkExample } from "bimetal/test";
import { test } from "vitest";
import { examples } from "../generated/examples";
import { start } from "./start";
import { createVisitor } from "./visitor";

const worker = await start();
// What the examples find.
await createVisitor(worker).shorten("https://example.com/", "home");

// In the order of the contract: a link is made before it is read.
test.for(examples)("$route: $name", (example) => checkExample(example, worker));
