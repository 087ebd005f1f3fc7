import { expect, test } from "vitest";
import { createClient } from "../generated/client";
import { SECRET, start } from "./start";

const { worker, admin } = await start();

const body = { target: "https://example.com/", schema: { type: "object" }, template: "{{ body }}", secret: SECRET };
const params = { tenant: "shop" };

test("a tenant is made, read without its secret, and changed", async () => {
  expect(await admin.getTenant({ params })).toMatchObject({ status: 404 });
  expect(await admin.putTenant({ params, body })).toMatchObject({ status: 204 });
  const { secret: _, ...told } = body;
  expect((await admin.getTenant({ params })).body).toEqual(told);
  expect(await admin.putTenant({ params, body: { ...body, schema: true } })).toMatchObject({ status: 204 });
  expect((await admin.getTenant({ params })).body).toEqual({ ...told, schema: true });
});

test("Rust says what is wrong with a schema and a template, and nothing is changed", async () => {
  const wrong = { ...body, schema: { $ref: "https://example.com/schema.json" }, template: "{{ body" };
  const refused = await admin.putTenant({ params: { tenant: "wrong" }, body: wrong });
  expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining("cannot fetch https://exa") } });
  expect(refused).toMatchObject({ body: { detail: expect.stringContaining("template, line 1: syntax error") } });
  expect(await admin.getTenant({ params: { tenant: "wrong" } })).toMatchObject({ status: 404 });
});

test.each([
  ["name", { tenant: "Shop" }, body],
  ["target", params, { ...body, target: "ftp://example.com/" }],
  ["schema", params, { ...body, schema: "object" as never }],
  ["secret", params, { ...body, secret: SECRET.slice(0, -1) }],
])("a %s that the contract does not allow is refused", async (_, wrong, given) => {
  expect(await admin.putTenant({ params: wrong, body: given })).toMatchObject({ status: 400 });
});

test.each([
  ["none", undefined],
  ["a wrong one", "Bearer only for test"],
])("who has no admin key, but %s, is refused", async (_, authorization) => {
  const stranger = createClient(worker, authorization === undefined ? {} : { headers: { authorization } });
  expect(await stranger.getTenant({ params })).toMatchObject({ status: 401 });
  expect(await stranger.putTenant({ params, body })).toMatchObject({ status: 401 });
  expect(await stranger.listDeliveries({ params })).toMatchObject({ status: 401 });
});
