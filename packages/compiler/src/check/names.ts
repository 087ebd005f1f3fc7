import type { Diagnostic, Location } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { LoweredContract } from "../lower/lower-contract.ts";
import type { LoweredObject } from "../lower/lower-objects.ts";
import type { LoweredRoute } from "../lower/lower-route.ts";
import type { TypeRow } from "../lower/type-table.ts";
import { isMultipart } from "../schema-parts.ts";
import { FILE_TYPE, RESERVED_METHODS, RESERVED_ROUTES, RESERVED_TYPES } from "./reserved.ts";
import type { Wires } from "./wires.ts";

/** What declares a name in generated code. */
interface Claim {
  readonly name: string;
  /** As diagnostics name it. */
  readonly path: string;
  readonly location: Location;
}

/** Names that generated code would declare twice, or that it needs for itself. */
export function checkNames({ routes, functions, objects, types }: LoweredContract, wires: Wires): Diagnostic[] {
  // What is named after a route would only repeat that the route's own name is taken.
  const distinct = new Map(routes.map((lowered) => [lowered.route.name.snake, lowered]));
  return [
    ...checkUnique(routes.map(claimRoute)),
    ...checkUnique(claimLocals(routes)),
    ...checkUnique(functions.map(({ fn, place }) => ({ ...place, name: fn.name.snake }))),
    ...objects.flatMap(checkMethods),
    ...checkUnique([
      ...objects.map(({ object, place: { path, location } }) => ({ name: object.name.pascal, path, location })),
      ...types.flatMap((type) => claimType(type, wires)),
      ...[...distinct.values()].flatMap(claimHandlerTypes),
    ]),
    ...routes.flatMap(({ route, place }) => {
      const fix = "rename the route";
      return RESERVED_ROUTES.has(route.name.snake) ? [reserved(place, route.name.snake, fix)] : [];
    }),
    ...types.flatMap((type) => {
      const fix = 'give the schema another name: .meta({ id: "…" })';
      const isFile = type.name.pascal === FILE_TYPE && routes.some(({ route }) => isMultipart(route.body));
      return isFile || RESERVED_TYPES.has(type.name.pascal) ? [reserved(type, type.name.pascal, fix)] : [];
    }),
  ];
}

/** A class has what the platform calls, beside the author's methods. */
function checkMethods({ object, methods }: LoweredObject): Diagnostic[] {
  if (object.kind === "workflow") return [];
  const names = methods.map(({ fn, place: { path, location } }) => ({ name: fn.name.snake, path, location }));
  const taken = methods.filter(({ fn }) => RESERVED_METHODS.has(fn.name.author));
  return [...checkUnique(names), ...taken.map(({ fn, place }) => reserved(place, fn.name.author, "rename the method"))];
}

function claimRoute({ route, place }: LoweredRoute): Claim {
  return { name: route.name.snake, path: place.path, location: place.location };
}

/** Who hands over locals is named after the route or the group that declares them. */
function claimLocals(routes: readonly LoweredRoute[]): Claim[] {
  const declared = new Map(routes.flatMap(({ locals }) => (locals ? [[locals.place.path, locals] as const] : [])));
  return [...declared].map(([path, { name, place }]) => ({ name: name.author, path, location: place.location }));
}

function claimType({ name, path, location }: TypeRow, wires: Wires): Claim[] {
  const claim = { name: name.pascal, path, location };
  const isText = wires.get(name.pascal)?.has("text");
  return isText ? [claim, { ...claim, name: `${name.pascal}Text` }] : [claim];
}

/** The types that `routes.ts` declares for the handler of a route. */
function claimHandlerTypes({ route, place: { path, location } }: LoweredRoute): Claim[] {
  if (route.language === "rust") return [];
  return ["Request", "Reply", "Result"].map((ending) => ({ name: route.name.pascal + ending, path, location }));
}

function checkUnique(claims: readonly Claim[]): Diagnostic[] {
  const firsts = new Map<string, Claim>();
  return claims.flatMap(({ name, path, location }) => {
    const first = firsts.get(name);
    if (!first) {
      firsts.set(name, { name, path, location });
      return [];
    }
    const other = `\`${first.path}\``;
    return [diagnose("name/taken", { path, name, other, first: first.location }, location)];
  });
}

function reserved({ path, location }: Pick<Claim, "path" | "location">, name: string, fix: string): Diagnostic {
  return diagnose("name/reserved", { path, name, fix }, location);
}
