/** What is not published, and why. */
import { globSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../../setup/root.mjs";
import { type Cloudflare, startCloudflare } from "./cloudflare/index.ts";
import { publish } from "./publish.ts";

async function start(): Promise<Cloudflare> {
  const cloudflare = await startCloudflare();
  onTestFinished(cloudflare.close);
  return cloudflare;
}

test("an upload that is refused is told of, without a secret in it, and the others are published", async () => {
  const { account, unknown, env } = await start();
  account.refusals.set("bimetal-links", { status: 400, code: 10021, message: "it does not start: a good secret" });
  const names = ["links", "hello-typescript", "rooms"];
  const { code, stdout, stderr } = await publish(names, { ...env, SESSION_SECRET: "a good secret" });
  expect(code).toBe(1);
  expect([...account.scripts.keys()]).toEqual(["hello-typescript", "bimetal-rooms"]);
  expect(unknown).toEqual([]);
  expect(stdout).toMatch(/^bimetal-links +failed +\d+\.\d s$/m);
  expect(stdout).toMatch(/^bimetal-rooms +https:\/\/bimetal-rooms\.examples\.workers\.dev /m);
  expect(stderr).toContain("it does not start: (hidden)");
  expect(stderr).toMatch(/Not published: bimetal-links\.\n$/);
  expect(stdout + stderr).not.toContain("a good secret");
});

test("who interrupts it leaves no config and no further upload", async () => {
  const { account, requests, env } = await start();
  const ran = publish(["twins"], env, async (child) => {
    await expect.poll(() => requests, { timeout: 120_000 }).not.toEqual([]);
    child.kill("SIGINT");
  });
  expect(await ran).toMatchObject({ code: 130 });
  expect(account.scripts.size).toBeLessThan(3);
  expect(globSync("examples/twins/*/.bimetal.publish-*", { cwd: root })).toEqual([]);
});

test("a secret without a value is named before anything is uploaded", async () => {
  const { requests, env } = await start();
  const { code, stdout, stderr } = await publish(["links", "hello-typescript", "webhooks"], { ...env, ADMIN_KEY: "" });
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(
    `bimetal-links has no secret SESSION_SECRET.
bimetal-webhooks has no secret ADMIN_KEY.
Set an environment variable of that name, or give a file that does with --secrets. Nothing was published.
`,
  );
  expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
});

test("a token that the account does not know is told of in wrangler's words", async () => {
  const { env } = await start();
  const { code, stderr } = await publish(["links"], { ...env, CLOUDFLARE_API_TOKEN: "another" });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^wrangler does not say which secrets bimetal-links has\.\n.*Authentication error/s);
});

test("--dry-run needs no account and asks for nothing", async () => {
  const { requests, env } = await start();
  const { code, stdout } = await publish(["--dry-run", "links", "hello-rust"], env);
  expect(code).toBe(0);
  const [, table = ""] = stdout.split("\n\n");
  expect(table.replaceAll(/\d+\.\d/g, "0.0").replaceAll(/ +/g, " ")).toBe(
    `Worker size gzipped time
hello-rust 0.0 kB 0.0 kB 0.0 s
bimetal-links 0.0 kB 0.0 kB 0.0 s
`,
  );
  expect(requests).toEqual([]);
});
