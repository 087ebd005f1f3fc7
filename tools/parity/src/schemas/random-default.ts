import { checks, type Random } from "@bimetal/compiler/test";
import { twin } from "bimetal";
import { z } from "zod";

/** A value that a schema gives back as it is, as source text; `undefined` where none was found. */
export function randomDefault(random: Random, expression: string): string | undefined {
  const schema = evaluate(expression);
  const start = random.below(VALUES.length);
  for (let offset = 0; offset < VALUES.length; offset += 1) {
    const text = VALUES[(start + offset) % VALUES.length] ?? "null";
    const result = schema.safeParse(JSON.parse(text));
    if (result.success && JSON.stringify(result.data) === text) return text;
  }
  return undefined;
}

/** The schema of an expression without statements. */
function evaluate(expression: string): z.ZodType {
  return new Function("z", "checks", "twin", `return ${expression};`)(z, checks, twin);
}

const VALUES = [
  ...[
    '"a"',
    '"abz"',
    '"b"',
    '""',
    '"a1"',
    "0",
    "1",
    "2",
    "1.5",
    "-1",
    "true",
    "false",
    "null",
    "[]",
    "{}",
    '["a"]',
    "[1]",
  ],
  ...[
    '"A"',
    '"only"',
    '{"a":1}',
    '{"a":"a"}',
    '"ada@example.com"',
    '"https://example.com"',
    '"2020-01-01"',
    '"1.2.3.4"',
  ],
];
