import type { Random } from "@bimetal/compiler/test";
import { hostileName } from "./hostile.ts";

/** A text of which something is cut, doubled, changed or put in; more often than not, none of it. */
export function damageText(random: Random, text: string): string {
  if (random.chance(0.6)) return text;
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.below(random.pick([2, 20, 200])));
  const part = text.slice(from, to);
  switch (random.below(7)) {
    case 0:
      return text.slice(0, from);
    case 1:
      return text.slice(0, from) + text.slice(to);
    case 2:
      return text.slice(0, to) + part + text.slice(to);
    case 3:
      return text.slice(0, from) + random.pick(CHARACTERS) + text.slice(to);
    case 4:
      return text.slice(0, from) + hostileName(random) + text.slice(from);
    case 5:
      return random.pick(["\ufeff", "\n", "# \u0007\n", "// a\n", "\0"]) + text;
    default:
      return random.pick([
        text.replaceAll("\n", "\r\n"),
        text.replaceAll("\n", "\r"),
        text.repeat(2),
        text.replace(/\s/g, ""),
      ]);
  }
}

/** With comments of any text, which stand above what they are about. */
export function addComments(random: Random, text: string, mark: "#" | "//"): string {
  const lines = text.split("\n").flatMap((line) => {
    if (!random.chance(0.1)) return [line];
    const said = hostileName(random).replace(/[\r\n]/g, " ");
    return [mark === "//" && random.chance(0.5) ? `/* ${said} */` : `${mark} ${said}`, line];
  });
  return lines.join("\n");
}

const CHARACTERS = [
  ..."\"'`\\[]{}=,.:;#/*$@!\n\r\t\0 _-09aZ",
  "\u2028",
  "\ud800",
  "😀",
  '"""',
  "'''",
  "[[",
  "]]",
  "null",
  "nan",
];
