import { expect, test } from "vitest";
import { eventStream, writeEvent } from "./event-stream.ts";

/** `crates/bimetal/src/http/events.rs` has the same events. */
test("events are written as clients read them", () => {
  expect(writeEvent({ data: "a\nb" })).toBe('data: "a\\nb"\n\n');
  expect(writeEvent({ data: "é", event: "or\r\nder", id: "", retry: 0 })).toBe(
    'event: or  der\nid: \nretry: 0\ndata: "é"\n\n',
  );
  expect(writeEvent({ data: "", id: "1\0" })).toBe('id: 1 \ndata: ""\n\n');
});

test.each([-1, 0.5, Number.NaN, undefined])("%s are no milliseconds", (retry) => {
  expect(writeEvent({ data: 1, retry })).toBe("data: 1\n\n");
});

test("the next event is made when it is asked for, and the iterator learns that the client has left", async () => {
  const log: string[] = [];
  async function* events() {
    try {
      for (const data of [1, 2, 3]) {
        log.push(`make ${data}`);
        yield { data };
      }
    } finally {
      log.push("left");
    }
  }
  const reader = eventStream(events()).getReader();
  expect(log).toEqual([]);
  await reader.read();
  expect(log).toEqual(["make 1"]);
  await reader.cancel();
  expect(log).toEqual(["make 1", "left"]);
});

test("an iterator that throws breaks the stream", async () => {
  function* events() {
    yield { data: 1 };
    throw new Error("late");
  }
  const reader = eventStream(events()).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe("data: 1\n\n");
  await expect(reader.read()).rejects.toThrow("late");
});
