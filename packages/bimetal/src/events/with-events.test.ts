import { expect, test } from "vitest";
import { withEvents } from "./with-events.ts";

const events = [
  { name: "scheduled", export: "bm_event_scheduled" },
  { name: "tailStream", export: "bm_event_tail_stream" },
];
const context = { waitUntil: () => undefined };

/** What is called of Rust, where there is none, says so. */
const CALLED = "this Worker has no Rust module";

type Handlers = Record<string, (event: unknown, env: object, ctx: object) => unknown>;

class App {
  readonly #name = "app";

  fetch(request: unknown): string {
    return `${this.#name} answers ${request}`;
  }

  queue(): string {
    return `${this.#name} takes messages`;
  }

  get(): string {
    return "no handler";
  }
}

test("an object keeps its handlers, and gets those of Rust", async () => {
  const worker = withEvents(new App() as never, events) as unknown as Handlers;
  expect(Object.keys(worker)).toEqual(["fetch", "queue", "scheduled", "tailStream"]);
  expect(worker.fetch?.("/", {}, context)).toBe("app answers /");
  expect(worker.queue?.({}, {}, context)).toBe("app takes messages");
  await expect(worker.scheduled?.({}, {}, context)).rejects.toThrow(CALLED);
  await expect(worker.tailStream?.({}, {}, context)).rejects.toThrow(CALLED);
});

test("a class is extended", async () => {
  class Entrypoint {
    readonly ctx: object;
    readonly env: object;

    constructor(ctx: object, env: object) {
      this.ctx = ctx;
      this.env = env;
    }

    fetch(): string {
      return "answered";
    }
  }
  const Worker = withEvents(Entrypoint as never, events) as unknown as new (ctx: object, env: object) => Handlers;
  const worker = new Worker(context, {});
  expect(worker).toBeInstanceOf(Entrypoint);
  expect(worker.fetch?.({}, {}, {})).toBe("answered");
  await expect(worker.scheduled?.({}, {}, {})).rejects.toThrow(CALLED);
});

test("what both languages handle is refused", () => {
  const message = "the contract gives `scheduled` to Rust, and the module's default export handles it, too";
  expect(() => withEvents({ scheduled: () => undefined }, events)).toThrow(message);
  class Entrypoint {
    scheduled(): void {}
  }
  expect(() => withEvents(Entrypoint as never, events)).toThrow(message);
});
