import type { Model } from "./model.ts";

/** Who serves the routes: in `mixed` the language that the contract names for each, in `hono` TypeScript alone. */
export type Router = "mixed" | "hono";

/** Every router, the default first. */
export const ROUTERS: readonly Router[] = ["mixed", "hono"];

/** The model as a router serves it. */
export function assignRoutes(model: Model, router: Router): Model {
  if (router === "mixed") return model;
  return { ...model, routes: model.routes.map((route) => ({ ...route, language: "typescript" as const })) };
}
