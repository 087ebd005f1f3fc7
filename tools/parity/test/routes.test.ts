import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { compareAll, randomSets, readSets } from "../src/routes/command.ts";
import { compare } from "../src/routes/compare.ts";
import type { Router } from "../src/routes/route-set.ts";
import { specification } from "../src/routes/specification.ts";

// Cargo builds both sides first.
vi.setConfig({ testTimeout: 300_000 });

const TABLE: string = join(import.meta.dirname, "../../../crates/bimetal/fixtures/routing.json");

test("every router answers the table of cases as it says", async () => {
  const { comparisons, disagreements } = await compareAll(readSets(TABLE));
  expect(disagreements).toEqual([]);
  // The specification, Hono, and Rust natively and in Wasm; matchit has no opinion on some.
  const requests = readSets(TABLE).reduce((sum, set) => sum + set.requests.length, 0);
  expect(comparisons).toBeGreaterThan(requests * 4.5);
});

test("every router answers random requests as the specification does", async () => {
  const { comparisons, disagreements } = await compareAll(randomSets(7, 100));
  expect(disagreements).toEqual([]);
  expect(comparisons).toBeGreaterThan(30_000);
});

/** As the specification, but that an encoded slash splits. */
const splitting: Router = {
  name: "splitting",
  ask: (set) => {
    const requests = set.requests.map((request) => ({ ...request, path: request.path.replace(/%2f/gi, "/") }));
    return specification.ask({ ...set, requests });
  },
};

test("a disagreement is found, and made small", async () => {
  const [set] = randomSets(1, 1);
  const routes = [...(set?.routes ?? []), { id: "odd", method: "LINK", path: "/odd/:x" }];
  const requests = [...(set?.requests ?? []), { method: "LINK", path: "/odd/a%2Fb?query" }];
  const { disagreements } = await compare({ specification, others: [splitting] }, { routes, requests });
  expect(disagreements.at(-1)).toMatchObject({
    router: "splitting",
    set: { routes: [{ id: "odd" }], requests: [{ path: "/odd/a%2Fb?query" }] },
    expected: { route: "odd", params: { x: "a/b" } },
    found: { status: 404 },
  });
});

test("what a file of cases expects is what counts", async () => {
  const routes = [{ id: "a", method: "GET", path: "/a" }];
  const requests = [{ method: "GET", path: "/a", expect: { status: 404 } }];
  const { comparisons, disagreements } = await compare({ specification, others: [splitting] }, { routes, requests });
  expect([comparisons, disagreements.map(({ router }) => router)]).toEqual([2, ["specification", "splitting"]]);
});
