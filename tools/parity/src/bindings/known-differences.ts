/**
 * Where Bimetal's `Env` differs from that of `wrangler types`, on purpose. The comparison insists on each: when wrangler
 * comes to agree, its row is to be deleted. `packages/config/KNOWN-DIFFERENCES.md` tells them to people.
 */
export interface KnownDifference {
  readonly title: string;
  /** wrangler's issue about it, where there is one. */
  readonly issue?: string;
  /** A config that shows it, `wrangler.json`. */
  readonly example: object;
  /** The environment that alone counts there. */
  readonly env?: string;
  /** What stands beside it in `.dev.vars`. */
  readonly secrets?: string;
}

export const knownDifferences = {
  "var-values": {
    title: "Vars have the types of their values, not the values",
    issue: "cloudflare/workers-sdk#6303",
    example: { vars: { LIMIT: 10, PLANS: [{ name: "free" }, { name: "pro", seats: 5 }] } },
  },
  "secret-files": {
    title: "Secrets are those of `secrets.required`; `.dev.vars` and `.env` are not read",
    issue: "cloudflare/workers-sdk#5756",
    example: { kv_namespaces: [{ binding: "LINKS" }] },
    secrets: "TOKEN=canary\n",
  },
  "inherited-with-env": {
    title: "With `--env`, what the environment inherits is there",
    issue: "cloudflare/workers-sdk#12737",
    example: { assets: { directory: ".", binding: "ASSETS" }, env: { staging: {} } },
    env: "staging",
  },
  "unsafe-services": {
    title: "An unsafe service binding of the top level is a `Fetcher` beside environments, too",
    example: { unsafe: { bindings: [{ name: "AUTH", type: "service" }] }, env: { staging: {} } },
  },
  "legacy-bindings": {
    title: "Bindings of `logfwdr` and `wasm_modules` are there, under their names",
    example: {
      logfwdr: { bindings: [{ name: "LOGS", destination: "logs" }] },
      wasm_modules: { MODULE: "module.wasm" },
    },
  },
  "no-bindings": {
    title: "An `Env` without bindings is `Record<string, never>`, of which nothing can be read",
    example: {},
  },
  "hidden-classes": {
    title: "Classes behind `export *` are found",
    example: { main: "../entry/index.ts", durable_objects: { bindings: [{ name: "HIDDEN", class_name: "Hidden" }] } },
  },
  "own-name-with-env": {
    title: "With `--env`, a service that is the Worker itself is typed",
    example: {
      main: "../entry/index.ts",
      env: { staging: { services: [{ binding: "LOGIN", service: "worker", entrypoint: "Login" }] } },
    },
    env: "staging",
  },
  "missing-classes": {
    title: "A class that nobody exports is a mistake",
    example: { main: "../entry/index.ts", durable_objects: { bindings: [{ name: "ROOMS", class_name: "Rooom" }] } },
  },
  "value-or-binding": {
    title: "A name that is a value in one environment and a binding in another is a mistake",
    issue: "cloudflare/workers-sdk#10713",
    example: { vars: { LINKS: "none" }, env: { staging: { kv_namespaces: [{ binding: "LINKS" }] } } },
  },
} satisfies Readonly<Record<string, KnownDifference>>;

export type DifferenceId = keyof typeof knownDifferences;
