import type { Location } from "@bimetal/config";
import type { EventName } from "bimetal";
import { eventExport, rustEvents } from "./emit/events/index.ts";
import { functionExport } from "./emit/functions/index.ts";
import { objectExports } from "./emit/objects/index.ts";
import { exportName, SERVE_EXPORT } from "./emit/routes/index.ts";
import type { Model, Name } from "./model.ts";
import { createName } from "./names.ts";
import type { Router } from "./router.ts";

/** A route or a function that is given to Rust. */
export interface RustExport {
  readonly name: Name;
  readonly location: Location;
  /** What the crate's module must export for it. */
  readonly export: string;
}

/** An event that Rust handles: its name, and the export. */
export interface RustEventExport {
  readonly name: EventName;
  readonly export: string;
}

export function rustEventExports({ events }: Model): RustEventExport[] {
  return rustEvents(events).map((event) => ({ name: event.name, export: eventExport(event) }));
}

/** What a Worker needs of its crate. Where Rust finds the routes, nobody else calls its functions. */
export function rustExports(model: Model, router: Router): RustExport[] {
  const isRust = ({ language }: { readonly language: string }) => language === "rust";
  const routes = model.routes.filter(isRust).map((route) => {
    const { name, location } = route;
    return { name, location, export: router === "rust" ? SERVE_EXPORT : exportName(route) };
  });
  const functions = router === "rust" ? [] : model.functions.filter(isRust);
  return [
    ...routes,
    ...functions.map((fn) => ({ name: fn.name, location: fn.location, export: functionExport(fn) })),
    ...rustEvents(model.events).map((event) => {
      return { name: createName(event.name), location: event.location, export: eventExport(event) };
    }),
    ...model.objects.flatMap((object) => {
      return objectExports(object).map((name) => ({ name: object.name, location: object.location, export: name }));
    }),
  ];
}
