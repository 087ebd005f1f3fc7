import { expect, test } from "vitest";
import { readEvents } from "./read-events.ts";

async function read(chunks: readonly Uint8Array[]) {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

/** As the HTML standard has it, and browsers. */
test.each([
  ["", []],
  ["data: a\n\n", [{ data: "a" }]],
  ["\ufeffdata: a\n\n", [{ data: "a" }]],
  ["data: é😀\r\ndata:  b\rdata:c\n\n", [{ data: "é😀\n b\nc" }]],
  ["data\n\ndata:\r\r", [{ data: "" }, { data: "" }]],
  ["data: a\r\n\r\ndata: b\r\n\r\n", [{ data: "a" }, { data: "b" }]],
  ["data: a\r\r", [{ data: "a" }]],
  [
    "event: x\nid: 1\nretry: 10\ndata: a\n\ndata: b\n\n",
    [{ data: "a", event: "x", id: "1", retry: 10 }, { data: "b" }],
  ],
  ["id: 1\u00002\nretry: 1s\nother: 1\n: a comment\ndata: a\n\n", [{ data: "a" }]],
  ["event: x\n\ndata: a\n\n", [{ data: "a" }]],
  ["data: a\n\ndata: without an end\n", [{ data: "a" }]],
])("%j", async (text, events) => {
  const bytes = new TextEncoder().encode(text);
  expect(await read([bytes])).toEqual(events);
  expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(events);
});

test("whoever stops to read ends the connection", async () => {
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("data: a\n\n")),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const { data } of readEvents(stream)) {
    expect(data).toBe("a");
    break;
  }
  expect(cancelled).toBe(true);
});
