import { resolve } from "node:path";
import type { Diagnostic, Location } from "@bimetal/config";
import { diagnose, type RustMessage } from "../diagnostics.ts";
import { relativeTo } from "./words.ts";

/** The lines of `cargo build --message-format=json` that matter here. */
export type CargoMessage =
  | { readonly reason: "compiler-message"; readonly package_id: string; readonly message: CompilerMessage }
  | {
      readonly reason: "compiler-artifact";
      readonly package_id: string;
      readonly manifest_path: string;
      readonly target: { readonly crate_types: readonly string[]; readonly src_path: string };
      readonly filenames: readonly string[];
    }
  | { readonly reason: "build-script-executed" | "build-finished" };

export interface CompilerMessage {
  readonly message: string;
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly Span[];
  readonly children: readonly { readonly level: string; readonly message: string }[];
  /** As rustc prints it, in colour. */
  readonly rendered: string | null;
}

interface Span {
  readonly file_name: string;
  readonly line_start: number;
  /** Counts characters from 1. */
  readonly column_start: number;
  readonly is_primary: boolean;
  readonly label: string | null;
  readonly text: readonly { readonly text: string }[];
  /** The macro call that made this code. */
  readonly expansion: { readonly span: Span } | null;
}

/** The folders that paths are read from and shown relative to. */
export interface Folders {
  /** The project. */
  readonly root: string;
  /** Where rustc ran. */
  readonly workspaceRoot: string;
}

/** A line of cargo's output; `undefined` for what a build script or macro has printed. */
export function parseMessage(line: string): CargoMessage | undefined {
  if (!line.startsWith('{"reason":')) return undefined;
  return JSON.parse(line) as CargoMessage;
}

/** A finding in the author's own crates. Summaries ("aborting due to …") and notes are none. */
export function toDiagnostic(message: CompilerMessage, folders: Folders): Diagnostic | undefined {
  if (!isFinding(message)) return undefined;
  const code = message.level === "warning" ? "assembler/rust-warning" : "assembler/rust-error";
  const span = ownSpan(message, folders);
  return {
    ...diagnose(code, describe(message, span), span && locate(span, folders)),
    rendered: message.rendered === null ? undefined : showPaths(message.rendered.trimEnd(), folders),
  };
}

export function isFinding({ level, spans, message }: CompilerMessage): boolean {
  if (level === "warning") return spans.length > 0;
  return level.startsWith("error") && !message.startsWith("aborting due to");
}

export function describe(message: CompilerMessage, span: Span | undefined = message.spans[0]): RustMessage {
  return {
    message: message.message,
    label: span?.label ?? undefined,
    help: message.children.find(({ level }) => level === "help")?.message,
    code: message.code?.code,
  };
}

/**
 * Where the finding stands in what the author has written: for code that a macro of another crate or of `generated/` has
 * made, where the macro was called.
 */
function ownSpan({ spans }: CompilerMessage, folders: Folders): Span | undefined {
  const primary = spans.find(({ is_primary }) => is_primary);
  for (let span = primary; span !== undefined; span = span.expansion?.span) {
    if (isWritten(span.file_name, folders)) return span;
  }
  return primary;
}

function isWritten(file: string, { root, workspaceRoot }: Folders): boolean {
  const path = resolve(workspaceRoot, file);
  const isForeign = file.startsWith("<") || relativeTo(workspaceRoot, path) === path;
  return !isForeign && !relativeTo(root, path).startsWith("generated/");
}

function locate(span: Span, { root, workspaceRoot }: Folders): Location {
  const before = [...(span.text[0]?.text ?? "")].slice(0, span.column_start - 1).join("");
  return {
    file: relativeTo(root, resolve(workspaceRoot, span.file_name)),
    line: span.line_start,
    column: before === "" ? span.column_start : before.length + 1,
  };
}

/** Makes the paths in rustc's text relative to the project. */
function showPaths(rendered: string, { root, workspaceRoot }: Folders): string {
  return rendered.replace(
    ARROW,
    (_, arrow: string, file: string) => `${arrow}${relativeTo(root, resolve(workspaceRoot, file))}:`,
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours
const ARROW = /((?:-->|:::) (?:\u001b\[0m)?)([^\n:]+):(?=\d+:\d+)/g;
