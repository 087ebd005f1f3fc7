/** The Wasm of this package, as it comes from the compiler. Runs in Node and on workerd. */

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly parity_input: (length: number) => number;
  readonly parity_output: () => number;
  /** A subject's question. */
  readonly [subject: `parity_${string}`]: (...values: never[]) => number;
}

/** Asks the module a question about a subject, a line of JSON. */
export type AskWasm = (subject: string, question: string) => string;

export function instantiateWasm(module: WebAssembly.Module): AskWasm {
  const { exports } = new WebAssembly.Instance(module, importsOf(module));
  const wasm = exports as unknown as Exports;
  return (subject, question) => {
    const bytes = new TextEncoder().encode(question);
    const input = wasm.parity_input(bytes.length);
    new Uint8Array(wasm.memory.buffer, input, bytes.length).set(bytes);
    const length = (wasm[`parity_${subject}`] as () => number)();
    return new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, wasm.parity_output(), length));
  };
}

/** wasm-bindgen has not run: what its glue would give stands in the imports, and nothing here calls it. */
function importsOf(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => never>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {
      throw new Error(`${from}: ${name} is not there`);
    };
  }
  return imports;
}
