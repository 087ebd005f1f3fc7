import { type Lowering, type Place, refuse } from "./lowering.ts";

/**
 * Reads a message. zod keeps every one as a function of the issue; one that does not look at the issue says always the
 * same, so that it can be said without zod.
 */
export function readMessage(lowering: Lowering, error: unknown, place: Place, found: string): string | undefined {
  if (typeof error !== "function") return undefined;
  const said = sayTwice(error as Say);
  if (said === undefined) return refuse(lowering, "schema/message", place, { found });
  return said.text;
}

type Say = (issue: object) => unknown;

/** What a message says, where it says the same of whatever issue. */
function sayTwice(say: Say): { readonly text: string | undefined } | undefined {
  try {
    const [first, second] = [unwrap(say(UNREADABLE)), unwrap(say(UNREADABLE))];
    return first === second ? { text: first } : undefined;
  } catch {
    return undefined;
  }
}

function unwrap(said: unknown): string | undefined {
  if (typeof said === "object" && said !== null && "message" in said) return unwrap(said.message);
  return typeof said === "string" ? said : undefined;
}

/** An issue that must not be looked at. */
const UNREADABLE = new Proxy(
  {},
  {
    get: () => fail(),
    has: () => fail(),
    ownKeys: () => fail(),
    getOwnPropertyDescriptor: () => fail(),
  },
);

function fail(): never {
  throw new Error("the message looks at the issue");
}
