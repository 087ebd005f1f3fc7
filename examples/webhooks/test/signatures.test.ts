import { expect, test } from "vitest";
import { SECRET, sign, start } from "./start";

const { admin, hook, log } = await start();
const { status } = await admin.putTenant({
  params: { tenant: "shop" },
  // What comes is invalid, so that nothing is sent.
  body: { target: "https://example.com/", schema: false, template: "{}", secret: SECRET },
});
expect(status).toBe(204);

const now = Math.floor(Date.now() / 1000);

/** A good signature for the present. */
const signature = (id: string, body: string) => sign(id, body, now)["webhook-signature"] ?? "";

test("a webhook with a good signature is taken", async () => {
  const answer = await hook("shop", "good", "{}");
  expect([answer.status, await answer.json()]).toEqual([202, { id: "good" }]);
  await expect.poll(async () => (await log("shop")).good?.state).toBe("invalid");
});

test("one good signature among several is enough", async () => {
  const several = `v2,abc v1,abc ${signature("other", "")} ${signature("several", "{}")}`;
  const answer = await hook("shop", "several", "{}", { ...sign("several", "{}", now), "webhook-signature": several });
  expect(answer.status).toBe(202);
});

test.each([
  ["of another body", signature("bad", "{ }")],
  ["of another id", signature("other", "{}")],
  ["of another time", sign("bad", "{}", now - 1)["webhook-signature"] ?? ""],
  ["that is cut", signature("bad", "{}").slice(0, -2)],
  ["of another version", signature("bad", "{}").replace("v1", "v2")],
])("a signature %s is refused", async (_, wrong) => {
  const answer = await hook("shop", "bad", "{}", { ...sign("bad", "{}", now), "webhook-signature": wrong });
  const detail = "No signature in `webhook-signature` is right.";
  expect([answer.status, await answer.json()]).toMatchObject([401, { detail }]);
});

test.each([-3600, 3600])("a good signature that is %i seconds off is refused", async (seconds) => {
  const answer = await hook("shop", "old", "{}", sign("old", "{}", now + seconds));
  expect([answer.status, await answer.json()]).toMatchObject([401, { detail: expect.stringContaining("300 seconds") }]);
});

test("who is no tenant gets no webhooks", async () => {
  expect((await hook("nobody", "one", "{}")).status).toBe(404);
});

test("a header that the contract does not allow is named", async () => {
  const answer = await hook("shop", "one", "{}", { "webhook-timestamp": "today" });
  expect([answer.status, await answer.json()]).toMatchObject([400, { issues: [{ path: ["webhook-timestamp"] }] }]);
});
