/** WebSockets that Rust has at their other end, on workerd. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Probes, startProbes } from "./probes.ts";

let probes: Probes;
beforeAll(async () => {
  probes = await startProbes();
}, 60_000);
afterAll(() => probes.close());

test("an object has its sockets, with their tags and attachments", async () => {
  const ada = await probes.connect("/PROBES/room/socket?team&admin");
  const grace = await probes.connect("/PROBES/room/socket?team");
  ada.send("tags");
  expect(await ada.next()).toBe("team,admin");
  ada.send("all hello");
  expect([await ada.next(), await grace.next()]).toEqual(["hello", "hello"]);
  ada.send("others not to ada");
  ada.send("tag admin to ada");
  expect([await ada.next(), await grace.next()]).toEqual(["to ada", "not to ada"]);
  ada.send(Uint8Array.of(1, 2, 255));
  expect(await ada.next()).toEqual([255, 2, 1]);

  ada.send("attach é😀");
  for (const socket of [ada, grace]) socket.send("attached");
  expect([await ada.next(), await grace.next()]).toEqual(['Some("é😀")', "None"]);
  ada.send("state");
  expect(await ada.next()).toBe("Open");
});

test("sockets outlive the memory of their object, with their tags and attachments", async () => {
  const ada = await probes.connect("/PROBES/asleep/socket?team&admin");
  const grace = await probes.connect("/PROBES/asleep/socket?team");
  ada.send("attach ada");
  ada.send("calls");
  expect(await ada.next()).toBe("4");
  await probes.evict("asleep");
  ada.send("calls");
  expect(await ada.next()).toBe("1");
  ada.send("attached");
  ada.send("tags");
  expect([await ada.next(), await ada.next()]).toEqual(['Some("ada")', "team,admin"]);
  ada.send("others still here");
  expect(await grace.next()).toBe("still here");
});

test("an error in a message harms neither its socket nor its object", async () => {
  const socket = await probes.connect("/PROBES/errors/socket");
  socket.send("nothing that is known");
  socket.send("calls");
  expect(await socket.next()).toBe("3");
});

test("either end closes a socket", async () => {
  const closed = { reason: "", wasClean: true };
  const first = await probes.connect("/PROBES/closing/socket");
  first.close(3001, "bye");
  expect(await first.next()).toEqual({ ...closed, code: 3001, reason: "bye" });
  const second = await probes.connect("/PROBES/closing/socket");
  second.send("close enough");
  expect(await second.next()).toEqual({ ...closed, code: 4001, reason: "enough" });
  // Without a code, which 1005 stands for and nobody may send.
  const third = await probes.connect("/PROBES/closing/socket");
  third.close();
  expect(await third.next()).toEqual({ ...closed, code: 1005 });

  const notes = ['close 3001 "bye" true None', 'close 4001 "" true None', 'close 1005 "" true None'];
  await expect.poll(async () => (await probes.ask("/PROBES/closing/log")).said).toEqual(notes);
});

test("the platform answers for an object that said how", async () => {
  const socket = await probes.connect("/PROBES/answering/socket?answering");
  socket.send("ping");
  expect(await socket.next()).toBe("pong");
  socket.send("calls");
  expect(await socket.next()).toBe("2");
});

test("the sockets of an object that is put out of memory break", async () => {
  const socket = await probes.connect("/PROBES/broken/socket");
  await probes.ask("/PROBES/broken/abort");
  expect(await socket.next()).toEqual({ code: 1006, reason: "", wasClean: false });
});

test("a route reads a socket as a stream, and leaves nothing behind in Wasm", async () => {
  const held = async () => (await probes.ask("/held")).said;
  const before = await held();
  const socket = await probes.connect("/plain");
  socket.send("hello");
  expect(await socket.next()).toBe("HELLO");
  socket.send(Uint8Array.of(1, 2));
  expect(await socket.next()).toEqual([2, 1]);
  socket.send("fail");
  expect(await socket.next()).toBe("failed: as asked");
  socket.close(3000, "over");
  expect(await socket.next()).toEqual({ code: 3000, reason: "over", wasClean: true });

  // One that stops listening, and one that is closed while it listens.
  const deaf = await probes.connect("/plain");
  deaf.send("stop");
  deaf.send("nobody listens");
  deaf.close();
  const listening = await probes.connect("/plain");
  listening.close();
  expect(await listening.next()).toMatchObject({ code: 1005 });
  await expect.poll(held).toBe(before);
});
