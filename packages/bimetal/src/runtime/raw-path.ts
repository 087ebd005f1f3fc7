/** The path of an absolute URL, as it stands there. */
export function rawPath(url: string): string {
  const start = url.indexOf("/", url.indexOf(":") + "://".length);
  const query = url.indexOf("?", start);
  const fragment = url.indexOf("#", start);
  if (fragment >= 0 && (query < 0 || fragment < query)) return url.slice(start, fragment);
  return query < 0 ? url.slice(start) : url.slice(start, query);
}
