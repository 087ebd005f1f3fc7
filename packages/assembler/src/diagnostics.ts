/**
 * Every diagnostic of this package: what it is given, how grave it is, and what it says.
 * Each row has a fixture in `diagnostics.test.ts`.
 */
import type { Diagnostic, Location } from "@bimetal/config";

/** What each diagnostic is told. */
export interface DiagnosticInputs {
  "assembler/no-cargo": Readonly<Record<string, never>>;
  "assembler/no-manifest": { readonly routes: readonly string[] };
  "assembler/manifest": { readonly words: string };
  "assembler/no-cdylib": { readonly package: string };
  "assembler/several-cdylibs": { readonly packages: readonly string[] };
  "assembler/no-target": { readonly rustup: boolean };
  "assembler/cargo": { readonly words: string };
  "assembler/rust-error": RustMessage;
  "assembler/rust-warning": RustMessage;
  "assembler/dependency-error": RustMessage & { readonly crate: string; readonly path: string };
  "assembler/bindgen-mismatch": { readonly found: string; readonly expected: string; readonly line: string };
  "assembler/bindgen-refused": { readonly words: string };
  "assembler/route-not-served": { readonly route: string; readonly function: string };
  "assembler/no-events": { readonly isHosted: boolean };
  "assembler/unsupported-std": {
    readonly what: string;
    readonly effect: string;
    readonly instead: string;
    readonly function: string;
    readonly path: string;
  };
  "assembler/glue": { readonly words: string };
  "assembler/no-entry": { readonly entry: string };
  "assembler/main": { readonly main: string | undefined; readonly expected: string };
  "assembler/foreign-output": { readonly file: string };
  "assembler/schema-import": { readonly module: string; readonly schemas: string };
  "assembler/type-error": { readonly code: string; readonly message: string };
  "assembler/no-handler": {
    readonly code: string;
    readonly missing: readonly MissingHandler[];
    /** How many are lacking beside these. */
    readonly more: number;
    readonly file: string;
  };
  "assembler/no-wrangler": Readonly<Record<string, never>>;
  "assembler/port-taken": { readonly port: number };
  "assembler/other-command": { readonly command: string };
}

/** A finding of rustc. */
export interface RustMessage {
  readonly message: string;
  /** What the primary span says. */
  readonly label: string | undefined;
  readonly help: string | undefined;
  /** `E0308` */
  readonly code: string | undefined;
}

/** What TypeScript serves and nobody has written. */
export interface MissingHandler {
  readonly name: string;
  /** `GET /orders/:id`; a function has none. */
  readonly route: string | undefined;
}

export type DiagnosticCode = keyof DiagnosticInputs;

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
  readonly found?: string | undefined;
  readonly fix: string;
}

interface Row<Input> {
  readonly severity: "error" | "warning";
  readonly text: (input: Input) => Text;
}

