import { checkExample } from "bimetal/test";
import { test } from "vitest";
import { examples } from "../generated/examples";
import { start } from "./start";

const worker = await start();

// In the order of the contract: a room is opened before it is read.
test.for(examples)("$route: $name", (example) => checkExample(example, worker));
