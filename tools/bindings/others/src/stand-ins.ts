import type { Env } from "../generated/routes";

type Own = "AI" | "INDEX" | "TENANTS" | "BROWSER" | "CERTIFICATE" | "INTERNAL" | "NETWORK";

const vector = { id: "tea", values: [0.5, 0.25], namespace: "drinks", metadata: { topic: "drinks" } };

/** What stands for the platform's bindings: it tells what it was given, in the shapes that the platform gives. */
const own: { [Name in Own]: object } = {
  AI: {
    run: async (model: string, inputs: { prompt?: string; stream?: boolean; bytes?: boolean }, options?: object) => {
      if (inputs.stream) return new Response(`data: ${model}\n\n`).body;
      if (inputs.bytes) return new TextEncoder().encode(model);
      return { response: JSON.stringify([model, inputs, options]) };
    },
  } satisfies { run: unknown } & Partial<Record<keyof Ai, unknown>>,
  INDEX: {
    describe: async () => ({ vectorCount: 2, dimensions: 3, processedUpToDatetime: 0, processedUpToMutation: "m" }),
    query: async (given: Float32Array, options: object) => match(JSON.stringify([[...given], options])),
    queryById: async (id: string, options: object) => match(JSON.stringify([id, options])),
    insert: async (vectors: object[]) => ({ mutationId: `insert ${JSON.stringify(vectors)}` }),
    upsert: async (vectors: object[]) => ({ mutationId: `upsert ${JSON.stringify(vectors)}` }),
    getByIds: async (ids: string[]) => ids.map((id) => ({ ...vector, id })),
    deleteByIds: async (ids: string[]) => ({ mutationId: `delete ${ids}` }),
  } satisfies { [Method in keyof Vectorize]: unknown },
  TENANTS: {
    get: (name: string, args: object, options: object) => {
      if (name === "nobody") throw new Error("Worker not found.");
      return fetcher(JSON.stringify([name, args, options]));
    },
  } satisfies { [Method in keyof DispatchNamespace]: unknown },
  BROWSER: fetcher("browser"),
  CERTIFICATE: fetcher("certificate"),
  INTERNAL: fetcher("internal"),
  NETWORK: fetcher("network"),
};

function match(id: string): object {
  return { count: 1, matches: [{ ...vector, id, score: 0.75 }] };
}

function fetcher(name: string): object {
  return { fetch: async (url: string, { method }: RequestInit) => new Response(`${name}: ${method} ${url}`) };
}

const names = [
  ...["SEARCHES", "SEARCH", "MEMORY", "MEDIA", "STREAM", "ANALYTICS", "CLICKS", "RECORDS", "ARTIFACTS", "FLAGS"],
  ...["HELLO", "BETA", "LOGS", "BLOB", "TEXT", "MODULE"],
] as const;

/** A handle of each other kind, which has one method. */
const others = Object.fromEntries(names.map((name) => [name, { greet: (whom: string) => `${name}: hello, ${whom}` }]));

export const standIns = { ...own, ...others, TOKEN: "secret" } as unknown as Partial<Env>;
