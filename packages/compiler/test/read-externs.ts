/** What Rust says that the platform has: the functions of the `extern` blocks of wasm-bindgen. */

export interface Extern {
  /** The Rust type that has it. */
  readonly type: string;
  /** Its name in JavaScript; of a constructor, that of the class. */
  readonly name: string;
  readonly kind: "method" | "getter" | "setter" | "indexing_getter" | "constructor";
  /** How many arguments it is given. */
  readonly arity: number;
  /** Whether the last argument stands for any number of them. */
  readonly variadic: boolean;
  /** Whether it gives a promise. */
  readonly waits: boolean;
  /** The module of a constructor's class; without one, it is a global. */
  readonly module: string | undefined;
  readonly line: number;
}

/** Reads what rustfmt has formatted: a block ends at the first `}` of a line's beginning. */
export function readExterns(text: string): Extern[] {
  const source = text.replace(/\/\/.*$/gm, (comment) => " ".repeat(comment.length));
  const blocks = [...source.matchAll(/^#\[wasm_bindgen(?:\((.*)\))?\]\nextern "C" \{\n([\s\S]*?)^\}/gm)];
  if (blocks.length !== source.split('extern "C"').length - 1) throw new Error("an extern block was not understood");
  return blocks.flatMap((block) => {
    const [whole, attributes = "", items = ""] = block;
    const module = /module = "(.*)"/.exec(attributes)?.[1];
    // A module of the crate's own is no part of the platform.
    if (module?.startsWith("/")) return [];
    const start = block.index + whole.length - items.length - 1;
    return [...items.matchAll(/[^;]+;/g)].flatMap(({ 0: item, index }) => {
      const line = source.slice(0, start + index + item.search(/\bfn\b|$/)).split("\n").length;
      return readItem(item, { module, line });
    });
  });
}

function readItem(code: string, place: Pick<Extern, "module" | "line">): Extern[] {
  if (/\b(?:type|static) \w+/.test(code)) return [];
  const found = /\bfn (\w+)\(([\s\S]*?),?\s*\)(?:\s*->\s*([\s\S]+))?;$/.exec(code);
  if (!found) throw new Error(`line ${place.line} is neither a type nor a function:${code}`);
  const [, rust = "", list = "", result = ""] = found;
  const attributes = [...code.matchAll(/#\[wasm_bindgen\(([\s\S]*?)\)\]/g)].map(([, text = ""]) => text).join();
  const has = (word: string): boolean => new RegExp(`(?:^|[\\s,])${word}(?:$|[\\s,])`).test(attributes);
  const named = /js_name = (\w+)/.exec(attributes)?.[1];
  const common = { ...place, variadic: has("variadic"), waits: /\bPromise\b/.test(result) };
  const parameters = list.trim() === "" ? [] : list.split(",").map((parameter) => parameter.trim());
  if (has("constructor")) {
    const type = /Result<(\w+)/.exec(result)?.[1] ?? result.trim();
    const name = /js_class = "?(\w+)/.exec(attributes)?.[1] ?? type;
    return [{ ...common, kind: "constructor", type, name, arity: parameters.length }];
  }
  const [receiver = "", ...rest] = parameters;
  const type = /^this: &(\w+)$/.exec(receiver)?.[1];
  if (!has("method") || type === undefined) throw new Error(`line ${place.line} is no method:${code}`);
  const kind = (["getter", "setter", "indexing_getter"] as const).find(has) ?? "method";
  const name = named ?? (kind === "setter" ? rust.replace(/^set_/, "") : rust);
  return [{ ...common, kind, type, name, arity: rest.length }];
}
