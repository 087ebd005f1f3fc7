#!/usr/bin/env node
// Before anything is loaded: an older Node does not have what the rest, and wrangler, are written with.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 12)) {
  const { main } = await import("@bimetal/cli");
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(`bimetal: Node ${process.versions.node} is too old: get 22.12 or later from https://nodejs.org`);
  process.exitCode = 2;
}
