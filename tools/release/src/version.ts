/**
 * `npm run release:version`: takes the changesets into the changelogs and the next version, and writes that wherever it
 * stands. With `--sync` it takes no changeset, and only mends what the check has found.
 */
import { parseArgs } from "node:util";
import { root } from "../../setup/root.mjs";
import { readVersion } from "./places.ts";
import { sync } from "./sync.ts";
import { takeChangesets } from "./take-changesets.ts";

const { values } = parseArgs({ options: { sync: { type: "boolean", default: false } } });
if (values.sync || takeChangesets(root)) {
  const written = sync(root);
  console.log(`The version is ${readVersion(root)}${written.length > 0 ? `: wrote ${written.join(", ")}` : ""}.`);
} else {
  process.exitCode = 1;
}
