import type { RustEventExport } from "@bimetal/compiler";
import type { Glue } from "../glue.ts";

/** The first line of every script that a build writes: what does not start with it is the author's. */
export const MARK: string = "// Made by `bimetal build`. Do not edit.";

/** The first line of the Worker that stands in for one that could never be built. */
export const FAILED_MARK: string = `${MARK} The build failed.`;

/** What the Worker's entry is made of; modules are as it imports them. */
export interface WorkerParts {
  /** The author's entry, or one that is generated. */
  readonly entry: string;
  /** Whether there is a Rust half. */
  readonly rust: boolean;
  /** The events that Rust handles. */
  readonly events: readonly RustEventExport[];
  /** The module of the classes that Rust has, if it has some. */
  readonly objects: string | undefined;
  /** The module that has Rust told what is wrong with payloads of bindings, if the contract declares some. */
  readonly payloads: string | undefined;
}

/** The Worker's entry. wrangler bundles the author's TypeScript through it, so that an edit there needs no build. */
export function emitWorker({ entry, rust, events, objects, payloads }: WorkerParts): string {
  const from = JSON.stringify(entry);
  return lines(
    MARK,
    // Before the author's modules run, for they may call Rust at once.
    ...(rust ? ['import "./rust.js";'] : []),
    ...(payloads === undefined ? [] : [`import ${JSON.stringify(payloads)};`]),
    ...(events.length > 0 ? ['import { withEvents } from "bimetal/events";', `import worker from ${from};`] : []),
    `export * from ${from};`,
    ...(objects === undefined ? [] : [`export * from ${JSON.stringify(objects)};`]),
    events.length > 0
      ? `export default withEvents(worker, ${JSON.stringify(events)});`
      : `export { default } from ${from};`,
  );
}

/** Gives the runtime the Wasm module, and the glue that each of its instances is made with. */
export function emitRust(glue: Glue, wasm: string): string {
  return lines(
    MARK,
    'import { provideRust } from "bimetal/host";',
    `import module from ${JSON.stringify(`./${wasm}`)};`,
    ...glue.imports.map(({ name, from }) => `import * as ${name} from ${JSON.stringify(from)};`),
    "",
    glue.code,
    "",
    "provideRust({ module, createGlue });",
  );
}

/** A Worker that answers everything with why it could not be built. */
export function emitFailure(diagnostics: string): string {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>The build failed</title>
<style>body{font:16px/1.5 system-ui;margin:2rem}pre{background:#8881;padding:1rem;overflow:auto;font-size:14px}</style>
<h1>The build failed</h1><pre>${escapeHtml(diagnostics)}</pre><p>Save a correction, and this page gives way to the Worker.</p>`;
  return lines(
    FAILED_MARK,
    `const page = ${JSON.stringify(page)};`,
    'const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };',
    "export default { fetch: () => new Response(page, { status: 500, headers }) };",
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A script of these lines. */
export function lines(...all: string[]): string {
  return `${all.join("\n")}\n`;
}
