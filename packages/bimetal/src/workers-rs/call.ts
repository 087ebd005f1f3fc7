import { instanceEnded } from "../host/errors.ts";

/** A call of an export. Whatever Rust does for it, now or when it goes on, is the call's: a panic too. */
export interface Call {
  /** Ends it without an answer of Rust's. Until it waits, what it throws is its end. */
  end: (error: Error | "ended") => void;
  /** Until when it may wait, if its instance drained already when it began. */
  readonly deadline: number | undefined;
}

export function createCall(deadline: number | undefined): Call {
  return { end: () => undefined, deadline };
}

/** Gives what a promise of Rust's gives, unless the call is ended before: wasm-bindgen forgets the promise of a future that panics. */
export function awaitAnswer(call: Call, given: Promise<unknown>, waiting: Set<Call>): Promise<unknown> {
  waiting.add(call);
  return new Promise((resolve, reject) => {
    // Another request may do this: it only settles a promise, and what follows is this one's.
    call.end = (error) => {
      waiting.delete(call);
      reject(error === "ended" ? instanceEnded() : error);
    };
    given.then(
      (value) => {
        waiting.delete(call);
        resolve(value);
      },
      (error) => {
        waiting.delete(call);
        reject(error);
      },
    );
  });
}
