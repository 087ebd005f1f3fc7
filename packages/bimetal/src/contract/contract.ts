import type { Bindings } from "./binding.ts";
import type { WorkerEvents } from "./event.ts";
import type { Functions } from "./function.ts";
import type { Routes } from "./group.ts";
import type { Objects } from "./object.ts";
import { captureSite, type Site } from "./site.ts";

/** What a contract says. */
export interface ContractOptions {
  /** The API's name, for people. */
  readonly title: string;
  /** The API's version: `1.0.0`. */
  readonly version: string;
  /** In any order: the more specific path wins. */
  readonly routes: Routes;
  /** What one language calls in the other. */
  readonly functions?: Functions;
  /** Who handles what happens beside requests. */
  readonly events?: WorkerEvents;
  /** Durable Objects, entrypoints and Workflows in Rust. Those in TypeScript are classes that its module exports. */
  readonly objects?: Objects;
  /** What bindings hold and carry: values of KV, messages, `params` of Workflows. */
  readonly bindings?: Bindings;
}

/** A contract as the compiler reads it. */
export interface Contract {
  readonly kind: "contract";
  readonly options: ContractOptions;
  readonly site: Site;
}

/**
 * The routes of one Worker, the default export of the contract's module.
 *
 * ```ts
 * import { contract, get } from "bimetal";
 * import { z } from "zod";
 *
 * export default contract({
 *   title: "Greeter",
 *   version: "1.0.0",
 *   routes: { greet: get("/hello/:name", { in: "rust", responses: { 200: z.object({ text: z.string() }) } }) },
 * });
 * ```
 */
export function contract(options: ContractOptions): Contract {
  return { kind: "contract", options, site: captureSite(contract) };
}
