// See `js.rs`. The platform ends the JavaScript that calls `abort` on the spot, which no `finally` sees: so nothing
// of Wasm's may be on the stack.

export function abort(object, reason) {
  queueMicrotask(() => object.abort(reason));
}
