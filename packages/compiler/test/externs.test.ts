/**
 * Whether the platform has what the crate `bimetal` calls: every method by its name and with as many arguments as it is
 * given, every property. TypeScript is asked, with the types of Workers.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "./goldens.ts";
import { type Extern, readExterns } from "./read-externs.ts";

const WORK = join(ROOT, "target/externs");
const SOURCES = join(ROOT, "crates/bimetal/src");
const WORKERS_TYPES = join(ROOT, "packages/compiler/node_modules/@cloudflare/workers-types/index.d.ts");

/** What each Rust type is in TypeScript, by the file that declares it. */
const interfaces: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "bindings/ai/js.rs": { Ai: "Ai" },
  "bindings/analytics_engine/js.rs": { Dataset: "AnalyticsEngineDataset" },
  "bindings/bucket/js.rs": { R2Bucket: "R2Bucket", Found: "R2ObjectBody" },
  "bindings/database/js.rs": { D1: "D1Database", Prepared: "D1PreparedStatement", D1Result: "D1Result" },
  "bindings/dispatch_namespace/js.rs": { Namespace: "DispatchNamespace" },
  "bindings/durable_object/js.rs": { Namespace: "DurableObjectNamespace", Id: "DurableObjectId" },
  "bindings/hyperdrive/js.rs": { Hyperdrive: "Hyperdrive" },
  "bindings/images/js.rs": {
    Images: "ImagesBinding",
    Transformer: "ImageTransformer",
    Transformed: "ImageTransformationResult",
    Streamed: "Response",
  },
  "bindings/kv/js.rs": { Namespace: "KVNamespace", Found: "KVNamespaceGetWithMetadataResult<string, unknown>" },
  "bindings/queue/js.rs": { Producer: "Queue", Request: "MessageSendRequest" },
  "bindings/queue/batch/js.rs": { MessageBatch: "MessageBatch", RetryOptions: "QueueRetryOptions" },
  "bindings/queue/received/js.rs": { Message: "Message" },
  "bindings/rate_limit/js.rs": { RateLimit: "RateLimit" },
  "bindings/secrets_store_secret/js.rs": { StoreSecret: "SecretsStoreSecret" },
  "bindings/send_email/js.rs": {
    SendEmail: "SendEmail",
    Builder: "EmailMessageBuilder",
    Attachment: "EmailAttachment",
    EmailMessage: "EmailMessage",
  },
  "bindings/service/js.rs": { Fetcher: "Fetcher", Init: "RequestInit" },
  "bindings/vectorize/js.rs": { Index: "Vectorize" },
  "bindings/worker_loader/js.rs": { Loader: "WorkerLoader", Stub: "WorkerStub" },
  "bindings/workflow/js.rs": {
    Workflow: "Workflow",
    Created: "WorkflowBatchCreateResult",
    JsInstance: "WorkflowInstance",
  },
  "durable_object/sql/js.rs": { Reading: "SqlStorageCursor<Record<string, SqlStorageValue>>" },
  "durable_object/state/js.rs": { Object: "DurableObjectState", Pair: "WebSocketRequestResponsePair" },
  "durable_object/storage/js.rs": { JsStorage: "DurableObjectStorage" },
  "event/email.rs": { Source: "ForwardableEmailMessage", Headers: "Headers" },
  "event/scheduled.rs": { Source: "ScheduledController" },
  "event/socket.rs": { Source: "Socket", Writable: "WritableStream", Writer: "WritableStreamDefaultWriter" },
  "web_socket/js.rs": {
    JsWebSocket: "WebSocket",
    JsEvent: "MessageEvent & CloseEvent & ErrorEvent",
    Pair: "InstanceType<typeof WebSocketPair>",
  },
  "workflow/js.rs": {
    Platform: "CloudflareWorkersModule.WorkflowStep",
    Event: "CloudflareWorkersModule.WorkflowStepEvent<unknown>",
  },
  "workflow/serve.rs": {
    Given: "{ event: unknown; step: unknown }",
    Event: "CloudflareWorkersModule.WorkflowEvent<unknown>",
  },
};

test("the platform has everything that Rust calls", () => {
  const files = globSync("{bindings,durable_object,event,web_socket,workflow}/**/*.rs", { cwd: SOURCES }).sort();
  const declared = files.flatMap((file) => {
    const externs = readExterns(readFileSync(join(SOURCES, file), "utf8"));
    return externs.map((extern) => ({ file, extern }));
  });
  const types = new Set(declared.map(({ file, extern }) => `${file} ${extern.type}`));
  const mapped = Object.entries(interfaces).flatMap(([file, names]) =>
    Object.keys(names).map((name) => `${file} ${name}`),
  );
  expect(mapped.sort()).toEqual([...types].sort());
  expect(check(declared)).toEqual([]);
});

