/**
 * A place in the author's module, as one line of a V8 stack trace (`at file:line:column`). The compiler maps it back
 * through the bundle's source map.
 */
export type Site = string | undefined;

/** Where `api` was called. Frames of `api` itself and of what it calls are left out. */
export function captureSite(api: (...parameters: never[]) => unknown): Site {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, api);
  return holder.stack?.split("\n").find((line) => /^\s+at /.test(line));
}
