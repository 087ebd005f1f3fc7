import type { Diagnostic } from "@bimetal/config";
import type { Route as Declared, Group, Routes } from "bimetal";
import type { LoadedContract } from "../contract/read-contract.ts";
import { showValue } from "../contract/show-value.ts";
import type { Name, WorkerEvent } from "../model.ts";
import { createName } from "../names.ts";
import { type LoweredBinding, lowerBindings } from "./lower-bindings.ts";
import { lowerEvents } from "./lower-events.ts";
import { DEFAULT_TIME_LIMIT, type LoweredFunction, lowerFunctions } from "./lower-function.ts";
import { type LoweredObject, lowerObjects } from "./lower-objects.ts";
import { lowerPath } from "./lower-path.ts";
import { lowerResponses, mergeResponses } from "./lower-responses.ts";
import { type Inherited, type LoweredRoute, lowerLocals, lowerRoute } from "./lower-route.ts";
import { lowerSchema } from "./lower-schema.ts";
import { childPath, childPlace, type Lowering, locatePlace, type Place, refuse } from "./lowering.ts";
import {
  anything,
  checkOption,
  checkOptions,
  language,
  milliseconds,
  type OptionKind,
  required,
  table,
  text,
} from "./options.ts";
import { createTypeTable, type Holder, type TypeRow, type TypeTable } from "./type-table.ts";
import { checkZodSettings } from "./zod-settings.ts";

/** A contract without zod: what is left to do is to check how its parts go together. */
export interface LoweredContract {
  readonly title: string;
  readonly version: string;
  /** In order of declaration. */
  readonly routes: readonly LoweredRoute[];
  readonly functions: readonly LoweredFunction[];
  readonly events: readonly WorkerEvent[];
  readonly objects: readonly LoweredObject[];
  readonly bindings: readonly LoweredBinding[];
  /** Each after the types it uses. */
  readonly types: readonly TypeRow[];
  readonly diagnostics: readonly Diagnostic[];
}

const CONTRACT_OPTIONS: Readonly<Record<string, OptionKind>> = {
  title: required(text),
  version: required(text),
  routes: required(table),
  functions: table,
  events: table,
  objects: table,
  bindings: table,
};

const NOTHING = { title: "", version: "", routes: {}, functions: {}, events: {}, objects: {}, bindings: {} };

const GROUP_OPTIONS: Readonly<Record<string, OptionKind>> = {
  in: language,
  locals: anything,
  responses: table,
  timeLimit: milliseconds,
  routes: required(table),
};

const DEFAULTS: Inherited = {
  prefix: "",
  groups: [],
  language: "typescript",
  locals: undefined,
  responses: [],
  declared: {},
  timeLimit: DEFAULT_TIME_LIMIT,
};

/**
 * Lowers a contract: `file` is its module. What has an id is lowered first, so that its parts are named after it wherever
 * they are used first.
 */
export function lowerContract(loaded: LoadedContract, file: string): LoweredContract {
  const { types, ...lowered } = lowerFrom([], loaded, file);
  if (lowered.diagnostics.length > 0) return { ...lowered, types: types.rows };
  const named = lowerFrom([...types.ids], loaded, file);
  return { ...named, types: named.types.rows };
}

function lowerFrom(
  ids: readonly (readonly [id: string, holder: Holder])[],
  { contract, zod, locate, findExport }: LoadedContract,
  file: string,
): Omit<LoweredContract, "types"> & { readonly types: TypeTable } {
  const lowering: Lowering = {
    ...{ registry: zod.registry, locate, findExport },
    ...{ types: createTypeTable(), diagnostics: [] },
  };
  for (const [id, { schema, place }] of ids) lowerSchema(lowering, schema, { ...place, typeName: id });
  const top = { path: "contract", typeName: "", location: { file, line: 1, column: 1 } };
  const place = locatePlace(lowering, top, contract);
  checkZodSettings(lowering, zod, place);
  const valid = checkOptions(lowering, contract.options, place, CONTRACT_OPTIONS);
  const given = valid ? contract.options : NOTHING;
  const { title, version, routes, functions = {}, events = {}, objects = {}, bindings = {} } = given;
  return {
    title,
    version,
    routes: lowerRoutes(lowering, routes, DEFAULTS, { ...place, path: "routes" }),
    functions: lowerFunctions(lowering, functions, { ...place, path: "functions" }),
    events: lowerEvents(lowering, events, { ...place, path: "events" }),
    objects: lowerObjects(lowering, objects, { ...place, path: "objects" }),
    bindings: lowerBindings(lowering, bindings, { ...place, path: "bindings" }),
    types: lowering.types,
    diagnostics: lowering.diagnostics,
  };
}

/** The routes of a table: its own and those of its groups. */
function lowerRoutes(lowering: Lowering, routes: Routes, inherited: Inherited, place: Place): LoweredRoute[] {
  return Object.entries(routes).flatMap(([key, entry]) => {
    const words = [...(place.typeName === "" ? [] : [place.typeName]), key];
    const name = createName(words.join(" "));
    const named = { ...name, author: place.typeName === "" ? key : name.camel };
    const inner = locatePlace(lowering, { ...place, path: childPath(place.path, key), typeName: name.pascal }, entry);
    switch ((entry as Partial<Declared | Group> | null)?.kind) {
      case "route":
        return lowerRoute(lowering, entry as Declared, named, inherited, inner) ?? [];
      case "group": {
        const inGroup = { ...inherited, groups: [...inherited.groups, key] };
        return lowerGroup(lowering, entry as Group, named, inGroup, inner);
      }
      default:
        refuse(lowering, "contract/not-a-route", inner, { found: showValue(entry) });
        return [];
    }
  });
}

function lowerGroup(lowering: Lowering, group: Group, name: Name, inherited: Inherited, place: Place): LoweredRoute[] {
  const { options, prefix } = group;
  const valid = [
    checkOption(lowering, prefix, childPlace(place, "prefix"), text) && checkPrefix(lowering, prefix, place),
    checkOptions(lowering, options, place, GROUP_OPTIONS),
  ];
  if (valid.includes(false)) return [];
  const { locals, timeLimit = inherited.timeLimit } = options;
  const responses = lowerResponses(lowering, options.responses, place) ?? [];
  const own: Inherited = {
    prefix: prefix === "/" ? inherited.prefix : inherited.prefix + prefix,
    groups: inherited.groups,
    language: options.in ?? inherited.language,
    locals: lowerLocals(lowering, locals, name, place) ?? inherited.locals,
    responses: mergeResponses(inherited.responses, responses),
    declared: { ...inherited.declared, ...options.responses },
    timeLimit,
  };
  return lowerRoutes(lowering, options.routes, own, place);
}

/** Whether paths can follow: the prefix `/` adds nothing to them. */
function checkPrefix(lowering: Lowering, prefix: string, place: Place): boolean {
  if (prefix === "/") return true;
  const segments = lowerPath(lowering, "", prefix, place);
  if (!segments) return false;
  const last = segments.at(-1);
  if (last?.kind === "static" && last.value !== "") return true;
  if (last?.kind === "parameter") return true;
  const problem = last?.kind === "catchAll" ? "ends in a catch-all, so no route can follow" : "ends in a slash";
  refuse(lowering, "contract/path", place, {
    text: prefix,
    problem,
    fix: "write the segments that all routes start with",
  });
  return false;
}
