/** Events that Rust handles, as workerd has them happen. */
import { expect, test } from "vitest";
import { startWorker } from "./worker.ts";

const { worker: running, read } = startWorker();

async function note(name: string): Promise<unknown> {
  return read(`/notes/${encodeURIComponent(name)}`);
}

async function send(...jobs: readonly { readonly name: string; readonly does: string }[]): Promise<void> {
  const body = JSON.stringify(jobs);
  const sent = await running().fetch("/jobs", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(await sent.json()).toBe(jobs.length);
}

test("a cron trigger", async () => {
  const scheduledTime = new Date(1_767_236_400_000);
  expect(await running().scheduled({ cron: "0 3 * * *", scheduledTime })).toMatchObject({ outcome: "ok" });
  expect(await note("scheduled")).toBe("0 3 * * * at 1767236400000");
});

test("messages of a queue", async () => {
  await send({ name: "one", does: "note" }, { name: "two", does: "note" });
  await expect.poll(() => note("job:two"), { timeout: 30_000 }).toBe("jobs two 1");
  expect(await note("job:one")).toBe("jobs one 1");
}, 60_000);

test.each([
  [
    "an object",
    { name: 1, does: "rest" },
    "name: Invalid input: expected string, received number; does: Invalid option: ",
  ],
  ["text", "job", "value: Invalid input: expected object, received string"],
])(
  "%s, which is no message of the contract",
  async (_, body, because) => {
    const headers = { "content-type": "application/json" };
    await running().fetch("/jobs/odd", { method: "POST", headers, body: JSON.stringify(body) });
    const refused = new RegExp(`^queue JOBS: read: the message \`\\w+\` is no Job: ${because}`);
    await expect.poll(() => note("job refused"), { timeout: 30_000 }).toMatch(refused);
  },
  60_000,
);

test("a message that is to come again comes again", async () => {
  await send({ name: "again", does: "retry" });
  await expect.poll(() => note("job:again"), { timeout: 30_000 }).toBe("jobs again 3");
}, 60_000);

test("an error has the platform try again, and the instance stays", async () => {
  const before = (await read("/calm")) as number;
  await send({ name: "failing", does: "fail" });
  // As often as the config says.
  await expect.poll(() => note("job:failing"), { timeout: 30_000 }).toBe("jobs failing 3");
  const after = (await read("/calm")) as number;
  expect(after).toBe(before + 3);
}, 60_000);

test("a panic has the platform try again, on a fresh instance", async () => {
  await send({ name: "panicking", does: "panic" });
  await expect.poll(() => note("job:panicking"), { timeout: 30_000 }).toBe("jobs panicking 2");
  expect(await read("/calm")).toBe(1);
}, 60_000);

async function mail(subject: string): Promise<Response> {
  const url = new URL("/cdn-cgi/handler/email?from=ada@example.com&to=team@example.org", running().url);
  const body = [
    "From: ada@example.com",
    "To: team@example.org",
    `Subject: ${subject}`,
    `Message-ID: <${subject}@example.com>`,
    "",
    "How are you?",
  ].join("\r\n");
  return fetch(url, { method: "POST", body });
}

test("a mail", async () => {
  expect((await mail("hello")).status).toBe(200);
  const size = [
    "From: ada@example.com",
    "To: team@example.org",
    "Subject: hello",
    "Message-ID: <hello@example.com>",
    "",
    "How are you?",
  ].join("\r\n").length;
  expect(await note("email")).toBe(`ada@example.com to team@example.org: hello, ${size} of ${size}`);
});

test("a mail that is refused, and one whose handler fails", async () => {
  const refused = await mail("spam");
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("no spam")]);
  const failed = await mail("fail");
  expect([failed.status, await failed.text()]).toEqual([500, expect.stringContaining("the mail failed")]);
});
