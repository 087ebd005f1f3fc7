import type { AnySchema } from "./schema.ts";
import { captureSite, type Site } from "./site.ts";

/** What bindings hold and carry, by the bindings' names in the wrangler config. */
export interface Bindings {
  readonly [name: string]: BindingDeclaration;
}

/** What a binding holds or carries, as the compiler reads it. */
export type BindingDeclaration = KvDeclaration | QueueDeclaration | WorkflowDeclaration;

/** What a KV namespace may hold besides its values. */
export interface KvOptions {
  /** What is kept beside a value. Without it, any JSON. */
  readonly metadata?: AnySchema;
}

export interface KvDeclaration {
  readonly kind: "kv";
  readonly value: AnySchema;
  readonly options: KvOptions;
  readonly site: Site;
}

export interface QueueDeclaration {
  readonly kind: "queue";
  readonly message: AnySchema;
  readonly site: Site;
}

export interface WorkflowDeclaration {
  readonly kind: "workflow";
  readonly params: AnySchema;
  readonly site: Site;
}

/** The values of a KV namespace, which are JSON: `bindings: { LINKS: kv(Link, { metadata: Origin }) }`. */
export function kv(value: AnySchema, options: KvOptions = {}): KvDeclaration {
  return { kind: "kv", value, options, site: captureSite(kv) };
}

/** The messages of a queue, which are JSON: `bindings: { JOBS: queue(Job) }`. */
export function queue(message: AnySchema): QueueDeclaration {
  return { kind: "queue", message, site: captureSite(queue) };
}

/** The `params` of a Workflow that is written elsewhere: `bindings: { DIGESTS: params(Digest) }`. */
export function params(schema: AnySchema): WorkflowDeclaration {
  return { kind: "workflow", params: schema, site: captureSite(params) };
}
