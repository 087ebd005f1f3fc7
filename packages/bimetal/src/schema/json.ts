/** What `readJson` answers to bytes that are no JSON. */
export const MALFORMED: unique symbol = Symbol("bimetal.malformed");
export type Malformed = typeof MALFORMED;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * The value of a JSON text: UTF-8 with at most one byte order mark, the grammar of `JSON.parse`, and no lone surrogates,
 * which Rust strings cannot hold.
 */
export function readJson(bytes: Uint8Array): unknown | Malformed {
  try {
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    return SURROGATE_ESCAPE.test(text) && hasLoneSurrogate(text) ? MALFORMED : value;
  } catch {
    return MALFORMED;
  }
}

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|.)/g;

/** Whether one half of a surrogate pair is escaped alone. `text` is valid JSON, so backslashes stand only in strings. */
function hasLoneSurrogate(text: string): boolean {
  let highEnd = -1;
  for (const match of text.matchAll(ESCAPE)) {
    const unit = Number.parseInt(match[1] ?? "0", 16);
    const isLow = unit >= 0xdc00 && unit <= 0xdfff;
    const follows = highEnd === match.index;
    if (highEnd !== -1 ? !(isLow && follows) : isLow) return true;
    const isHigh = unit >= 0xd800 && unit <= 0xdbff;
    highEnd = isHigh ? match.index + match[0].length : -1;
  }
  return highEnd !== -1;
}
