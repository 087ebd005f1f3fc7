import { readJson, writeJson } from "bimetal/schema";

/** Whether an object in a valid JSON text has a key twice. */
export function hasDuplicateKeys(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  const tokens = text.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[[\]{}]/g) ?? [];
  for (const token of tokens) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const key: string = JSON.parse(token.slice(0, -1));
      const keys = open.at(-1);
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}

/** A body as the host writes it anew for Rust: with every key once. */
export function rewriteBody(bytes: Uint8Array): Uint8Array {
  return Buffer.from(writeJson(readJson(bytes)));
}
