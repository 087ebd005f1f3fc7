import { dirname } from "node:path";
import type { Diagnostic } from "@bimetal/config";
import type { Crate } from "./crate.ts";
import type { Finding } from "./dependency-errors.ts";
import { parseMessage, toDiagnostic } from "./messages.ts";

/** What cargo has told so far. */
export interface Collector {
  readonly read: (line: string) => void;
  wasm: string | undefined;
  readonly inputs: Set<string>;
  /** Of crates on this machine, each once: what a macro makes several times of one mistake, rustc finds several times. */
  readonly diagnostics: Diagnostic[];
  /** Of crates from a registry. */
  readonly findings: Finding[];
}

/** Collects what cargo's JSON tells. */
export function createCollector(root: string, crate: Pick<Crate, "id" | "workspaceRoot">): Collector {
  const folders = { root, workspaceRoot: crate.workspaceRoot };
  const told = new Set<string>();
  const read = (line: string): void => {
    const message = parseMessage(line);
    if (message?.reason === "compiler-artifact" && isLocal(message.package_id)) {
      collector.inputs.add(message.manifest_path).add(dirname(message.target.src_path));
      if (message.package_id === crate.id) {
        collector.wasm ??= message.filenames.find((name) => name.endsWith(".wasm"));
      }
    }
    if (message?.reason === "compiler-message") {
      const { package_id, message: found } = message;
      if (!isLocal(package_id)) return void collector.findings.push({ package: package_id, message: found });
      const diagnostic = toDiagnostic(found, folders);
      if (!diagnostic) return;
      const { code, message: words, location } = diagnostic;
      const key = JSON.stringify([code, found.code?.code, words, location]);
      if (location && told.has(key)) return;
      told.add(key);
      collector.diagnostics.push(diagnostic);
    }
  };
  const collector: Collector = { read, wasm: undefined, inputs: new Set(), diagnostics: [], findings: [] };
  return collector;
}

/** Package ids are `path+file:///…#name@version`, `registry+https://…`, `git+https://…`. */
function isLocal(id: string): boolean {
  return id.startsWith("path+");
}