const rows: { readonly [Code in DiagnosticCode]: Row<DiagnosticInputs[Code]> } = {
  "assembler/no-cargo": {
    severity: "error",
    text: () => ({
      message: "Rust is missing on this machine",
      fix: "get it from https://rustup.rs, then run `rustup target add wasm32-unknown-unknown`",
    }),
  },
  "assembler/no-manifest": {
    severity: "error",
    text: ({ routes }) => ({
      message: `${list(routes)} ${routes.length === 1 ? "is" : "are"} given to Rust, but there is no Cargo.toml`,
      expected: "a crate in the project's folder",
      fix: 'add a Cargo.toml with crate-type = ["cdylib"] and a dependency on `bimetal`, or give them to TypeScript: without `in: "rust"`, or with `--router hono`',
    }),
  },
  "assembler/manifest": {
    severity: "error",
    text: ({ words }) => ({
      message: "cargo cannot read the crate's manifest",
      found: words,
      fix: "correct Cargo.toml as cargo says",
    }),
  },
  "assembler/no-cdylib": {
    severity: "error",
    text: ({ package: name }) => ({
      message: `the crate \`${name}\` makes no Wasm module`,
      expected: 'crate-type = ["cdylib"] under [lib]',
      fix: 'add [lib] with crate-type = ["cdylib", "rlib"] to Cargo.toml',
    }),
  },
  "assembler/several-cdylibs": {
    severity: "error",
    text: ({ packages }) => ({
      message: "it is not clear which crate is the Worker's",
      expected:
        'one crate with crate-type = ["cdylib"] in the workspace, or a package in the Cargo.toml beside the config',
      found: list(packages),
      fix: "put the wrangler config beside the Cargo.toml of the Worker's crate",
    }),
  },
  "assembler/no-target": {
    severity: "error",
    text: ({ rustup }) => ({
      message: "Rust cannot make Wasm on this machine",
      fix: rustup
        ? "run `rustup target add wasm32-unknown-unknown`"
        : "install the standard library of wasm32-unknown-unknown as your Rust was installed, or get Rust from https://rustup.rs",
    }),
  },
  "assembler/cargo": {
    severity: "error",
    text: ({ words }) => ({ message: "cargo could not build the crate", found: words, fix: "do as cargo says" }),
  },
  "assembler/rust-error": { severity: "error", text: rust },
  "assembler/rust-warning": { severity: "warning", text: rust },
  "assembler/dependency-error": {
    severity: "error",
    text: ({ crate, path, ...message }) => ({
      ...rust(message),
      expected: "crates that compile for wasm32-unknown-unknown",
      found: `${crate} does not: ${path}`,
      fix:
        message.help ?? `look in the documentation of ${crate} for a feature that supports Wasm, or use another crate`,
    }),
  },
  "assembler/bindgen-mismatch": {
    severity: "error",
    text: ({ found, expected, line }) => ({
      message: `the crate was compiled with wasm-bindgen ${found}, and this version of Bimetal needs ${expected}`,
      expected,
      found,
      fix: `write ${line} under [dependencies] in Cargo.toml`,
    }),
  },
  "assembler/bindgen-refused": {
    severity: "error",
    text: ({ words }) => ({
      message: "wasm-bindgen cannot process the crate's module",
      found: words,
      fix: "look for a crate in Cargo.lock that has its own JavaScript glue or was made for another Wasm target",
    }),
  },
  "assembler/route-not-served": {
    severity: "error",
    text: ({ route, function: name }) => ({
      message: `\`${route}\` is given to Rust, but the crate does not have it`,
      expected: `\`${name}\` among the names of generated::serve! { … }`,
      found: "a module without it",
      fix: "call generated::serve! in src/lib.rs with every Rust route and function",
    }),
  },
  "assembler/no-events": {
    severity: "error",
    text: ({ isHosted }) => ({
      message: "the crate is no Worker by itself, and there is no src/index.ts",
      expected: "a contract and src/index.ts, or a crate with events of its own",
      found: isHosted
        ? "a crate whose `bimetal` has the feature `host`, which waits for TypeScript to call it"
        : "a crate without an #[event], an exported function or a #[durable_object]",
      fix: isHosted
        ? "add src/index.ts, or, for a crate with an #[event(fetch)] of its own, set default-features = false on `bimetal`"
        : "write #[event(fetch)] async fn main(req: Request, env: Env, ctx: Context) -> Result<Response> in src/lib.rs, with the crate `worker`; or add src/contract.ts and src/index.ts",
    }),
  },
  "assembler/unsupported-std": {
    severity: "warning",
    text: ({ what, effect, instead, function: name, path }) => ({
      message: `\`${name}\` calls \`${what}\`, which ${effect} in a Worker`,
      expected: instead,
      found: path,
      fix: `make sure that it is never called, or use ${instead}`,
    }),
  },
  "assembler/glue": {
    severity: "error",
    text: ({ words }) => ({
      message: "the JavaScript that the crate brings cannot be bundled",
      found: words,
      fix: "correct the snippet, or the path in `#[wasm_bindgen(module = …)]`",
    }),
  },
  "assembler/no-entry": {
    severity: "error",
    text: ({ entry }) => ({
      message: `there is no ${entry}`,
      expected: "a module whose default export is the Worker, such as a Hono app",
      fix: `add ${entry}: import { mount } from "../generated/routes" and export the app as default`,
    }),
  },
  "assembler/main": {
    severity: "error",
    text: ({ main, expected }) => ({
      message:
        main === undefined ? '"main" is missing' : `"main" is ${JSON.stringify(main)}, which Bimetal does not write`,
      expected: `the Worker that \`bimetal build\` writes, for example ${JSON.stringify(expected)}`,
      found: main,
      fix: `set "main" to ${JSON.stringify(expected)}`,
    }),
  },
  "assembler/foreign-output": {
    severity: "error",
    text: ({ file }) => ({
      message: `"main" is ${JSON.stringify(file)}, a file that Bimetal has not made and would overwrite`,
      expected: "a path that is free for what `bimetal build` writes",
      fix: 'set "main" to such a path, for example "dist/worker.js"',
    }),
  },
  "assembler/schema-import": {
    severity: "warning",
    text: ({ module, schemas }) => ({
      message: `importing ${JSON.stringify(module)} puts zod and the contract's schemas into the Worker`,
      expected: "types and parsers that are generated from them, or `import type`",
      fix: `import from ${JSON.stringify(schemas)} instead, and move what is no schema into a module without zod`,
    }),
  },
  "assembler/type-error": {
    severity: "error",
    text: ({ code, message }) => ({
      message: message.replace(/$/m, ` (${code})`),
      fix: "correct the code, or the contract or binding that the types are generated from",
    }),
  },
  "assembler/no-handler": {
    severity: "error",
    text: ({ code, missing, more, file }) => {
      const isOne = missing.length + more === 1;
      const others = more > 0 ? ` and ${more} more` : "";
      return {
        message: `${list(missing.map(({ name, route }) => route ?? name))}${others} ${isOne ? "has" : "have"} no handler (${code})`,
        fix: `write the ${isOne ? "handler" : "handlers"} ${list(missing.map(({ name }) => name))}${others} in ${file}`,
      };
    },
  },
  "assembler/no-wrangler": {
    severity: "error",
    text: () => ({
      message: "wrangler is not installed in this project",
      fix: "install the project's packages, or add this one: `npm install --save-dev wrangler`",
    }),
  },
  "assembler/port-taken": {
    severity: "error",
    text: ({ port }) => ({ message: `port ${port} is taken`, fix: "give another, or leave --port out" }),
  },
  "assembler/other-command": {
    severity: "warning",
    text: ({ command }) => ({
      message: "`bimetal dev` does not run the build command",
      expected: "`bimetal build` alone",
      found: `\`${command}\``,
      fix: "run what it does beside `bimetal build` in another terminal, or use `wrangler dev`",
    }),
  },
};

function rust({ message, label, help, code }: RustMessage): Text {
  const explain = code === undefined ? "correct the code here" : `see \`rustc --explain ${code}\``;
  return { message, found: label, fix: help ?? explain };
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
