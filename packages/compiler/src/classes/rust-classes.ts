import type { ContractFunction, RustObject, StubMethod, WorkerClass } from "../model.ts";
import type { ClassKind } from "./exports.ts";
import { type ContractTypes, type StubTypes, takeTypeName } from "./stub-types.ts";

export const RUST_KINDS: Readonly<Record<RustObject["kind"], ClassKind>> = {
  durableObject: "object",
  entrypoint: "entrypoint",
  workflow: "workflow",
};

/** A class of this Worker that Rust has: `generated/objects.ts` declares it, and its methods are the contract's. */
export function bindRustClass(
  object: RustObject,
  types: StubTypes,
  contract: ContractTypes,
  worker: string,
): WorkerClass {
  const { name, docs, methods } = object;
  const kind = RUST_KINDS[object.kind];
  const used = methods.flatMap(({ input, output }) => [input?.name.pascal, output?.name.pascal]);
  for (const type of contract.types) if (used.includes(type.name.pascal)) types.taken.set(type.name.pascal, type);
  const stub = { name: takeTypeName(types, name.pascal, worker), docs, methods: methods.map(stubMethod) };
  return {
    kind,
    exported: name.pascal,
    isClass: true,
    module: "./objects",
    stub: kind === "workflow" ? undefined : stub,
  };
}

function stubMethod({ name, docs, input, output, location }: ContractFunction): StubMethod {
  const parameters = input ? [{ name: "input", schema: input, optional: false }] : [];
  return { name, docs, deprecated: false, parameters, output, location };
}
