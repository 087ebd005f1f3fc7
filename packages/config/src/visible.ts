/**
 * A text of the author's as a terminal may be given it: with a sign for each character that would move the cursor, begin an
 * escape, break the line or turn the direction of writing. It stays as long as it is.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => {
    if (character < " ") return String.fromCharCode(0x2400 + character.charCodeAt(0));
    return character === "\x7f" ? "\u2421" : "\ufffd";
  });
}

/** Control characters but tabs, separators of lines, and what directs bidirectional text. */
const UNSAFE = /[^\P{Cc}\t]|[\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
