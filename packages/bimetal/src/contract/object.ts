import type { Functions } from "./function.ts";
import type { AnySchema } from "./schema.ts";
import { captureSite, type Site } from "./site.ts";

interface ObjectOptions {
  /** One or more sentences; they stand above the class in both languages. */
  readonly description?: string;
}

/** A Durable Object in Rust. */
export interface DurableObjectOptions extends ObjectOptions {
  /** What others call of it (RPC). */
  readonly methods?: Functions;
  /** Milliseconds after which a pending request, or message of a WebSocket, is dropped. @default 30000 */
  readonly timeLimit?: number;
}

/** An entrypoint in Rust. */
export interface EntrypointOptions extends ObjectOptions {
  /** What other Workers call of it (RPC). */
  readonly methods: Functions;
}

/** A Workflow in Rust. */
export interface WorkflowOptions extends ObjectOptions {
  /** What an instance is created with. Without it, nothing. */
  readonly params?: AnySchema;
  /** What an instance gives in the end. Without it, nothing. */
  readonly output?: AnySchema;
}

/** A class that Rust has, as the compiler reads it. */
export type ObjectDeclaration =
  | { readonly kind: "durableObject"; readonly options: DurableObjectOptions; readonly site: Site }
  | { readonly kind: "entrypoint"; readonly options: EntrypointOptions; readonly site: Site }
  | { readonly kind: "workflow"; readonly options: WorkflowOptions; readonly site: Site };

/** Classes by name. */
export interface Objects {
  readonly [name: string]: ObjectDeclaration;
}

/**
 * A Durable Object that is written in Rust: `Room: durableObject({ methods: { post: fn({ input: Message }) } })`.
 * wrangler.toml names it as `class_name = "Room"`.
 */
export function durableObject(options: DurableObjectOptions = {}): ObjectDeclaration {
  return { kind: "durableObject", options, site: captureSite(durableObject) };
}

/**
 * A `WorkerEntrypoint` that is written in Rust, whose methods other Workers call through a service binding:
 * `Slugs: entrypoint({ methods: { make: fn({ input: z.string(), output: z.string() }) } })`.
 */
export function entrypoint(options: EntrypointOptions): ObjectDeclaration {
  return { kind: "entrypoint", options, site: captureSite(entrypoint) };
}

/**
 * A Workflow that is written in Rust: `Digest: workflow({ params: z.object({ day: z.iso.date() }) })`. wrangler.toml names
 * it as `class_name = "Digest"`.
 */
export function workflow(options: WorkflowOptions = {}): ObjectDeclaration {
  return { kind: "workflow", options, site: captureSite(workflow) };
}
