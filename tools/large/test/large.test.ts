import { chat } from "@bimetal/large-chat";
import { shop } from "@bimetal/large-shop";
import { tracker } from "@bimetal/large-tracker";
import { type Served, serve, type Upload } from "@bimetal/workerd";
import { checkExample } from "bimetal/test";
import { afterAll, assert, beforeAll, describe, expect, test } from "vitest";
import budget from "../budget.json" with { type: "json" };
import { findOverruns } from "../src/budget.ts";
import { operationsOf } from "../src/operations.ts";

/** Set by hand, to what the test tells. */
const budgets: Readonly<Record<string, Upload>> = budget;

const workers = [tracker, shop, chat];
let served: Served;
beforeAll(async () => {
  served = await serve(workers);
}, 120_000);
afterAll(() => served.stop());

describe.each(workers.map((worker, index) => ({ ...worker, index })))("$name", (worker) => {
  const { name, index, examples, refused } = worker;
  const operations = operationsOf(worker);
  const fetcher = {
    fetch: (url: string, init?: RequestInit) => {
      const { pathname, search } = new URL(url);
      return fetch(new URL(pathname + search, served.urls[index]), init);
    },
  };
  const send = (path: string, init?: RequestInit) => fetcher.fetch(`https://localhost${path}`, init);
  /** One that shows how a route serves. */
  const exampleOf = (route: string) =>
    examples.find((example) => example.route === route && example.response.status < 400);

  test("is large, each route has an example, and each JSON body one that is refused", () => {
    expect(operations.length).toBeGreaterThanOrEqual(40);
    const names = operations.map((operation) => operation.name);
    expect(names.filter((route) => exampleOf(route) === undefined)).toEqual([]);
    const takers = operations.filter(({ takesJson }) => takesJson).map((operation) => operation.name);
    expect(Object.keys(refused).sort()).toEqual(takers.sort());
  });

  test.for(examples)("$route: $name", (example) => checkExample(example, fetcher));

  test.for(Object.keys(refused))("%s refuses", async (route) => {
    const { method = "", path = "", headers = {} } = exampleOf(route)?.request ?? {};
    const response = await send(path, { method, headers, body: JSON.stringify(refused[route]?.body) });
    const answer = (await response.json()) as { issues: object[] };
    expect({ status: response.status, issue: answer.issues[0] }).toMatchObject({
      status: 400,
      issue: { in: "body", path: refused[route]?.path },
    });
  });

  test.for(operations)("$name is served to no other method", async (operation) => {
    const { method = "", path = "" } = exampleOf(operation.name)?.request ?? {};
    const response = await send(path, { method: "PURGE" });
    expect([response.status, response.headers.get("allow")?.split(", ")]).toEqual([
      405,
      expect.arrayContaining([method]),
    ]);
  });

  test("what is no route is not found", async () => {
    expect((await send("/no/such/route")).status).toBe(404);
  });

  test("keeps to its budget", () => {
    const [upload, limit] = [served.uploads[index], budgets[name]];
    assert(upload && limit, "its sizes are known");
    expect(findOverruns(upload, limit)).toEqual([]);
  });
});
