import { readImports } from "./imports.ts";
import { collectCalls } from "./instructions.ts";
import { type Cursor, readName, readSections, readUnsigned, SectionId, skipLeb } from "./reader.ts";

/** A function of a linked module: its name and the functions that its body calls directly. */
export interface WasmFunction {
  readonly name: string;
  /** Indices into the list of functions. */
  readonly calls: ReadonlySet<number>;
}

/**
 * The functions of a module that still has its `name` section, imports first, as indices count them. A function
 * without a name has the empty one.
 */
export function readFunctions(bytes: Uint8Array): WasmFunction[] {
  const sections = readSections(bytes);
  const names = sections.find(({ name }) => name === "name");
  const nameOf = names ? readFunctionNames({ bytes, at: names.start }, names.end) : new Map<number, string>();
  const code = sections.find(({ id }) => id === SectionId.Code);
  const imports = readImports(bytes).filter(({ kind }) => kind === "function").length;
  const bodies = code ? readBodies({ bytes, at: code.start }) : [];
  const none: ReadonlySet<number> = new Set();
  return Array.from({ length: imports + bodies.length }, (_, index) => ({
    name: nameOf.get(index) ?? "",
    calls: bodies[index - imports] ?? none,
  }));
}

/** The names that a module exports. */
export function readExports(bytes: Uint8Array): string[] {
  const section = readSections(bytes).find(({ id }) => id === SectionId.Export);
  if (!section) return [];
  const cursor: Cursor = { bytes, at: section.start };
  return Array.from({ length: readUnsigned(cursor) }, () => {
    const name = readName(cursor);
    cursor.at += 1;
    skipLeb(cursor);
    return name;
  });
}

/** Subsection 1 of the `name` section. */
function readFunctionNames(cursor: Cursor, end: number): Map<number, string> {
  const names = new Map<number, string>();
  while (cursor.at < end) {
    const kind = cursor.bytes[cursor.at++];
    const size = readUnsigned(cursor);
    const next = cursor.at + size;
    if (kind === 1) {
      for (let count = readUnsigned(cursor); count > 0; count--) {
        const index = readUnsigned(cursor);
        names.set(index, readName(cursor));
      }
    }
    cursor.at = next;
  }
  return names;
}

function readBodies(cursor: Cursor): Set<number>[] {
  return Array.from({ length: readUnsigned(cursor) }, () => {
    const size = readUnsigned(cursor);
    const end = cursor.at + size;
    const calls = collectCalls(cursor, end);
    cursor.at = end;
    return calls;
  });
}
