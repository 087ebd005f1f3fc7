/**
 * A text without the spaces and tabs around it. No regular expression: that would try the space within a long line again
 * at each of its signs.
 */
export function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return text.slice(start, end);
}

function isSpace(sign: string | undefined): boolean {
  return sign === " " || sign === "\t";
}
