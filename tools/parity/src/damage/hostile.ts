import type { Random } from "@bimetal/compiler/test";

/** What must never be code: a macro's call in Rust, and in TypeScript an expression. No name becomes it by itself. */
export const CANARY = "zz!canary";

/** A name that some language, or some printer, may take for something else. */
export function hostileName(random: Random): string {
  const name = random.pick(random.chance(0.4) ? BREAKING : random.chance(0.6) ? MEANT : ODD);
  return random.chance(0.1) ? name + random.pick(BREAKING) : name;
}

/** They end a literal, a comment or a line. */
const BREAKING = [
  ...[`"; ${CANARY}(); //`, `'; ${CANARY}(); //`, `"# ; ${CANARY}() /*`, `"## ${CANARY}`, `*/ ${CANARY} /*`],
  ...[
    `\`$\{${CANARY}}\``,
    `\\\`$\{${CANARY}}`,
    `\\"; ${CANARY}`,
    `\\\\"; ${CANARY}`,
    `\\u{22}${CANARY}`,
    `\\x22${CANARY}`,
  ],
  ...[`\n${CANARY}`, `\r${CANARY}`, `\r\n${CANARY}`, `\u2028${CANARY}`, `\u2029${CANARY}`, `\u0085${CANARY}`],
  ...[
    `a: string } ${CANARY} {`,
    `]; ${CANARY}`,
    `//${CANARY}`,
    `\`\`\`\n${CANARY}`,
    `r#"${CANARY}"#`,
    `<!--${CANARY}-->`,
  ],
  ...[`\0${CANARY}`, `\x1b[31m${CANARY}`, `\u202e${CANARY}`, `\u200b${CANARY}`, `\ufeff${CANARY}`, `\x7f${CANARY}`],
];

/** Words of both languages, and of what is emitted. */
const MEANT = [
  ...[
    "fn",
    "self",
    "Self",
    "crate",
    "super",
    "async",
    "await",
    "type",
    "class",
    "default",
    "enum",
    "gen",
    "dyn",
    "try",
  ],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then", "interface", "delete"],
  ...[
    "env",
    "Env",
    "Result",
    "Ok",
    "None",
    "Some",
    "String",
    "Option",
    "Vec",
    "bimetal",
    "reader",
    "key",
    "value",
    "Record",
  ],
  ...[
    "r#fn",
    "r#self",
    "readonly",
    "Fetcher",
    "K2Producer",
    "Pipeline",
    "Box",
    "std",
    "core",
    "u8",
    "str",
    "bool",
    "any",
  ],
];

const ODD = [
  ...[
    "",
    " ",
    "_",
    "__",
    "-",
    ".",
    "0",
    "9lives",
    "a.b",
    "a b",
    "A_B",
    "a-b",
    "aB",
    "$",
    "$0",
    "#",
    "@",
    "%s",
    "{}",
    "{0}",
  ],
  ...["日本", "é", "e\u0301", "ﬁ", "ß", "İ", "😀", "👩‍👩‍👧", "\ud800", "a\udc00", "ⅷ", "µ", "\u00a0", "\t", "℘"],
  ...["a".repeat(5000), "a_".repeat(200), "😀".repeat(100), '"'.repeat(50), "\\".repeat(51), "#".repeat(300)],
];
