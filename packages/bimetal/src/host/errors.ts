/** A handler, or something that it left running, panicked. Only its own request is harmed. */
export class RustPanic extends Error {
  override readonly name = "RustPanic";
}

/** A handler answered with an error that is no declared response. Its text is the Rust error's, causes included. */
export class RustError extends Error {
  override readonly name = "RustError";
}

/** The Wasm instance that a request was on has ended: its stack or memory was exhausted, or it was damaged. */
export class InstanceEnded extends Error {
  override readonly name = "InstanceEnded";
}

/** What becomes of a request whose instance has ended in another one. */
export function instanceEnded(): InstanceEnded {
  return new InstanceEnded("the Wasm instance of this request has ended");
}

/** The call waited longer than its route's time limit, and was dropped. */
export class TimeLimit extends Error {
  override readonly name = "TimeLimit";
}

/** The caller went away, and the call was dropped. */
export class Aborted extends Error {
  override readonly name = "Aborted";
}
