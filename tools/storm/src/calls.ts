/** The functions that TypeScript has, and the routes that call those of Rust. */
import type { FunctionHandlers, Handlers } from "../generated/routes";

const notes: string[] = [];

export const functions: FunctionHandlers = {
  descend: (input, { functions }) => {
    if (input.waits) return wait().then(() => descend());
    return descend();

    /** What waits for nothing but the next function is no `async` function: its start is within the call. */
    function descend(): string | Promise<string> {
      const { depth, end } = input;
      if (depth > 0) {
        return functions.climb({ ...input, depth: depth - 1 }).then((inner) => `typescript(${inner})`);
      }
      switch (end) {
        case "core":
          return "core";
        case "long":
          return "long".repeat(5000);
        case "half":
          return "\ud800";
        case "far":
          return functions.climb({ ...input, depth: -1 });
        default:
          throw new Error("TypeScript fails");
      }
    }
  },
  note: (text) => {
    notes.push(text);
  },
  never: () => new Promise(() => undefined),
};

function wait(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

type Name = Extract<keyof Handlers, `calls${string}`>;

export const calls: Pick<Handlers, Name> = {
  callsTypescript: ({ query, functions }) => functions.climb(query),
  callsLater: async ({ params, functions, c }) => {
    if (params.from === "rust") await functions.noteLater("by Rust");
    else c.executionCtx.waitUntil(wait().then(() => functions.noteLater("by both")));
    return "answered";
  },
  callsNotes: () => notes,
  callsForever: async ({ functions }) => {
    await functions.waits();
    return "not reached";
  },
  callsDropped: async ({ functions }) => String(await functions.drops()),
  callsOutlived: ({ functions }) => functions.outlives(),
  // Whatever is sent goes to Rust: what TypeScript's types would not let through.
  callsChecks: async ({ body, functions }) => functions.climb(body as never),
};
