import { readFileSync } from "node:fs";
import { buildWasm, type Rust, WASM_FILE } from "../rust.ts";
import { instantiateWasm } from "../wasm.ts";
import { type Answer, type Router, type RouteSet, rawPath } from "./route-set.ts";

/** Bimetal's router in Wasm, in this process. */
export function createWasmRouter(): Router {
  buildWasm();
  // The types are those of a Worker, which may not compile.
  const Module = WebAssembly.Module as unknown as new (bytes: Uint8Array) => WebAssembly.Module;
  const ask = instantiateWasm(new Module(readFileSync(WASM_FILE)));
  return { name: "wasm", ask: async (set) => JSON.parse(ask("routes", parsedQuestion(set))).bimetal };
}

/** Bimetal's router in a native process, and matchit's in the same one. */
export function createNativeRouters(rust: Rust): readonly Router[] {
  // Both are asked at once.
  const answers = new WeakMap<RouteSet, Promise<Record<string, (Answer | null)[]>>>();
  const ask = async (router: string, set: RouteSet) => {
    const asked = answers.get(set) ?? rust.ask(JSON.stringify(set)).then((line) => JSON.parse(line));
    answers.set(set, asked);
    return (await asked)[router] ?? [];
  };
  return [
    { name: "native", ask: (set) => ask("bimetal", set) },
    { name: "matchit", ask: (set) => ask("matchit", set) },
  ];
}

/** The question to the Wasm module, for which this side parses URLs. */
function parsedQuestion({ routes, requests }: RouteSet): string {
  return JSON.stringify({ routes, requests: requests.map((request) => ({ ...request, path: rawPath(request) })) });
}
