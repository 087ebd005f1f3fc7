import type { Location } from "@bimetal/config";
import { functionExport } from "./emit/functions/index.ts";
import { exportName, SERVE_EXPORT } from "./emit/routes/index.ts";
import type { Model, Name } from "./model.ts";
import type { Router } from "./router.ts";

/** A route or a function that is given to Rust. */
export interface RustExport {
  readonly name: Name;
  readonly location: Location;
  /** What the crate's module must export for it. */
  readonly export: string;
}

/** What a Worker needs of its crate. Where Rust finds the routes, nobody else calls its functions. */
export function rustExports(model: Model, router: Router): RustExport[] {
  const isRust = ({ language }: { readonly language: string }) => language === "rust";
  const routes = model.routes.filter(isRust).map((route) => {
    const { name, location } = route;
    return { name, location, export: router === "rust" ? SERVE_EXPORT : exportName(route) };
  });
  if (router === "rust") return routes;
  const functions = model.functions.filter(isRust);
  return [...routes, ...functions.map((fn) => ({ name: fn.name, location: fn.location, export: functionExport(fn) }))];
}
