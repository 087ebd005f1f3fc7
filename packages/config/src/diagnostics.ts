/**
 * Every diagnostic of this package: what it is given, how grave it is, and what it says.
 * Each row has a fixture in `diagnostics.test.ts`.
 */
import type { Diagnostic, Location, RelatedLocation } from "./diagnostic.ts";

/** What each diagnostic is told. Keys of the config are written as paths: `kv_namespaces[0].binding`. */
export interface DiagnosticInputs {
  "config/not-found": { readonly folder: string };
  "config/several-files": { readonly used: string; readonly ignored: readonly string[] };
  "config/unreadable": { readonly file: string; readonly reason: string };
  "config/encoding": { readonly file: string };
  "config/syntax": { readonly file: string; readonly problem: string };
  "config/duplicate-key": { readonly key: string; readonly first: Location };
  "config/unknown-key": { readonly key: string; readonly within: string; readonly similar: string | undefined };
  "config/secret-value": { readonly key: string };
  "config/missing-key": { readonly key: string; readonly within: string; readonly expected: string };
  "config/wrong-type": {
    readonly key: string;
    readonly expected: string;
    readonly found: string;
    readonly quotable: boolean;
  };
  "config/not-json": { readonly key: string; readonly found: string };
  "config/duplicate-binding": { readonly name: string; readonly key: string; readonly first: BindingPlace };
  "config/environment-kinds": { readonly name: string; readonly key: string; readonly first: BindingPlace };
  "config/unknown-environment": {
    readonly name: string;
    readonly known: readonly string[];
    readonly similar: string | undefined;
  };
  "config/compatibility-date-missing": { readonly file: string; readonly oldest: string };
  "config/compatibility-date-format": { readonly found: string };
  "config/compatibility-date-old": { readonly found: string; readonly oldest: string };
}

export type DiagnosticCode = keyof DiagnosticInputs;

interface BindingPlace {
  readonly key: string;
  readonly location: Location;
}

/** Makes a diagnostic of this package. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  input: DiagnosticInputs[Code],
  location?: Location,
): Diagnostic {
  const { severity, text } = rows[code];
  return { code, severity, ...text(input), location };
}

/** All codes, in the order of the table. */
export function diagnosticCodes(): DiagnosticCode[] {
  return Object.keys(rows) as DiagnosticCode[];
}

interface Text {
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly fix: string;
  readonly related?: readonly RelatedLocation[];
  readonly redacted?: boolean;
}

interface Row<Input> {
  readonly severity: "error" | "warning";
  readonly text: (input: Input) => Text;
}

