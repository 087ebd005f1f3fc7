import { instanceEnded, TimeLimit } from "../host/errors.ts";

/** A call of an export. Whatever Rust does for it, now or when it goes on, is the call's: a panic too. */
export interface Call {
  /** Ends it without an answer of Rust's. */
  end: (error: Error | "ended") => void;
  /** Its instance takes no new calls: it goes on, but no longer than {@link LIMIT}. */
  drain: () => void;
}

/** Milliseconds that a call on an instance that drains may still wait. */
export const LIMIT = 30_000;

/** A call that has not come so far that it waits: what it throws is its end. */
export function createCall(): Call {
  return { end: () => undefined, drain: () => undefined };
}

/** Gives what a promise of Rust's gives, unless the call is ended before: wasm-bindgen forgets the promise of a future that panics. */
export async function awaitAnswer(call: Call, given: Promise<unknown>): Promise<unknown> {
  const answer = Promise.withResolvers<unknown>();
  const draining = Promise.withResolvers<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  given.then(answer.resolve, answer.reject);
  // Both only settle a promise, with plain data: another request may call them, and what follows is this one's.
  call.end = (error) => answer.reject(error === "ended" ? instanceEnded() : error);
  call.drain = draining.resolve;
  draining.promise.then(() => {
    timer = setTimeout(() => answer.reject(tooLate()), LIMIT);
  });
  try {
    return await answer.promise;
  } finally {
    clearTimeout(timer);
  }
}

function tooLate(): TimeLimit {
  return new TimeLimit(`the call waited for ${LIMIT} ms on a Wasm instance that had panicked`);
}
