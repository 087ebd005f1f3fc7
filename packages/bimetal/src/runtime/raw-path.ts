/** The path of an absolute URL, as it stands there. */
export function rawPath(url: string): string {
  const start = url.indexOf("/", url.indexOf(":") + "://".length);
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}
