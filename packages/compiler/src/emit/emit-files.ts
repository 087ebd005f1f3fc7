import type { Model } from "../model.ts";
import type { Router } from "../router.ts";
import { emitAnswersTs } from "./answers/index.ts";
import { emitBindingsRs, emitBindingsTs, emitPayloadsTs } from "./bindings/index.ts";
import { emitClientTs } from "./client/index.ts";
import { emitEnvRs, emitEnvTs } from "./env/index.ts";
import { emitExamplesTs } from "./examples/index.ts";
import { emitFunctionsRs } from "./functions/index.ts";
import { emitNodesRs } from "./nodes-rs/index.ts";
import { emitObjectsRs, emitObjectsTs } from "./objects/index.ts";
import { emitOpenApiTs } from "./openapi/index.ts";
import { emitModRs, emitRoutesRs, emitRoutesTs, emitWorkerTs } from "./routes/index.ts";
import { emitSchemasRs } from "./schemas-rs/index.ts";
import { emitSchemasTs } from "./schemas-ts/index.ts";
import { emitStubsRs, hasStubs } from "./stubs/index.ts";

/** A file of the folder for generated code. */
export interface GeneratedFile {
  /** Relative to that folder: `env.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface EmitOptions {
  /** The config's path as written into headers. */
  readonly config: string;
  readonly router: Router;
  /** The version of the crate that the code compiles with alone. @default any */
  readonly release: string | undefined;
}

/** Emits what a router needs of a model. */
export function emitFiles(model: Model, options: EmitOptions): GeneratedFile[] {
  const files = emitBoth(model, options);
  return options.router === "hono" ? files.filter(({ path }) => !path.endsWith(".rs")) : files;
}

function emitBoth(model: Model, { config, router, release }: EmitOptions): GeneratedFile[] {
  const { bindings, payloads, classes } = model;
  const env = { bindings, payloads, classes, source: config };
  const files = [
    { path: "env.rs", text: emitEnvRs(env) },
    { path: "env.ts", text: emitEnvTs(env) },
    { path: "mod.rs", text: emitModRs(model, release) },
    ...(hasStubs(model) ? [{ path: "stubs.rs", text: emitStubsRs(model, config) }] : []),
  ];
  if (payloads.length > 0) {
    files.push(
      { path: "bindings.rs", text: emitBindingsRs(model) },
      { path: "bindings.ts", text: emitBindingsTs(model) },
      ...(router === "hono" ? [] : [{ path: "payloads.ts", text: emitPayloadsTs(model) }]),
    );
  }
  const hasCalls = hasAnyCall(model);
  if (hasCalls || payloads.length > 0) files.push(...emitSchemas(model));
  return hasCalls ? [...files, ...emitCalls(model, router)] : files;
}

function emitSchemas(model: Model): GeneratedFile[] {
  return [
    { path: "nodes.rs", text: emitNodesRs(model) },
    { path: "schemas.rs", text: emitSchemasRs(model) },
    { path: "schemas.ts", text: emitSchemasTs(model) },
  ];
}

/** Without one, the config alone was given, or a contract that only says what bindings hold. */
function hasAnyCall({ routes, functions, objects, events }: Model): boolean {
  return [routes, functions, objects, events].some(({ length }) => length > 0);
}

/** What is made of routes, functions, objects and events. */
function emitCalls(model: Model, router: Router): GeneratedFile[] {
  const hasExamples = model.routes.some(({ examples }) => examples.length > 0);
  return [
    { path: "answers.ts", text: emitAnswersTs(model, router) },
    { path: "client.ts", text: emitClientTs(model) },
    ...(hasExamples ? [{ path: "examples.ts", text: emitExamplesTs(model) }] : []),
    ...(model.functions.length > 0 ? [{ path: "functions.rs", text: emitFunctionsRs(model) }] : []),
    ...(model.objects.length > 0
      ? [
          { path: "objects.rs", text: emitObjectsRs(model) },
          { path: "objects.ts", text: emitObjectsTs(model) },
        ]
      : []),
    { path: "openapi.ts", text: emitOpenApiTs(model, router) },
    { path: "routes.rs", text: emitRoutesRs(model, router) },
    { path: "routes.ts", text: router === "rust" ? emitWorkerTs(model) : emitRoutesTs(model) },
  ];
}
