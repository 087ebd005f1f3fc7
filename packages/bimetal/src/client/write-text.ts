/** Values as the server reads them back: see `coerce` in `../schema/text.ts`. */

/** One value of a path, a query or a header. */
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

/** Without an exponent, which the server would not take for a number. */
function writeNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const [, sign = "", whole = "", digits = "", exponent] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  return `${sign}0.${"0".repeat(Number(exponent) - 1)}${whole}${digits}`;
}
