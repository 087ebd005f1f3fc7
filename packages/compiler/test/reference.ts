import { isUtf8 } from "node:buffer";
import { INVALID, type Issue, MALFORMED, type Parser, readJson } from "bimetal/schema";
import type { z } from "zod";

/** What is made of a body. */
export type Verdict =
  | { readonly verdict: "malformed" }
  /** zod itself throws: a length that is no number, and cannot become one. There is nothing to agree with. */
  | { readonly verdict: "throws" }
  /** The output as JSON, with its order of keys. */
  | { readonly verdict: "valid"; readonly value: string }
  | { readonly verdict: "invalid"; readonly issues: readonly Issue[] };

/** By zod, and by the rules of reading written another way than the runtime has them. */
export function judgeByZod(schema: z.ZodType, bytes: Uint8Array, deep = false): Verdict {
  const value = referenceJson(bytes);
  return value === MALFORMED || (deep && countLevels(bytes) > 128)
    ? { verdict: "malformed" }
    : judgeValue(schema, value);
}

/** By zod, of a value that was read. */
export function judgeValue(schema: z.ZodType, value: unknown, jitless = false): Verdict {
  let result: ReturnType<typeof schema.safeParse>;
  try {
    result = schema.safeParse(value, jitless ? { jitless } : undefined);
  } catch {
    return { verdict: "throws" };
  }
  if (result.success) return { verdict: "valid", value: JSON.stringify(result.data) };
  return { verdict: "invalid", issues: result.error.issues as unknown as Issue[] };
}

/** By the emitted parser. */
export function judgeByParser(parser: Parser<unknown>, bytes: Uint8Array): Verdict {
  const value = readJson(bytes, parser.deep);
  return value === MALFORMED ? { verdict: "malformed" } : judgeValueByParser(parser, value);
}

/** By the emitted parser, of a value that was read. */
export function judgeValueByParser(parser: Parser<unknown>, value: unknown): Verdict {
  const output = parser.check(value);
  if (output !== INVALID) return { verdict: "valid", value: JSON.stringify(output) };
  return { verdict: "invalid", issues: parser.collect(value).issues };
}

function referenceJson(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) return MALFORMED;
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  try {
    const value: unknown = JSON.parse(text);
    const strings: string[] = text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    return strings.every((string) => (JSON.parse(string) as string).isWellFormed()) ? value : MALFORMED;
  } catch {
    return MALFORMED;
  }
}

/** How deep arrays and objects are nested in a valid text, also in those that a later value of the same key replaces. */
function countLevels(bytes: Uint8Array): number {
  let level = 0;
  let most = 0;
  for (const character of Buffer.from(bytes)
    .toString()
    .replace(/"(?:[^"\\]|\\.)*"/g, "")) {
    if ("[{".includes(character)) level++;
    if ("]}".includes(character)) level--;
    most = Math.max(most, level);
  }
  return most;
}
