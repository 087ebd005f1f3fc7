/** What wrangler asks of Cloudflare's API when it publishes: a route each, below the account. */
import { type Account, createDatabase, type Database, type Queue, type Refusal, type Script } from "./account.ts";
import { type Binding, readUpload, type Upload } from "./upload.ts";

export interface Asked {
  readonly account: Account;
  /** What stands in the place of `:name`. */
  readonly at: string;
  /** What stands in the place of `:inner`. */
  readonly inner: string;
  readonly query: URLSearchParams;
  readonly body: Buffer<ArrayBuffer>;
  readonly contentType: string;
}

/** The `result` of the answer, or the error. */
export type Handler = (asked: Asked) => unknown;

export class ApiError extends Error {
  readonly refusal: Refusal;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.refusal = { status, code, message };
  }
}

export const routes: Readonly<Record<string, Handler>> = {
  "GET /workers/subdomain": () => ({ subdomain: "examples" }),
  "GET /workers/services/:name": (asked) => {
    const { migrationTag } = findScript(asked);
    const script = { tag: asked.at, tags: [], last_deployed_from: "wrangler", migration_tag: migrationTag };
    return { default_environment: { environment: "production", script } };
  },
  "GET /workers/workers/:name": (asked) => ({ subdomain: describeSubdomain(findScript(asked)) }),
  "GET /workers/scripts/:name/secrets": (asked) => {
    return [...findScript(asked).secrets.keys()].map((name) => ({ name, type: "secret_text" }));
  },
  "GET /workers/scripts/:name/settings": (asked) => {
    // Nobody is told a secret.
    const bindings = findLast(findScript(asked)).metadata.bindings.map(({ text, ...binding }) => {
      return binding.type === "secret_text" ? binding : { ...binding, text };
    });
    return { bindings };
  },
  "GET /workers/scripts/:name/deployments": (asked) => {
    findScript(asked);
    return { deployments: [] };
  },
  "PUT /workers/scripts/:name": async (asked) => {
    await upload(asked);
    return { id: asked.at, etag: "etag", deployment_id: asked.account.nextId(), startup_time_ms: 1 };
  },
  "POST /workers/scripts/:name/versions": async (asked) => {
    findScript(asked);
    await upload(asked);
    return { id: asked.account.nextId(), resources: { script: { etag: "etag" } }, startup_time_ms: 1 };
  },
  "POST /workers/scripts/:name/deployments": (asked) => {
    findScript(asked);
    return { id: asked.account.nextId() };
  },
  "PATCH /workers/scripts/:name/script-settings": (asked) => {
    findScript(asked);
    return readJson(asked);
  },
  "POST /workers/scripts/:name/subdomain": (asked) => {
    const script = findScript(asked);
    script.enabled = readJson<{ enabled: boolean }>(asked).enabled;
    return describeSubdomain(script);
  },
  "PUT /workers/scripts/:name/schedules": (asked) => {
    const crons = readJson<{ cron: string }[]>(asked).map(({ cron }) => cron);
    findScript(asked).crons = crons;
    return { schedules: crons.map((cron) => ({ cron })) };
  },

  "GET /storage/kv/namespaces": ({ account }) => [...account.namespaces].map(([id, title]) => ({ id, title })),
  "POST /storage/kv/namespaces": (asked) => {
    const { title } = readJson<{ title: string }>(asked);
    const { namespaces, nextId } = asked.account;
    if ([...namespaces.values()].includes(title))
      throw new ApiError(400, 10014, `there is a namespace ${title} already`);
    const id = nextId();
    namespaces.set(id, title);
    return { id, title };
  },

  "GET /r2/buckets": ({ account }) => ({ buckets: [...account.buckets].map((name) => ({ name })) }),
  "GET /r2/buckets/:name": ({ account, at }) => {
    if (!account.buckets.has(at)) throw new ApiError(404, 10006, `there is no bucket ${at}`);
    return { name: at };
  },
  "POST /r2/buckets": (asked) => {
    const { name } = readJson<{ name: string }>(asked);
    if (asked.account.buckets.has(name)) throw new ApiError(409, 10004, `there is a bucket ${name} already`);
    asked.account.buckets.add(name);
    return { name };
  },

  "GET /d1/database": ({ account, query }) => {
    const all = [...account.databases].map(([uuid, { name }]) => ({ uuid, name }));
    return all.filter(({ name }) => !query.has("name") || query.get("name") === name);
  },
  "POST /d1/database": (asked) => {
    const { name } = readJson<{ name: string }>(asked);
    const { databases, nextId } = asked.account;
    if ([...databases.values()].some((other) => other.name === name))
      throw new ApiError(400, 7502, `there is a database ${name} already`);
    const uuid = nextId();
    databases.set(uuid, createDatabase(name));
    return { uuid, name };
  },
  "GET /d1/database/:name": (asked) => {
    const [uuid, { name }] = findDatabase(asked);
    return { uuid, name };
  },
  "POST /d1/database/:name/query": (asked) => {
    const [, { sqlite }] = findDatabase(asked);
    const { sql } = readJson<{ sql: string }>(asked);
    const results = /^\s*SELECT\b/i.test(sql) ? sqlite.prepare(sql).all() : runWhole(sqlite, sql);
    return [{ success: true, results, meta: { duration: 0 } }];
  },

  "GET /queues": ({ account, query }) => {
    const names = query.getAll("name");
    const found = [...account.queues].filter(([name]) => names.length === 0 || names.includes(name));
    return found.map(([name, queue]) => describeQueue(name, queue));
  },
  "POST /queues": (asked) => {
    const { queue_name } = readJson<{ queue_name: string }>(asked);
    const { queues, nextId } = asked.account;
    if (queues.has(queue_name)) throw new ApiError(400, 11009, `there is a queue ${queue_name} already`);
    const queue: Queue = { id: nextId(), consumers: [] };
    queues.set(queue_name, queue);
    return describeQueue(queue_name, queue);
  },
  "POST /queues/:name/consumers": (asked) => {
    const { script_name, ...consumer } = readConsumer(asked);
    const made = { ...consumer, script: script_name, consumer_id: asked.account.nextId() };
    findQueue(asked).consumers.push(made);
    return made;
  },
  "PUT /queues/:name/consumers/:inner": (asked) => {
    const { consumers } = findQueue(asked);
    const index = consumers.findIndex(({ consumer_id }) => consumer_id === asked.inner);
    if (index === -1) throw new ApiError(404, 11003, `there is no consumer ${asked.inner}`);
    const { script_name, ...consumer } = readConsumer(asked);
    const changed = { ...consumer, script: script_name, consumer_id: asked.inner };
    consumers[index] = changed;
    return changed;
  },
};

