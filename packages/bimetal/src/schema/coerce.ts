/** What text stands for: a value of a path, a query or a header. */

const NUMERAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** Plain decimal numerals up to 2^53 - 1 are numbers. Whatever else JavaScript would take for one, such as ` 1e3`, stays text. */
export function coerceNumber(text: string): string | number {
  if (!NUMERAL.test(text)) return text;
  const value = Number(text);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : text;
}

/** `true` or `false`; whatever else stays text. */
export function coerceBoolean(text: string): string | boolean {
  return text === "true" || (text === "false" ? false : text);
}

/** The listed value that the text stands for; what stands for none stays text. */
export function coerceChoice(values: readonly unknown[], text: string): unknown {
  if (values.includes(text)) return text;
  const number = coerceNumber(text);
  if (values.includes(number)) return number;
  const boolean = coerceBoolean(text);
  return values.includes(boolean) ? boolean : text;
}
