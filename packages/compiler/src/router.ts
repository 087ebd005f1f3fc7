import type { Diagnostic, WorkerConfig } from "@bimetal/config";
import { diagnose } from "./diagnostics.ts";
import type { Language, Model } from "./model.ts";

/**
 * Who serves the routes and has the functions: in `mixed` the language that the contract names for each, in `hono` TypeScript alone, and in
 * `rust` Rust alone, which also finds them.
 */
export type Router = "mixed" | "hono" | "rust";

/** Every router, the default first. */
export const ROUTERS: readonly Router[] = ["mixed", "hono", "rust"];

/** What only TypeScript can have, where a router has none. */
export function checkRouter(model: Model, { handlers }: WorkerConfig, router: Router): Diagnostic[] {
  if (router !== "rust") return [];
  const withLocals = model.routes.filter(({ locals }) => locals !== undefined);
  return [
    ...withLocals.map(({ name, location }) => diagnose("router/locals", { route: name.author }, location)),
    ...handlers
      .filter(({ name }) => !model.events.some((event) => event.name === name))
      .map(({ name, key, location }) => diagnose("router/handler", { name, key }, location)),
  ];
}

/** Whether there is anything that Rust serves. */
export function hasRust({ routes, functions, events, objects }: Model): boolean {
  return objects.length > 0 || [...routes, ...functions, ...events].some(({ language }) => language === "rust");
}

/** The model as a router serves it. */
export function assignLanguage(model: Model, router: Router): Model {
  if (router === "mixed") return model;
  const language: Language = router === "hono" ? "typescript" : "rust";
  return {
    ...model,
    routes: model.routes.map((route) => ({ ...route, language })),
    functions: model.functions.map((fn) => ({ ...fn, language })),
    events: model.events.map((event) => ({ ...event, language })),
    // The classes of a Worker without Rust are those of its module.
    objects: router === "hono" ? [] : model.objects,
  };
}
