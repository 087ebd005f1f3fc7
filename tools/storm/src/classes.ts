/** What the storm asks for, how often, and what each request must be answered. */

/** One request: its class, where it goes, and what is expected. */
export interface Shot {
  readonly kind: Kind;
  readonly path: string;
  readonly status: number;
  /** The body, where it is known; for answers that may differ, all of them. */
  readonly bodies: readonly string[];
}

/** A class of requests; `share` is in thousandths of all. */
const CLASSES = [
  { kind: "sleep", share: 305 },
  { kind: "store", share: 100 },
  { kind: "aborted", share: 45 },
  { kind: "take", share: 50 },
  { kind: "give", share: 50 },
  { kind: "nested", share: 20 },
  { kind: "functions", share: 40 },
  { kind: "chunks", share: 20 },
  { kind: "background", share: 20 },
  { kind: "outlived", share: 20 },
  { kind: "panic now", share: 9 },
  { kind: "panic late", share: 9 },
  { kind: "panic in a closure", share: 8 },
  { kind: "panic in drop", share: 8 },
  { kind: "panic after the response", share: 8 },
  { kind: "panic in spawn_local", share: 8 },
  { kind: "panic in a function", share: 8 },
  { kind: "stack overflow", share: 1 },
  { kind: "out of memory", share: 1 },
  { kind: "plain", share: 270 },
] as const;

export type Kind = (typeof CLASSES)[number]["kind"];

export const KINDS: readonly Kind[] = CLASSES.map(({ kind }) => kind);

/** The requests after which an instance ends at once, with all that is in flight on it. */
export const ENDING: ReadonlySet<Kind> = new Set(["stack overflow", "out of memory"]);

/** What `wait_until` says of a call that has ended. */
export const ENDED = "this context's request has ended, and nothing was left to `wait_until`";

/** The `index`-th request of a storm. */
export function aim(random: () => number, index: number): Shot {
  let left = random() * 1000;
  for (const { kind, share } of CLASSES) {
    left -= share;
    if (left < 0) return shotOf(kind, random, index);
  }
  return shotOf("plain", random, index);
}

function shotOf(kind: Kind, random: () => number, index: number): Shot {
  switch (kind) {
    case "sleep":
      return { kind, path: `/calm/sleep/${5 + Math.floor(random() * 60)}`, status: 200, bodies: ["slept"] };
    case "store":
      return { kind, path: `/calm/store/key-${index % 100}`, status: 200, bodies: ["stored"] };
    case "aborted":
      return { kind, path: "/aborts/sleep", status: 200, bodies: ["aborted"] };
    case "take":
      return { kind, path: "/calm/take", status: 200, bodies: ["woken", "alone"] };
    case "give":
      return { kind, path: "/calm/give", status: 200, bodies: ["given"] };
    case "nested":
      return { kind, path: "/nest/2", status: 200, bodies: [nestedBody(2)] };
    case "functions":
      return {
        kind,
        path: `/calls/${index % 2 === 0 ? "rust" : "typescript"}?depth=3&waits=${random() < 0.5}`,
        status: 200,
        bodies: [index % 2 === 0 ? "typescript(rust(typescript(core)))" : "rust(typescript(rust(core)))"],
      };
    case "chunks":
      return { kind, path: "/calm/chunks/3", status: 200, bodies: ["chunk 2\nchunk 1\nchunk 0\n"] };
    case "background":
      return { kind, path: "/calm/background", status: 200, bodies: ["answered"] };
    case "outlived":
      return { kind, path: "/calm/outlived", status: 200, bodies: ["the first", ENDED] };
    case "panic now":
      return failing(kind, "/panics/now", "RustPanic");
    case "panic late":
      return failing(kind, "/panics/late", "RustPanic");
    case "panic in a closure":
      return failing(kind, "/panics/closure", "RustError");
    case "panic in drop":
      return failing(kind, "/panics/drop", "RustPanic");
    case "panic in a function":
      return failing(kind, `/calls/rust?depth=3&waits=${random() < 0.5}&end=panics`, "RustError: RustError: RustPanic");
    case "panic after the response":
      return { kind, path: "/panics/background", status: 200, bodies: ["answered"] };
    case "panic in spawn_local":
      return { kind, path: "/panics/spawned", status: 200, bodies: ["answered"] };
    case "stack overflow":
      return failing(kind, "/ends/overflow", "InstanceEnded");
    case "out of memory":
      return failing(kind, "/ends/memory", "InstanceEnded");
    case "plain":
      // The name comes back: an answer that went to another request is seen.
      return { kind, path: `/calm/plain/n${index}`, status: 200, bodies: [`hello, n${index}`] };
  }
}

/** What `/nest/:depth` says. */
function nestedBody(depth: number): string {
  return depth < 0 ? "core" : `typescript(rust(${depth === 0 ? "core" : nestedBody(depth - 1)}))`;
}

/** A failure; the body starts with the name of the error. */
function failing(kind: Kind, path: string, error: string): Shot {
  return { kind, path, status: 500, bodies: [error] };
}
