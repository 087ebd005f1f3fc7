import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { root } from "../../setup/root.mjs";
import { chooseNames, readArguments } from "../src/arguments.ts";
import { buildArguments } from "../src/build.ts";
import { findWorkers } from "../src/find-workers.ts";
import { orderWorkers } from "../src/order-workers.ts";
import { readValues } from "../src/secrets.ts";

const workers = findWorkers();

test("Workers are found wherever an example has them", () => {
  const named = Object.groupBy(workers, ({ example }) => example);
  expect(named.parcels?.map(({ name }) => name)).toEqual(["bimetal-depot", "bimetal-shop"]);
  expect(named.twins).toHaveLength(3);
  expect(named.links).toMatchObject([
    { name: "bimetal-links", secrets: ["SESSION_SECRET"], queues: [], databases: ["bimetal-links"] },
  ]);
  expect(named.webhooks).toMatchObject([{ queues: ["bimetal-webhooks-dead"] }]);
});

test("turbo builds what each Worker is made of", () => {
  const args = [...buildArguments(workers), "--dry=json"];
  const { stdout } = spawnSync("turbo", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 26 });
  const tasks = (JSON.parse(stdout).tasks as { taskId: string; command: string }[])
    .filter(({ command }) => command !== "<NONEXISTENT>")
    .map(({ taskId }) => taskId);
  for (const worker of workers) {
    const own = existsSync(`${worker.root}/src/index.ts`) && !worker.config.build ? "gen" : "build";
    expect(tasks).toContain(`${worker.package}#${own}`);
  }
});

test.each([
  [{ a: [], b: [] }, "a b"],
  [{ a: ["b"], b: ["c"], c: [] }, "c b a"],
  [{ a: ["b", "elsewhere"], b: [], c: ["a"] }, "b a c"],
])("%j is published in the order %s", (needs: Record<string, string[]>, expected) => {
  const given = Object.entries(needs).map(([name, needs]) => ({ name, needs }));
  expect(orderWorkers(given).map(({ name }) => name)).toEqual(expected.split(" "));
});

test("Workers in a circle are refused", () => {
  const circle = [
    { name: "a", needs: ["b"] },
    { name: "b", needs: ["a"] },
  ];
  expect(() => orderWorkers(circle)).toThrow("so that none can be published first: a → b → a.");
});

test.each([
  [["publish"], { names: [], dryRun: false }],
  [["publish", "--dry-run", "links", "--secrets", "a.env"], { names: ["links"], dryRun: true, secretsFile: "a.env" }],
])("%j is read", (args, expected) => {
  expect(readArguments(args)).toMatchObject(expected);
});

test.each([
  [[], /^Usage: pnpm examples publish/],
  [["deploy"], /^There is no command `deploy`\.\n\nUsage: /],
  [["publish", "--dryrun"], /^Unknown option '--dryrun'\.\n\nUsage: /],
])("%j is no command line", (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});

test("names are those of examples", () => {
  expect(chooseNames([], ["links", "rooms"])).toEqual(["links", "rooms"]);
  expect(() => chooseNames(["link", "rooms"], ["links", "rooms"])).toThrow(
    /^There is no example `link`\. Write some of links, rooms\.$/,
  );
});

test("a file of secrets that is not there is named", () => {
  expect(() => readValues("nowhere.env")).toThrow(/^nowhere\.env is not read: ENOENT: /);
});
