/** Bodies as streams, TCP sockets, WebSockets. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Started, start } from "./start.ts";

let worker: Started;
beforeAll(async () => {
  worker = await start("streams");
}, 60_000);
afterAll(() => worker.harness.close());

test("a body that Rust streams", async () => {
  expect((await worker.ask("/count/4")).text).toBe("1\n2\n3\n4\n");
});

test("a body that Rust reads as it comes", async () => {
  expect((await worker.ask("/length", { method: "POST", body: "x".repeat(300_000) })).text).toBe("300000");
});

test("a server that is asked over TCP", async () => {
  const server = createServer({ allowHalfOpen: true }, async (socket) => {
    const chunks = await socket.toArray();
    socket.end(`${Buffer.concat(chunks)}, you say`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    expect(await worker.ask(`/ask/${port}`, { method: "POST", body: "hello" })).toEqual({
      status: 200,
      text: "hello, you say",
    });
  } finally {
    server.close();
  }
});

test("a WebSocket", async () => {
  const socket = new WebSocket(new URL("/echo", worker.url.href.replace("http", "ws")));
  await once(socket, "open");
  const answer = once(socket, "message");
  socket.send("hi");
  expect(((await answer)[0] as MessageEvent).data).toBe("you said hi");
  socket.close();
});
