import { expect, test } from "vitest";
import { SECRET, start } from "./start";
import { startTarget } from "./target";

const target = await startTarget();
const { worker, admin, hook, log } = await start();

const schema = {
  type: "object",
  required: ["total"],
  properties: { total: { type: "number", minimum: 0 }, email: { type: "string", format: "email" } },
};
const template = `{
  "text": {{ "Order " ~ id ~ " of " ~ tenant }},
  "total": {{ body.total }}
}`;

/** Makes a tenant whose payloads go to a path of the target. */
async function make(tenant: string): Promise<void> {
  const body = { target: `${target.url}/${tenant}`, schema, template, secret: SECRET };
  expect(await admin.putTenant({ params: { tenant }, body })).toMatchObject({ status: 204 });
}

async function send(tenant: string, id: string, body: unknown): Promise<void> {
  expect((await hook(tenant, id, JSON.stringify(body))).status).toBe(202);
}

const sentTo = (path: string) => target.sent.filter((sent) => sent.path === path);
const stateOf = async (tenant: string, id: string) => (await log(tenant))[id]?.state;
const inAnHour = (hours: number) => new Date(Date.now() + hours * 3_600_000);

test("a webhook is rendered and delivered", async () => {
  await make("shop");
  await send("shop", "order-1", { total: 2.5, note: "\u2028 </script> \"'" });
  await expect.poll(() => stateOf("shop", "order-1")).toBe("delivered");
  const payload = { text: "Order order-1 of shop", total: 2.5 };
  expect(sentTo("/shop")).toEqual([{ path: "/shop", id: "order-1", payload }]);
  expect((await log("shop"))["order-1"]).toMatchObject({ attempts: 1, dueAt: null, errors: [] });
});

test("what comes a second time is delivered once", async () => {
  await make("twice");
  await send("twice", "same", { total: 1 });
  await expect.poll(() => stateOf("twice", "same")).toBe("delivered");
  await send("twice", "same", { total: 1 });
  await send("twice", "later", { total: 2 });
  await expect.poll(() => stateOf("twice", "later")).toBe("delivered");
  expect(sentTo("/twice").map(({ id }) => id)).toEqual(["same", "later"]);
});

test("what is invalid is in the log with what is wrong, and is not sent", async () => {
  await make("strict");
  await send("strict", "wrong", { total: -1, email: "nobody" });
  expect((await hook("strict", "broken", "{")).status).toBe(202);
  await expect.poll(() => stateOf("strict", "wrong")).toBe("invalid");
  await expect.poll(() => stateOf("strict", "broken")).toBe("invalid");
  await worker.scheduled({ cron: "* * * * *", scheduledTime: inAnHour(1) });
  const { wrong, broken } = await log("strict");
  expect(wrong).toMatchObject({ attempts: 0, dueAt: null });
  expect(wrong?.errors).toEqual([
    'body/email: value is not a "email"',
    "body/total: value is less than the minimum of 0",
  ]);
  expect(broken?.errors).toEqual(["the body is no JSON: EOF while parsing an object at line 1 column 1"]);
  expect(sentTo("/strict")).toEqual([]);
});

test("what fails at the target is sent again by the cron trigger, when it is due", async () => {
  target.statuses.set("/down", 503);
  await make("down");
  await send("down", "late", { total: 3 });
  await expect.poll(async () => (await log("down")).late?.errors).toEqual(["the target answered 503"]);
  const { late } = await log("down");
  expect(late).toMatchObject({ state: "waiting", attempts: 1 });
  expect(Date.parse(late?.dueAt ?? "") - Date.parse(late?.receivedAt ?? "")).toBe(30_000);

  // Nothing is due yet.
  const receivedAt = new Date(Date.parse(late?.receivedAt ?? ""));
  expect(await worker.scheduled({ cron: "* * * * *", scheduledTime: receivedAt })).toMatchObject({ outcome: "ok" });
  expect(sentTo("/down")).toHaveLength(1);
  await worker.scheduled({ cron: "* * * * *", scheduledTime: inAnHour(1) });
  expect((await log("down")).late).toMatchObject({ state: "waiting", attempts: 2 });
  target.statuses.delete("/down");
  await worker.scheduled({ cron: "* * * * *", scheduledTime: inAnHour(2) });
  expect((await log("down")).late).toMatchObject({ state: "delivered", attempts: 3, dueAt: null, errors: [] });
  expect(sentTo("/down")).toHaveLength(3);
});

test("what fails at every attempt is given up", async () => {
  target.statuses.set("/gone", 410);
  await make("gone");
  await send("gone", "lost", { total: 4 });
  await expect.poll(async () => (await log("gone")).lost?.errors).toEqual(["the target answered 410"]);
  for (let day = 1; day <= 9; day++) {
    await worker.scheduled({ cron: "* * * * *", scheduledTime: inAnHour(day * 24) });
  }
  expect((await log("gone")).lost).toMatchObject({ state: "failed", attempts: 8, dueAt: null });
  expect(sentTo("/gone")).toHaveLength(8);
});

test("a target that is not there", async () => {
  const body = { target: "http://127.0.0.1:1/", schema, template, secret: SECRET };
  await admin.putTenant({ params: { tenant: "nowhere" }, body });
  await send("nowhere", "one", { total: 5 });
  await expect.poll(async () => (await log("nowhere")).one?.errors.length).toBe(1);
  expect((await log("nowhere")).one).toMatchObject({ state: "waiting", attempts: 1 });
});

test("what cannot be handled is dead after some tries, and no other waits for it", async () => {
  await make("alive");
  await worker.env.HOOKS.send({ tenant: "nobody", id: "poison", body: "{}" });
  await worker.env.HOOKS.send("no webhook at all" as never);
  await send("alive", "beside", { total: 6 });
  await expect.poll(() => stateOf("alive", "beside")).toBe("delivered");
  await expect.poll(() => stateOf("nobody", "poison")).toBe("dead");
  const dead = worker.env.DB.prepare("SELECT body FROM deliveries WHERE tenant = '' AND state = 'dead'");
  await expect.poll(() => dead.first<string>("body")).toContain("is no Hook");
  expect(sentTo("/alive")).toHaveLength(1);
});

test("deliveries are listed from new to old, by their state", async () => {
  const list = async (query: object) => (await admin.listDeliveries({ params: { tenant: "twice" }, query })).body;
  expect(await list({ limit: 1 })).toMatchObject([{ id: "later" }]);
  expect(await list({ state: "delivered" })).toMatchObject([{ id: "later" }, { id: "same" }]);
  expect(await list({ state: "failed" })).toEqual([]);
});
