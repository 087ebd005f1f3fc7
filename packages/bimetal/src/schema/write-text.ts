/** One value of a path, a query or a header, as `coerce` in `./text.ts` reads it back. */
export function writeText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return String(value);
    case "number":
      return writeNumber(value);
    default:
      throw new TypeError(`${value === null ? "null" : typeof value} cannot be written as text`);
  }
}

/** Without an exponent, which would not be taken for a number. */
function writeNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const text = String(value);
  const [, sign = "", whole = "", digits = "", exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  if (Number(exponent) > 0) return sign + (whole + digits).padEnd(Number(exponent) + 1, "0");
  return `${sign}0.${"0".repeat(-Number(exponent) - 1)}${whole}${digits}`;
}
