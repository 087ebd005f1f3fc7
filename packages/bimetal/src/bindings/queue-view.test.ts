import type { Message, Queue } from "@cloudflare/workers-types";
import { expect, test } from "vitest";
import { createGuard } from "../schema/index.ts";
import { type QueueView, queueView } from "./queue-view.ts";

const flag = createGuard((value: unknown): value is boolean => typeof value === "boolean", { type: "boolean" });
const view = queueView("FLAGS", "Flag", flag).of({} as Queue as never) as QueueView<boolean>;
const message = (body: unknown) => ({ id: "m1", body }) as Message<unknown>;

test("a body is what the contract declares", () => {
  expect(view.read(message(true))).toBe(true);
});

// `crates/bimetal/src/bindings/queue/batch/fake.rs` says the same of what Rust receives.
test.each([
  ["two", "value: Invalid input: expected boolean, received string"],
  [undefined, "value: Invalid input: expected boolean, received null"],
  ["\ud800", "it is no JSON, has half of a surrogate pair, or is nested too deep"],
  [new Uint8Array([51]).buffer, "its body is bytes"],
])("a body that is %o is none", (body, because) => {
  expect(() => view.read(message(body))).toThrow(`queue FLAGS: read: the message \`m1\` is no Flag: ${because}`);
});
