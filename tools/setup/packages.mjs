import { existsSync, readdirSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { run } from "./run.mjs";
import { createStamp } from "./stamp.mjs";

const stamp = createStamp("packages", () => [
  ...["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"].map((name) => inRoot(name)),
  ...[
    ...["packages", "examples", "examples/parcels/packages", "examples/parcels/workers"],
    ...["tools", "tools/large"],
  ].flatMap((folder) =>
    existsSync(inRoot(folder)) ? readdirSync(inRoot(folder)).map((name) => inRoot(folder, name, "package.json")) : [],
  ),
]);

/** @type {import("./main.mjs").Step} */
export const packages = {
  what: "npm packages and Node 24",
  where: "node_modules/",
  why: "what the packages, the tests and the tools import; Node is a package of its own",
  check: () => existsSync(inRoot("node_modules", ".modules.yaml")) && stamp.isCurrent(),
  apply: () => {
    run(inRoot("tools", "with"), ["pnpm", "install", "--frozen-lockfile"], {
      advice:
        "Check the network, then run this again. After a change of a package.json, `tools/with pnpm install` brings the lockfile up to date.",
    });
    stamp.write();
  },
};
