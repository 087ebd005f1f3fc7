import type { ReadText } from "../schema/index.ts";
import { decodePath } from "./decode-path.ts";
import { trimSpaces } from "./trim-spaces.ts";

/** Reads the cookies of a `cookie` header; `crates/bimetal/src/text/cookies.rs` reads the same. */
export function readCookies(header: string | null): ReadText {
  const cookies = new Map<string, string>();
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=");
    const name = trimSpaces(pair.slice(0, Math.max(at, 0)));
    if (at >= 0 && !cookies.has(name)) cookies.set(name, decodePath(unquote(trimSpaces(pair.slice(at + 1)))));
  }
  return (name) => cookies.get(name);
}

function unquote(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}