async function upload(asked: Asked): Promise<void> {
  const { account, at, body, contentType } = asked;
  const refusal = account.refusals.get(at);
  if (refusal) throw new ApiError(refusal.status, refusal.code, refusal.message);
  const given = await readUpload(body, contentType);
  const script: Script = account.scripts.get(at) ?? {
    uploads: [],
    secrets: new Map(),
    migrationTag: undefined,
    crons: [],
    enabled: false,
  };
  const bindings = given.metadata.bindings.map((binding) => resolveBinding(account, at, script, binding));
  script.uploads.push({ ...given, metadata: { ...given.metadata, bindings } });
  for (const { name, type, text } of bindings) if (type === "secret_text") script.secrets.set(name, String(text));
  script.migrationTag = given.metadata.migrations?.new_tag ?? script.migrationTag;
  account.scripts.set(at, script);
}

/** What a binding is of has to be there; one that is inherited is that of the upload before. */
function resolveBinding(account: Account, at: string, script: Script, binding: Binding): Binding {
  const { name, type } = binding;
  if (type === "inherit") {
    const before = script.uploads.at(-1)?.metadata.bindings.find((other) => other.name === name);
    if (!before) throw new ApiError(400, 10056, `inherit binding '${name}' is invalid`);
    return before;
  }
  const there: Record<string, () => boolean> = {
    d1: () => account.databases.has(String(binding.id)),
    durable_object_namespace: () => isScript(account, at, binding.script_name),
    json: () => true,
    kv_namespace: () => account.namespaces.has(String(binding.namespace_id)),
    plain_text: () => true,
    queue: () => account.queues.has(String(binding.queue_name)),
    r2_bucket: () => account.buckets.has(String(binding.bucket_name)),
    secret_text: () => true,
    service: () => isScript(account, at, binding.service),
  };
  if (!there[type]?.()) throw new ApiError(400, 10021, `the binding ${name} is of nothing: ${JSON.stringify(binding)}`);
  return binding;
}

function isScript(account: Account, at: string, name: unknown): boolean {
  return name === undefined || name === at || account.scripts.has(String(name));
}

function findScript({ account, at }: Asked): Script {
  const script = account.scripts.get(at);
  if (!script) throw new ApiError(404, 10007, "This Worker does not exist on your account.");
  return script;
}

/** There is one: a script is made by its first upload. */
export function findLast({ uploads }: Script): Upload {
  const last = uploads.at(-1);
  if (!last) throw new Error("A script has no upload.");
  return last;
}

function describeSubdomain({ enabled }: Script): object {
  return { enabled, previews_enabled: false };
}

function findDatabase({ account, at }: Asked): [string, Database] {
  const found = [...account.databases].find(([uuid, { name }]) => at === uuid || at === name);
  if (!found) throw new ApiError(404, 7404, `there is no database ${at}`);
  return found;
}

/** All statements, or none. */
function runWhole(sqlite: Database["sqlite"], sql: string): [] {
  try {
    sqlite.exec(`BEGIN;\n${sql}\n;COMMIT`);
    return [];
  } catch (error) {
    sqlite.exec("ROLLBACK");
    throw new ApiError(400, 7500, (error as Error).message);
  }
}

function findQueue({ account, at }: Asked): Queue {
  const queue = [...account.queues.values()].find(({ id }) => id === at);
  if (!queue) throw new ApiError(404, 11000, `there is no queue with the id ${at}`);
  return queue;
}

function describeQueue(queue_name: string, { id, consumers }: Queue): object {
  const counts = { producers: [], producers_total_count: 0, consumers_total_count: consumers.length };
  return { queue_id: id, queue_name, created_on: "", modified_on: "", consumers, ...counts };
}

interface SentConsumer {
  readonly type: string;
  readonly script_name: string;
  readonly dead_letter_queue?: string;
  readonly settings: object;
}

function readConsumer(asked: Asked): SentConsumer {
  const consumer = readJson<SentConsumer>(asked);
  const { dead_letter_queue: dead } = consumer;
  if (dead !== undefined && !asked.account.queues.has(dead))
    throw new ApiError(400, 11000, `there is no queue ${dead}`);
  return consumer;
}

function readJson<T>({ body }: Asked): T {
  return JSON.parse(body.toString());
}
