// What comes through a socket waits here until Wasm asks for it: see `js.rs`. The listeners hold nothing of Wasm's,
// so that whoever stops asking leaves nothing behind there.

export function listen(socket) {
  const events = [];
  let next;
  const add = (event) => {
    if (next === undefined) events.push(event);
    else next(event);
    next = undefined;
  };
  socket.binaryType = "arraybuffer";
  for (const type of ["message", "close", "error"]) socket.addEventListener(type, add);
  return () =>
    events.shift() ??
    new Promise((resolve) => {
      next = resolve;
    });
}
