// What `bimetal:host` is in a Worker of the `worker` crate alone: see `host.rs`. Nobody polls here: the handlers are
// polled where they are awaited.

const calls = new Map();
let last = 0;
let held = null;
let settle;

export function open(request, context) {
  last = (last + 1) % 2 ** 31;
  calls.set(last, { request, context });
  return last;
}

export function close(call) {
  calls.delete(call);
}

export function hold(stream) {
  held = stream;
}

export function taken() {
  const stream = held;
  held = null;
  return stream;
}

export function onSettled(given) {
  settle = given;
}

export function watch(promise, id) {
  // Its own instance's: one that was made anew after a panic counts its ids from the start.
  const tell = settle;
  promise.then(
    (value) => tell(id, true, value),
    (reason) => tell(id, false, reason),
  );
}

export function request(call) {
  return ownerOf(call).request;
}

export function keep(call, promise) {
  ownerOf(call).context.waitUntil(promise);
}

export function passThroughOnException(call) {
  ownerOf(call).context.passThroughOnException();
}

function subrequest(method, url, headers, body) {
  const pairs = [];
  for (let at = 0; at + 1 < headers.length; at += 2) pairs.push([headers[at], headers[at + 1]]);
  return globalThis.fetch(url, { method, headers: pairs, body: body ?? null });
}

export { subrequest as fetch };

export function callFunction() {
  return Promise.reject(new Error("this Worker has no functions in TypeScript"));
}

export function collect(stream) {
  return new Response(stream).arrayBuffer();
}

function ownerOf(call) {
  const owner = calls.get(call);
  if (owner === undefined) throw new Error("this context's request has been answered");
  return owner;
}

// Only the host has these.
const none = () => {
  throw new Error("this Worker was not made by `bimetal build`");
};

export { none as env, none as give, none as panicked, none as waitUntil, none as wake };
