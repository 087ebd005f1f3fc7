/** Mistakes as an emitter could make them: a change of the first place in the emitted text that is like `from`. */
export interface Mutant {
  readonly name: string;
  readonly side: "TypeScript" | "Rust" | "Rust's nodes";
  readonly from: RegExp;
  readonly to: string;
}

export const MUTANTS: readonly Mutant[] = [
  mutant("TypeScript", "a string's length in UTF-16 units", /!isLonger\(input, 4\)/, "input.length <= 4"),
  mutant("TypeScript", "a record that keeps __proto__", /if \(key === "__proto__"\) continue;/, ""),
  mutant(
    "TypeScript",
    "keys in another order",
    /( *output\.c = c;\n)( *if \(d !== undefined\) output\.d = d;\n)/,
    "$2$1",
  ),
  mutant("TypeScript", "a strict object that takes other keys", /if \(hasOthers\([^)]*\)\) return INVALID;/, ""),
  mutant("TypeScript", "a loose object that loses other keys", /copyOthers\([^;]*;/, ""),
  mutant(
    "TypeScript",
    "the options of a union in another order",
    /parse(\w+)Object\(input\);([\s\S]*?)parse\1Object2\(input\);/,
    "parse$1Object2(input);$2parse$1Object(input);",
  ),
  mutant("TypeScript", "a multiple that is not looked at", /\|\| !isMultiple\([^)]*\)|&& isMultiple\([^)]*\)/, ""),
  mutant("TypeScript", "an exclusive bound that is inclusive", /> 3/, ">= 3"),
  mutant("TypeScript", "a list without its upper bound", /input\.length > 2/, "input.length > 3"),
  mutant(
    "TypeScript",
    "checks in another order",
    /\[(\{ pattern: \w+, error: "starts with a" \}), (\{ max: 3 \})\]/,
    "[$2, $1]",
  ),
  mutant("TypeScript", "a change that is forgotten", /\{ change: "trim" \}, /, ""),
  mutant("TypeScript", "an author's message that is forgotten", /, error: "starts with a"/, ""),
  mutant("TypeScript", "a default that is another", /c = true/, "c = false"),
  mutant("TypeScript", "an optional field that must be there", /, "optional"\]/, "]"),
  mutant("TypeScript", "a catch with another value", /value: \(\) => 7/, "value: () => 8"),
  mutant(
    "TypeScript",
    "a word that is another boolean's",
    /truthy: \["ja"\], falsy: \["nein"\]/,
    'truthy: ["nein"], falsy: ["ja"]',
  ),
  mutant("TypeScript", "a function that is not asked", / && checks\.isEvenJson\(input\)/, ""),
  mutant(
    "TypeScript",
    "functions in another order",
    /(\{ passes: checks\.hasNoB, error: "has a b" \}), (\{ passes: checks\.isEvenJson \})/,
    "$2, $1",
  ),
  mutant("TypeScript", "a function's path that is forgotten", /, path: \["to"\]/, ""),
  mutant("Rust", "a string's upper bound", /string_of\(2\.\.=4\)/, "string_of(2..=5)"),
  mutant(
    "Rust",
    "keys in another order",
    /(writer\.field\("a", &self\.a\);)(\s+)(if let Some\(value\) = &self\.b \{\s+[^}]*\})/,
    "$3$2$1",
  ),
  mutant("Rust", "a strict object that takes other keys", /_ => return Err\(json::Invalid\),/, "_ => reader.skip()?,"),
  mutant(
    "Rust",
    "the options of a tagged union exchanged",
    /1 => (<[^;]*?>::decode\(reader\)\.map\(Self::\w+\)),(\s+)2 => (<[^;]*?>::decode\(reader\)\.map\(Self::\w+\)),/,
    "1 => $3,$2" + "2 => $1,",
  ),
  mutant("Rust", "a check that is forgotten", / {4}json::TextCheck::Trim,\n/, ""),
  mutant("Rust", "a default that is another", /unwrap_or\(true\)/, "unwrap_or(false)"),
  mutant("Rust", "a catch with another value", /\|\| 7\)/, "|| 8)"),
  mutant("Rust", "words that are sensitive to case", /sensitive: false/, "sensitive: true"),
  mutant("Rust", "a function that is not asked", /, \|value\| \w+_IS_EVEN_JSON\(&value\.0\)/, ""),
  mutant("Rust", "another function", /crate::checks::has_no_b/, "crate::checks::is_short"),
  mutant("Rust's nodes", "a word that is forgotten", /falsy: &\["nein"\]/, "falsy: &[]"),
  mutant("Rust's nodes", "a function's message that is forgotten", /Some\("has a b"\)/, "None"),
  mutant("Rust's nodes", "a function's path that is forgotten", /&\[RefinedKey::Name\("to"\)\]/, "&[]"),
  mutant("Rust's nodes", "a string's upper bound", /LengthCheck::Max\(4\.0\)/, "LengthCheck::Max(5.0)"),
  mutant("Rust's nodes", "an author's message that is forgotten", /Some\("starts with a"\)/, "None"),
  mutant("Rust's nodes", "a strict object that takes other keys", /Others::Refused/, "Others::Stripped"),
  mutant("Rust's nodes", "an optional field that must be there", /Presence::Optional/, "Presence::Required"),
  mutant("Rust's nodes", "a catch with another value", /"7"(,?\s*\))/, '"8"$1'),
];

function mutant(side: Mutant["side"], name: string, from: RegExp, to: string): Mutant {
  return { side, name, from, to };
}
