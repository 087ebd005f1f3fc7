/** A part of `npm run check`: everything that carries the version carries the same one. */

import { root } from "../../setup/root.mjs";
import { findDifferences } from "./differences.ts";

const differences = findDifferences(root);
for (const difference of differences) console.error(difference);
process.exitCode = differences.length > 0 ? 1 : 0;
