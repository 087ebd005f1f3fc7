/** The emitted Rust in Wasm, on workerd. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildWasmJudge,
  type Question,
  type RustCase,
  type RustVerdict,
  readAnswers,
  writeQuestions,
} from "@bimetal/compiler/test";
import { serve } from "@bimetal/workerd";
import { bind } from "./bind.mjs";

/** A Worker that judges. */
export interface WasmJudge {
  readonly ask: (cases: readonly RustCase[], question: Question) => Promise<RustVerdict[]>;
  readonly stop: () => Promise<void>;
}

const root: string = join(import.meta.dirname, "../../dist/judge");

/** Builds a Worker that knows the types of these cases, and starts it. */
export async function startWasmJudge(all: readonly RustCase[]): Promise<WasmJudge> {
  const { wasm, js } = await bind(readFileSync(buildWasmJudge("parity-schemas-wasm", all)));
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "wrangler.toml"), CONFIG);
  writeFileSync(join(root, "worker.js"), WORKER);
  writeFileSync(join(root, "judge.wasm"), wasm);
  writeFileSync(join(root, "index_bg.js"), js);
  const { urls, stop } = await serve([{ root }]);
  const ask: WasmJudge["ask"] = async (cases, question) => {
    const response = await fetch(urls[0] as URL, { method: "POST", body: writeQuestions(cases, question) });
    if (!response.ok) throw new Error(await response.text());
    return readAnswers(Buffer.from(await response.arrayBuffer()), cases.length);
  };
  return { ask, stop };
}

const CONFIG = `name = "judge"
main = "worker.js"
compatibility_date = "2026-11-01"
`;

const WORKER = `import module from "./judge.wasm";
import * as glue from "./index_bg.js";

const instance = new WebAssembly.Instance(module, { "./index_bg.js": glue });
glue.__wbg_set_wasm(instance.exports);

export default {
  async fetch(request) {
    return new Response(glue.answer(new Uint8Array(await request.arrayBuffer())));
  },
};
`;