test("what the platform has not is told", () => {
  const externs = readExterns(WRONG);
  expect(externs).toHaveLength(7);
  const declared = externs.map((extern) => ({ file: "bindings/rate_limit/js.rs", extern }));
  expect(check(declared)).toEqual([
    "bindings/rate_limit/js.rs:5: Property 'limt' does not exist on type 'RateLimit'. Did you mean 'limit'?",
    "bindings/rate_limit/js.rs:7: Expected 1 arguments, but got 2.",
    "bindings/rate_limit/js.rs:9: Expected 1 arguments, but got 0.",
    "bindings/rate_limit/js.rs:11: Property 'success' does not exist on type 'RateLimit'.",
    expect.stringMatching(
      /^bindings\/rate_limit\/js\.rs:13: Argument of type 'Promise<RateLimitOutcome>' is not assignable/,
    ),
    "bindings/rate_limit/js.rs:15: Cannot find name 'Limiter'.",
  ]);
});

const WRONG = `#[wasm_bindgen]
extern "C" {
    type RateLimit;
    #[wasm_bindgen(method, catch)]
    fn limt(this: &RateLimit, options: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = limit)]
    fn limit_more(this: &RateLimit, options: JsValue, more: JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = limit)]
    fn limit_less(this: &RateLimit) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn success(this: &RateLimit) -> bool;
    #[wasm_bindgen(method, catch, js_name = limit)]
    fn limit_at_once(this: &RateLimit, options: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(constructor, js_class = "Limiter")]
    fn new() -> RateLimit;
    #[wasm_bindgen(method, catch)]
    fn limit(this: &RateLimit, options: JsValue) -> Result<Promise, JsValue>;
}
`;

interface Declared {
  readonly file: string;
  readonly extern: Extern;
}

/** What TypeScript says against the uses, each with its place in Rust. */
function check(declared: readonly Declared[]): string[] {
  mkdirSync(WORK, { recursive: true });
  writeFileSync(join(WORK, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["uses.ts", WORKERS_TYPES] }));
  writeFileSync(join(WORK, "uses.ts"), `${[...PRELUDE, ...declared.map(use)].join("\n")}\n`);
  const { status, stdout, error } = spawnSync("tsc", ["-p", WORK], { cwd: ROOT, encoding: "utf8" });
  if (error) throw error;
  const problems = stdout.split("\n").filter((line) => /^\S/.test(line));
  expect(status === 0, stdout).toBe(problems.length === 0);
  return problems.map((problem) => {
    const [, line, message] = /uses\.ts\((\d+),\d+\): error TS\d+: (.*)/.exec(problem) ?? [];
    const place = declared[Number(line) - PRELUDE.length - 1];
    return place ? `${place.file}:${place.extern.line}: ${message}` : problem;
  });
}

/** One line that uses what Rust declares, as Rust uses it. */
function use({ file, extern: { type, name, kind, arity, variadic, waits, module } }: Declared): string {
  const typescript = interfaces[file]?.[type];
  if (typescript === undefined) throw new Error(`${file} has a type ${type} that stands for none of TypeScript's`);
  const values = Array.from({ length: arity }, (_, at) => (variadic && at === arity - 1 ? "...[any]" : "any"));
  if (kind === "constructor") {
    const constructed = module === undefined ? name : `(await import("${module}")).${name}`;
    return `has<${typescript}>(new ${constructed}(${values}));`;
  }
  if (kind === "indexing_getter") return `has(of<${typescript}>()[0]);`;
  const property = `of<${typescript}>().${name}`;
  if (kind === "setter") return `${property} = any;`;
  if (kind === "getter") return `has(${property});`;
  return `${waits ? "waits" : "has"}(${property}(${values}));`;
}

const PRELUDE = [
  "export {};",
  "declare const any: any;",
  "declare function of<T>(): T;",
  "declare function waits(value: PromiseLike<unknown>): void;",
  "declare function has<T>(value: T & (T extends PromiseLike<unknown> ? never : unknown)): void;",
];

const compilerOptions = {
  target: "es2024",
  lib: ["es2024"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  pretty: false,
};
