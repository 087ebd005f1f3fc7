/** A class of Durable Objects. */
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Started, start } from "./start.ts";

let worker: Started;
beforeAll(async () => {
  worker = await start("counter");
}, 60_000);
afterAll(() => worker.harness.close());

const text = async (path: string): Promise<string> => (await worker.ask(path)).text;

test("objects have storage of their own", async () => {
  expect([await text("/a/add"), await text("/a/add"), await text("/b/add")]).toEqual(["1", "2", "1"]);
});

test("an alarm rings", async () => {
  expect(await text("/alarm/add")).toBe("1");
  expect(await text("/alarm/later")).toBe("later");
  await expect.poll(() => text("/alarm/ring")).toBe("at 1");
});

test("a WebSocket that hibernates", async () => {
  const socket = await open("/socket/socket");
  expect(await say(socket, "hi")).toBe("0 hi");
  await worker.harness.getWorker().evictDurableObject("COUNTER", { name: "socket", webSockets: "hibernate" });
  await text("/socket/add");
  expect(await say(socket, "again")).toBe("1 again");
  socket.close();
});

test("an object that panics is made again, and no other notices", async () => {
  for (const name of ["calm", "wild"])
    expect([await text(`/${name}/add`), await text(`/${name}/seen`)]).toEqual(["1", "2"]);
  const socket = await open("/calm/socket");
  const waiting = text("/calm/wait");
  expect((await worker.ask("/wild/panic")).status).toBe(500);
  expect(await text("/wild/seen")).toBe("1");
  expect(await text("/wild/add")).toBe("2");
  expect(await waiting).toBe("waited");
  expect(await text("/calm/seen")).toBe("5");
  expect(await say(socket, "hi")).toBe("1 hi");
  socket.close();
});

test("objects outlive many panics of others", async () => {
  const names = Array.from({ length: 8 }, (_, index) => `many${index}`);
  for (const name of names) {
    expect(await text(`/${name}/add`)).toBe("1");
    expect((await worker.ask(`/${name}x/panic`)).status).toBe(500);
  }
  for (const name of names) expect(await text(`/${name}/add`)).toBe("2");
});

async function open(path: string): Promise<WebSocket> {
  const socket = new WebSocket(new URL(path, worker.url.href.replace("http", "ws")));
  await once(socket, "open");
  return socket;
}

async function say(socket: WebSocket, words: string): Promise<unknown> {
  const [answer] = [once(socket, "message"), socket.send(words)];
  return ((await answer)[0] as MessageEvent).data;
}
