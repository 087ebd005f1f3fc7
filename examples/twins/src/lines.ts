import type { FunctionHandlers } from "../hono/generated/routes";

/** What is written on one line. */
export const lines = {
  readLine: (line) => {
    const at = line.lastIndexOf(" by ");
    return at < 0 ? { title: line } : { title: line.slice(0, at), due: line.slice(at + 4).trim() };
  },
} satisfies FunctionHandlers;
