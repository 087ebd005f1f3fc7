import { type Binding, type Diagnostic, nearest } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { LoweredBinding } from "../lower/lower-bindings.ts";
import type { LoweredContract } from "../lower/lower-contract.ts";
import type { LoweredObject } from "../lower/lower-objects.ts";
import type { NamedSchema, Payload } from "../model.ts";
import { createName } from "../names.ts";

/** The bindings of the config that a contract may speak of. */
export interface ConfigBindings {
  /** The config's path, relative to the project. */
  readonly file: string;
  readonly bindings: readonly Binding[];
  /** The names of bindings that only environments have which were not asked for. */
  readonly others: readonly string[];
}

/** What each kind of declaration is about: how it is written, and the row of the table of bindings. */
const KINDS: Readonly<
  Record<Payload["kind"], { readonly maker: string; readonly what: string; readonly key: string }>
> = {
  kv: { maker: "kv", what: "a KV namespace", key: "kv_namespaces" },
  queue: { maker: "queue", what: "a queue", key: "queues.producers" },
  workflow: { maker: "params", what: "a Workflow", key: "workflows" },
};

/** Declarations of payloads that no binding of the config has. */
export function checkBindings(declared: readonly LoweredBinding[], config: ConfigBindings): Diagnostic[] {
  return declared.flatMap(({ name: { author }, kind, place: { path, location } }) => {
    const binding = config.bindings.find(({ name }) => name === author);
    if (binding) {
      const wrong = binding.types.find((key) => key !== KINDS[kind].key);
      return wrong === undefined
        ? []
        : [diagnose("contract/binding-kind", mistake(path, kind, wrong, binding), location)];
    }
    if (config.others.includes(author)) return [];
    const similar = nearest(author, typedNames(config.bindings, kind));
    const { key } = KINDS[kind];
    return [diagnose("contract/unknown-binding", { path, name: author, config: config.file, key, similar }, location)];
  });
}

/**
 * The payloads of the bindings that there are: those that are declared, and the params of Workflows in Rust. Those of other
 * environments are none of this one's.
 */
export function findPayloads(lowered: LoweredContract, { bindings }: ConfigBindings): Payload[] {
  const declared = lowered.bindings.flatMap(({ place: _, ...payload }) => {
    const binding = bindings.find(({ name }) => name === payload.name.author);
    return binding ? [{ ...payload, optional: binding.optional, docs: binding.docs }] : [];
  });
  const others = bindings.filter(({ name }) => !declared.some((payload) => payload.name.author === name));
  const params = others.flatMap((binding): Payload[] => {
    const schema = paramsOf(binding, lowered.objects);
    const { optional, docs } = binding;
    const name = createName(binding.name);
    return schema ? [{ name, kind: "workflow", schema, metadata: undefined, optional, docs }] : [];
  });
  return [...declared, ...params];
}

/** What a Workflow in Rust takes, if the binding is of the same one in all environments. */
function paramsOf({ types, classes = [] }: Binding, objects: readonly LoweredObject[]): NamedSchema | undefined {
  if (types.some((type) => type !== KINDS.workflow.key)) return undefined;
  const [first, ...others] = classes.map(({ worker, name }) => {
    const own = worker === undefined ? objects.find(({ object }) => object.name.author === name) : undefined;
    return own?.object.kind === "workflow" ? own.object.methods[0]?.input : undefined;
  });
  return others.every((other) => other === first) ? first : undefined;
}

function mistake(path: string, kind: Payload["kind"], key: string, { name, location }: Binding) {
  const maker = Object.values(KINDS).find((row) => row.key === key)?.maker;
  const { what, maker: written } = KINDS[kind];
  return { path, name, written, what, key, maker, binding: location };
}

/** What a name that nobody has may have meant: rather a binding of the kind. */
function typedNames(bindings: readonly Binding[], kind: Payload["kind"]): string[] {
  const isOfKind = ({ key }: Binding) => key === KINDS[kind].key;
  return bindings.filter(isOfKind).map(({ name }) => name);
}
