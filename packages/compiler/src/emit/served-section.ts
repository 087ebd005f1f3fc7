/** A part of `serve!` that stands before the routes: `functions: { … }`. */
export interface ServedSection {
  /** What is written in it: `functions: { slugify, random_slug }`. */
  readonly listed: string;
  /** Its pattern in the main arm. */
  readonly pattern: string;
  /** What it adds to the body of that arm. */
  readonly body: readonly string[];
  /** Its own arms. */
  readonly arms: readonly string[];
}

/** An export that the host calls, with a call's id and what else it is given. */
export function hostedExport(name: string, body: readonly string[], parameters = "call: u32"): string[] {
  return [
    "::bimetal::__hosted! {",
    "    #[unsafe(no_mangle)]",
    `    extern "C" fn ${name}(${parameters}) -> u32 {`,
    ...body.map((line) => `        ${line}`),
    "    }",
    "}",
  ];
}

/** An arm of `serve!`. */
export function arm(pattern: string, body: readonly string[]): string[] {
  return [`    (${pattern}) => {`, ...body.map((line) => `        ${line}`), "    };"];
}

/** A field for each name of a section, so that `serve!` refuses any other where it stands. */
export function declareNames(of: string, names: readonly string[], doc: string): string[] {
  const head = [`/// ${doc}`, "#[doc(hidden)]"];
  if (names.length === 0) return [...head, `pub struct ${of} {}`];
  return [...head, `pub struct ${of} {`, ...names.map((name) => `    pub ${name}: (),`), "}"];
}
