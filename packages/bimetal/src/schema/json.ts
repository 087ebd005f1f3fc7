/** What `readJson` answers to bytes that are no JSON. */
export const MALFORMED: unique symbol = Symbol("bimetal.malformed");
export type Malformed = typeof MALFORMED;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** Arrays and objects may be nested this deep in a text whose schema does not say how deep it is. */
const MOST_LEVELS = 128;

/**
 * The value of a JSON text: UTF-8 with at most one byte order mark, the grammar of `JSON.parse`, and no lone surrogates,
 * which Rust strings cannot hold. `deep`: the text is for a schema that contains itself or values of any shape, and may
 * have at most 128 levels.
 */
export function readJson(bytes: Uint8Array, deep: boolean = false): unknown | Malformed {
  try {
    const text = decoder.decode(bytes);
    const value: unknown = JSON.parse(text);
    if (deep && countLevels(text) > MOST_LEVELS) return MALFORMED;
    return SURROGATE_ESCAPE.test(text) && hasLoneSurrogate(text) ? MALFORMED : value;
  } catch {
    return MALFORMED;
  }
}

/**
 * A text that `readJson` and Rust read as this value again, which was read from JSON: unlike in that of `JSON.stringify` a
 * number too large stays one, and values may be nested as deep as they are read.
 */
export function writeJson(value: unknown): string {
  let text = "";
  const open: Iterator<[prefix: string, item: unknown], string>[] = [];
  let next: unknown = value;
  for (;;) {
    if (typeof next === "object" && next !== null) open.push(Array.isArray(next) ? items(next) : entries(next));
    else text += typeof next === "number" ? writeNumber(next) : JSON.stringify(next);
    let step = open.at(-1)?.next();
    for (; step?.done; step = open.at(-1)?.next()) {
      text += step.value;
      open.pop();
    }
    if (step === undefined) return text;
    text += step.value[0];
    next = step.value[1];
  }
}

/** What stands before each item, and after the last. */
function* items(list: readonly unknown[]): Generator<[string, unknown], string> {
  for (const [index, item] of list.entries()) yield [index === 0 ? "[" : ",", item];
  return list.length === 0 ? "[]" : "]";
}

function* entries(object: object): Generator<[string, unknown], string> {
  let separator = "{";
  for (const [key, item] of Object.entries(object)) {
    yield [`${separator}${JSON.stringify(key)}:`, item];
    separator = ",";
  }
  return separator === "{" ? "{}" : "}";
}

function writeNumber(number: number): string {
  return Number.isFinite(number) ? String(number) : `${number < 0 ? "-" : ""}1e400`;
}

const BRACKETS_AND_STRINGS = /[[{\]}]|"(?:[^"\\]|\\.)*"/g;

/** How deep arrays and objects are nested. `text` is valid JSON. */
function countLevels(text: string): number {
  let level = 0;
  let most = 0;
  for (const [token] of text.matchAll(BRACKETS_AND_STRINGS)) {
    if (token === "[" || token === "{") most = Math.max(most, ++level);
    else if (token === "]" || token === "}") level--;
  }
  return most;
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
