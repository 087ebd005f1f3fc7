/**
 * How a name of the author's becomes an identifier, a property key, a literal or a comment of the emitted languages.
 * Whatever an author writes passes through here before it stands in emitted code.
 */
import type { Name } from "./model.ts";

/** Every casing of a name: `MY_KV`, `my-kv` and `myKv` all become `myKv`, `MyKv`, `my_kv`. Collisions are the caller's to check. */
export function createName(author: string): Name {
  const words = splitWords(author);
  const pascal = startable(words.map(capitalize).join(""));
  return {
    author,
    camel: startable(words.map((word, index) => (index === 0 ? word : capitalize(word))).join("")),
    pascal: rustIdentifier(pascal),
    snake: rustIdentifier(startable(words.join("_"))),
  };
}

/** An identifier that Rust accepts: a keyword gets `r#`, or a trailing `_` where Rust forbids the raw form. */
function rustIdentifier(identifier: string): string {
  if (NEVER_RAW.has(identifier)) return `${identifier}_`;
  return RUST_KEYWORDS.has(identifier) ? `r#${identifier}` : identifier;
}

/** The key of a property in a TypeScript type. In an object literal `__proto__` must be written as `["__proto__"]` instead. */
export function tsProperty(key: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : tsString(key);
}

/** A TypeScript string literal, in the quotes that need fewer escapes, as biome writes it. */
export function tsString(value: string): string {
  const double = JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  const doubles = value.split('"').length;
  const singles = value.split("'").length;
  if (doubles <= singles) return double;
  return `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A Rust string literal. Invisible characters are escaped; a lone surrogate, which Rust cannot hold, becomes U+FFFD. */
export function rustString(value: string): string {
  const escaped = value
    .toWellFormed()
    .replace(/[\\"]/g, "\\$&")
    .replace(/(?! )[\p{C}\p{Z}]/gu, (character) => RUST_ESCAPES[character] ?? `\\u{${hex(character)}}`);
  return `"${escaped}"`;
}

/** The lines of a `/** … *\/` comment, without indentation; none where nothing is said. */
export function tsDoc(docs: string | undefined, deprecated = false): string[] {
  const said = docLines(docs).map((line) => line.replaceAll("*/", "*\\/"));
  const lines = deprecated ? [...said, ...(said.length > 0 ? [""] : []), "@deprecated"] : said;
  const [first] = lines;
  if (first === undefined) return [];
  if (lines.length === 1) return [`/** ${first} */`];
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}

/**
 * The lines of a `///` comment, without indentation; none where nothing is said. That something is deprecated is no
 * attribute: it is told to those who call, and the one who serves them goes on reading and writing it.
 */
export function rustDoc(docs: string | undefined, deprecated = false): string[] {
  let hang = "";
  return docLines(deprecated ? `${docs ?? ""}\n\nDeprecated.` : docs).map((line) => {
    // A fence would become a doctest, and brackets a link to an item; the author of a config meant neither.
    const text = line
      .replace(/`{3,}|~{3,}/g, "")
      .replace(/(`+)[^`]*\1|[[\]<>]/g, (found) => (found.startsWith("`") ? found : `\\${found}`))
      .trim();
    const marker = /^(?:[-*+]|\d+[.)]) /.exec(text);
    if (marker || text === "") hang = " ".repeat(marker?.[0].length ?? 0);
    return text === "" ? "///" : `/// ${marker ? "" : hang}${text}`;
  });
}

/** A name as code in documentation, on one line. */
export function docCode(name: string): string {
  return `\`${name.replace(/[\p{C}\p{Zl}\p{Zp}`]/gu, " ")}\``;
}

/** Trimmed lines, so that no indentation turns into a code block; without characters that reorder or hide text. */
function docLines(docs: string | undefined): string[] {
  const lines = (docs ?? "")
    .toWellFormed()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/\t/g, " ")
        .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
        .trim(),
    );
  const first = lines.findIndex((line) => line !== "");
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== "") + 1);
}

/** Lower-case ASCII words: at separators, before a capital, and before the last capital of a run. Never empty. */
function splitWords(author: string): string[] {
  const ascii = author
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\0-\x7f]/gu, (character) => `u${hex(character)}`);
  const words = ascii
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  if (words) return words;
  return author === "" ? ["empty"] : Array.from(author, (character) => `u${hex(character)}`);
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function startable(identifier: string): string {
  return /^\d/.test(identifier) ? `_${identifier}` : identifier;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}

const RUST_ESCAPES: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0" };

/** Keywords that have no raw form. */
const NEVER_RAW = new Set(["crate", "self", "Self", "super"]);

/** Strict and reserved keywords of edition 2024; weak ones are identifiers. */
const RUST_KEYWORDS = new Set(
  `abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in let
   loop macro match mod move mut override priv pub ref return static struct trait true try type typeof unsafe unsized use
   virtual where while yield`.split(/\s+/),
);