const rows: { readonly [Code in DiagnosticCode]: Row<DiagnosticInputs[Code]> } = {
  "config/not-found": {
    severity: "error",
    text: ({ folder }) => ({
      message: `there is no wrangler config in ${folder} or in a folder above it`,
      expected: "wrangler.json, wrangler.jsonc or wrangler.toml",
      fix: "run the command in the project's folder, or name the file with --config FILE",
    }),
  },
  "config/several-files": {
    severity: "warning",
    text: ({ used, ignored }) => ({
      message: `wrangler reads ${used} and ignores ${ignored.join(" and ")}`,
      fix: `move what you need into ${used} and delete ${ignored.length === 1 ? "the other" : "the others"}`,
    }),
  },
  "config/unreadable": {
    severity: "error",
    text: ({ file, reason }) => ({
      message: `${file} cannot be read`,
      found: reason,
      fix: "check the path and that you may read the file",
    }),
  },
  "config/encoding": {
    severity: "error",
    text: ({ file }) => ({
      message: `${file} is not UTF-8 text`,
      fix: "save the file as UTF-8",
    }),
  },
  "config/syntax": {
    severity: "error",
    text: ({ file, problem }) => ({
      message: problem,
      fix: file.endsWith(".toml") ? "correct the TOML here (https://toml.io)" : "correct the JSON here",
    }),
  },
  "config/duplicate-key": {
    severity: "warning",
    text: ({ key, first }) => ({
      message: `"${key}" stands here a second time`,
      expected: "each key once",
      found: `the first value, at ${at(first)}, is ignored`,
      fix: "delete one of the two",
      related: [{ message: "the first", location: first }],
    }),
  },
  "config/unknown-key": {
    severity: "warning",
    text: ({ key, within, similar }) => ({
      message: `"${key}" is not a key that wrangler knows ${within === "" ? "at the top level" : `in "${within}"`}`,
      fix: similar === undefined ? "correct or delete it" : `did you mean "${similar}"?`,
    }),
  },
  "config/secret-value": {
    severity: "error",
    text: ({ key }) => ({
      message: `"secrets.${key}" has a value: a secret must not stand in a config`,
      expected: 'the names of secrets, in "secrets.required"',
      fix: `delete it, add "${key}" to "secrets.required", and set it with wrangler secret put and in .dev.vars`,
      redacted: true,
    }),
  },
  "config/missing-key": {
    severity: "error",
    text: ({ key, within, expected }) => ({
      message: `"${within}" has no "${key}"`,
      expected,
      fix: `add "${key}"`,
    }),
  },
  "config/wrong-type": {
    severity: "error",
    text: ({ key, expected, found, quotable }) => ({
      message: `"${key}" has a value of the wrong type`,
      expected,
      found,
      fix: quotable ? "put the value in quotes" : `write ${expected} here, or delete the key`,
    }),
  },
  "config/not-json": {
    severity: "error",
    text: ({ key, found }) => ({
      message: `"${key}" is no value that a Worker can be given`,
      expected: "a string, number, boolean, array or table, as JSON has them",
      found,
      fix: "write it as a string, in quotes",
    }),
  },
  "config/duplicate-binding": {
    severity: "error",
    text: ({ name, key, first }) => ({
      message: `two bindings are named "${name}"`,
      expected: "each name once among all bindings, vars and secrets",
      found: `"${name}" in ${key}, and in ${first.key} at ${at(first.location)}`,
      fix: "rename one of the two",
      related: [{ message: `the other "${name}"`, location: first.location }],
    }),
  },
  "config/environment-kinds": {
    severity: "error",
    text: ({ name, key, first }) => ({
      message: `"${name}" is a value in one environment and a binding in another`,
      expected: "a var or a secret in all environments, or a binding in all",
      found: `"${name}" in ${key}, and in ${first.key} at ${at(first.location)}`,
      fix: "rename one of the two",
      related: [{ message: `the other "${name}"`, location: first.location }],
    }),
  },
  "config/unknown-environment": {
    severity: "error",
    text: ({ name, known, similar }) => ({
      message: `there is no environment "${name}"`,
      expected: known.length === 0 ? "a config with environments" : `one of ${known.join(", ")}`,
      fix: similar === undefined ? `add [env.${name}], or delete --env` : `did you mean "${similar}"?`,
    }),
  },
  "config/compatibility-date-missing": {
    severity: "error",
    text: ({ file, oldest }) => ({
      message: `${file} has no "compatibility_date"`,
      expected: `${oldest} or later`,
      fix: file.endsWith(".toml")
        ? `add compatibility_date = "${oldest}", or a later day`
        : `add "compatibility_date": "${oldest}", or a later day`,
    }),
  },
  "config/compatibility-date-format": {
    severity: "error",
    text: ({ found }) => ({
      message: '"compatibility_date" is not a date',
      expected: "YYYY-MM-DD",
      found: JSON.stringify(found),
      fix: "write a day of the calendar as YYYY-MM-DD",
    }),
  },
  "config/compatibility-date-old": {
    severity: "error",
    text: ({ found, oldest }) => ({
      message: `Rust handlers need a "compatibility_date" of ${oldest} or later`,
      expected: `${oldest} or later: before it, a Worker cannot resolve a promise that another request waits for`,
      found,
      fix: `set "compatibility_date" to ${oldest} or later and test the Worker again`,
    }),
  },
};

function at(location: Location): string {
  return `${location.file}:${location.line}:${location.column}`;
}
