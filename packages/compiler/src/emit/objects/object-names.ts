import type { ContractFunction, RustObject } from "../../model.ts";

/** The Wasm export of a class; of an entrypoint each method has one. */
export function objectExport({ kind, name }: RustObject, method?: ContractFunction): string {
  const words = [PREFIXES[kind], plain(name.snake), ...(method ? [plain(method.name.snake)] : [])];
  return words.join("_");
}

const PREFIXES = {
  durableObject: "bm_object",
  entrypoint: "bm_entrypoint",
  workflow: "bm_workflow",
} as const;

/** The exports that a crate must have for a class. */
export function objectExports(object: RustObject): string[] {
  if (object.kind !== "entrypoint") return [objectExport(object)];
  return object.methods.map((method) => objectExport(object, method));
}

function plain(snake: string): string {
  return snake.replace("r#", "");
}
