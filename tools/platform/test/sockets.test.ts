/** WebSockets of a Durable Object in Rust, which hibernate with it. */
import { once } from "node:events";
import { expect, test } from "vitest";
import { startWorker } from "./worker.ts";

const { worker, read } = startWorker();

async function open(name: string): Promise<WebSocket> {
  const url = new URL(`/sockets/${name}`, worker().url);
  url.protocol = "ws:";
  const socket = new WebSocket(url.href);
  await once(socket, "open");
  return socket;
}

async function say(socket: WebSocket, text: string): Promise<unknown> {
  const answered = once(socket, "message");
  socket.send(text);
  const [event] = await answered;
  return event.data;
}

test("an object answers its sockets", async () => {
  const first = await open("a");
  expect(await say(first, "one")).toBe("one 1 0");
  const second = await open("a");
  expect(await say(second, "two")).toBe("two 2 1");
  expect(await say(first, "three")).toBe("three 3 0");
  const closed = once(first, "close");
  first.close(1000, "enough");
  expect((await closed)[0].code).toBe(1000);
  expect(await say(second, "four")).toBe("four 4 1");
  second.close();
});

test("a socket outlives the memory of its object, and keeps what was attached to it", async () => {
  await read("/counters/hibernating/add?input=7");
  const socket = await open("hibernating");
  expect(await say(socket, "awake")).toBe("awake 8 7");
  await worker().evictDurableObject("Counter", { name: "hibernating", webSockets: "hibernate" });
  expect(await say(socket, "woken")).toBe("woken 1 7");
  socket.close();
});

test("a panic takes the sockets of its object alone", async () => {
  const [calm, panicking] = [await open("calm"), await open("panicking")];
  await read("/counters/calm/add?input=5");
  await read("/counters/panicking/add?input=5");
  const closed = once(panicking, "close");
  panicking.send("panic");
  expect((await closed)[0].code).not.toBe(1000);
  expect(await say(calm, "still")).toBe("still 6 0");
  expect(await read("/counters/panicking/read")).toEqual({ memory: 0, stored: 5 });
  expect(await say(await open("panicking"), "again")).toBe("again 1 0");
  await worker().evictDurableObject("Counter", { name: "calm", webSockets: "hibernate" });
  expect(await say(calm, "woken")).toBe("woken 1 0");
  calm.close();
});

test("what is no WebSocket is told so", async () => {
  const response = await worker().fetch("/sockets/a");
  expect([response.status, await response.text()]).toEqual([426, "this object wants a WebSocket"]);
});
