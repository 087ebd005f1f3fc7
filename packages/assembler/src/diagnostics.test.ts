import { formatDiagnostics } from "@bimetal/config";
import { expect, test } from "vitest";
import { type DiagnosticCode, type DiagnosticInputs, diagnose, diagnosticCodes } from "./diagnostics.ts";

/** What each row is given in life. What people then see is in `fixtures/`. */
const inputs: { readonly [Code in DiagnosticCode]: DiagnosticInputs[Code] } = {
  "assembler/no-cargo": {},
  "assembler/no-manifest": { routes: ["linkQr", "suggestSlugs"] },
  "assembler/manifest": { words: "error: string values must be quoted, expected literal string" },
  "assembler/no-cdylib": { package: "links" },
  "assembler/several-cdylibs": { packages: ["links", "admin"] },
  "assembler/no-target": { rustup: true },
  "assembler/cargo": { words: "error: failed to run custom build command for `ring v0.17.8`" },
  "assembler/rust-error": {
    message: "mismatched types",
    label: "expected `u32`, found `&str`",
    help: undefined,
    code: "E0308",
  },
  "assembler/rust-warning": {
    message: "unused variable: `size`",
    label: undefined,
    help: "if this is intentional, prefix it with an underscore",
    code: "unused_variables",
  },
  "assembler/dependency-error": {
    message: "This wasm target is unsupported by mio.",
    label: undefined,
    help: undefined,
    code: undefined,
    crate: "mio 1.0.4",
    path: "links → tokio 1.47.1 → mio 1.0.4",
  },
  "assembler/bindgen-mismatch": { found: "0.2.92", expected: "0.2.130", line: 'wasm-bindgen = "=0.2.130"' },
  "assembler/bindgen-refused": { words: "import of `__stack_chk_fail` doesn't have an adapter listed" },
  "assembler/route-not-served": { route: "linkQr", function: "link_qr" },
  "assembler/no-events": { isHosted: false },
  "assembler/unsupported-std": {
    what: "std::time::Instant::now",
    effect: "panics",
    instead: "`js_sys::Date::now`, or the crate `web-time`",
    function: "governor::clock::now",
    path: "links → governor 0.10.1",
  },
  "assembler/glue": { words: "snippet:snippets/links-1/inline0.js: Unexpected end of file" },
  "assembler/no-entry": { entry: "src/index.ts" },
  "assembler/main": { main: "src/index.ts", expected: "dist/worker.js" },
  "assembler/foreign-output": { file: "src/worker.js" },
  "assembler/schema-import": { module: "./contract", schemas: "../generated/schemas" },
  "assembler/type-error": { code: "TS2339", message: "Property 'LINKS' does not exist on type 'Env'." },
  "assembler/no-handler": {
    code: "TS2741",
    missing: [{ name: "order", route: "GET /orders/:id" }],
    more: 0,
    file: "src/index.ts",
  },
  "assembler/no-wrangler": {},
  "assembler/port-taken": { port: 8931 },
  "assembler/other-command": { command: "pnpm css && bimetal build" },
};

test.each(diagnosticCodes())("%s", async (code) => {
  const shown = formatDiagnostics([diagnose(code, inputs[code] as never)]);
  await expect(shown).toMatchFileSnapshot(`../fixtures/${code}.txt`);
});

test("a Worker without main, and a toolchain without rustup, are told other things", () => {
  expect(diagnose("assembler/main", { main: undefined, expected: "dist/worker.js" }).message).toBe('"main" is missing');
  expect(diagnose("assembler/no-target", { rustup: false }).fix).not.toContain("rustup target add");
});
