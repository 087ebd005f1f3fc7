const HIGH_SURROGATE = /[\ud800-\udbff]/;

/** The Unicode code points of a text: a surrogate pair counts once. */
export function countCodePoints(text: string): number {
  if (!HIGH_SURROGATE.test(text)) return text.length;
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    count++;
    if ((text.codePointAt(index) ?? 0) > 0xffff) index++;
  }
  return count;
}

/** Whether a text has fewer code points than `length`. A code point is one or two units, so most texts need no counting. */
export function isShorter(text: string, length: number): boolean {
  return text.length < length || (text.length < 2 * length && countCodePoints(text) < length);
}

/** Whether a text has more code points than `length`. */
export function isLonger(text: string, length: number): boolean {
  return text.length > length && countCodePoints(text) > length;
}
