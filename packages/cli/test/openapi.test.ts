import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp } from "./app.ts";

/** One project; each test leaves it as it was. */
let app: App;
beforeAll(() => {
  app = createApp("openapi");
});
afterAll(() => app.remove());

test("the document is what stdout has, or a file", async () => {
  const printed = await app.bimetal(["openapi"]);
  expect([printed.code, printed.stderr]).toEqual([0, ""]);
  const document = JSON.parse(printed.stdout);
  expect(document).toMatchObject({
    openapi: "3.1.1",
    info: { title: "Fixture", version: "1.0.0" },
    paths: { "/count/{name}": { get: { operationId: "count" } } },
  });
  const written = await app.bimetal(["openapi", "--out", "docs/openapi.json"]);
  expect(written).toEqual({ code: 0, stdout: "", stderr: "✓ wrote docs/openapi.json\n" });
  expect(JSON.parse(readFileSync(join(app.root, "docs/openapi.json"), "utf8"))).toEqual(document);
  const asked = await app.bimetal(["openapi", "--json"]);
  expect(JSON.parse(asked.stdout)).toEqual({ ok: true, diagnostics: [], openapi: document });
});

test("a mistake in the contract is told on stderr, and there is no document", async () => {
  app.edit("src/contract.ts", '"/greet/:name"', '"greet"');
  const { code, stdout, stderr } = await app.bimetal(["openapi"]);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("does not start with a slash");
  const { ok, diagnostics } = JSON.parse((await app.bimetal(["openapi", "--json"])).stdout);
  expect([ok, diagnostics.length]).toEqual([false, 1]);
  app.edit("src/contract.ts", '"greet"', '"/greet/:name"');
});

test("without a contract there is nothing to describe", async () => {
  const contract = app.read("src/contract.ts");
  rmSync(join(app.root, "src/contract.ts"));
  const { code, stderr } = await app.bimetal(["openapi"]);
  expect([code, stderr]).toEqual([2, "bimetal: there is no contract: write src/contract.ts\n"]);
  app.write("src/contract.ts", contract);
});
