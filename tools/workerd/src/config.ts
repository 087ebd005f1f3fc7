/** Writes the config of `workerd serve`: Cap'n Proto text, where a JSON string is a string. */
import type { Bundle } from "./bundle.ts";

export interface Config {
  /** The modules of `bundles[n]` are in `n/bundle/`. */
  readonly bundles: readonly Bundle[];
  /** The source of the Worker behind every KV binding. */
  readonly kv: string;
  /** The source of the Worker that answers in place of the internet. */
  readonly origin: string;
  readonly v8Flags: readonly string[];
}

/** A Worker for each bundle, each on a port that the system chooses. */
export function writeConfig({ bundles, kv, origin, v8Flags }: Config): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
${bundles.map((bundle, index) => `    (name = ${text(bundle.name)}, worker = ${worker(bundle, index)}),`).join("\n")}
    (name = "kv", worker = (modules = [(name = "kv.js", esModule = ${text(kv)})], compatibilityDate = "2026-11-01")),
    (name = "origin", worker = (modules = [(name = "origin.js", esModule = ${text(origin)})], compatibilityDate = "2026-11-01")),
  ],
  sockets = [
${bundles.map(({ name }) => `    (name = ${text(name)}, address = "127.0.0.1:0", http = (), service = ${text(name)}),`).join("\n")}
  ],
  v8Flags = ${list(v8Flags.map(text))},
);
`;
}

function worker(bundle: Bundle, index: number): string {
  const modules = bundle.modules.map((file) => {
    const kind = file.endsWith(".wasm") ? "wasm" : "esModule";
    return `(name = ${text(file)}, ${kind} = embed ${text(`${index}/bundle/${file}`)})`;
  });
  const bindings = [
    ...bundle.kv.map((name) => `(name = ${text(name)}, kvNamespace = "kv")`),
    ...Object.entries(bundle.services).map(([name, service]) => `(name = ${text(name)}, service = ${text(service)})`),
  ];
  const flags = bundle.compatibilityFlags.map(text);
  return `(modules = ${list(modules)}, bindings = ${list(bindings)}, compatibilityDate = ${text(bundle.compatibilityDate)}, compatibilityFlags = ${list(flags)}, globalOutbound = "origin")`;
}

function list(items: readonly string[]): string {
  return `[${items.join(", ")}]`;
}

function text(value: string): string {
  return JSON.stringify(value);
}
