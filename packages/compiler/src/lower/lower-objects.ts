import type { ObjectDeclaration, Objects } from "bimetal";
import { showValue } from "../contract/show-value.ts";
import type { Name, RustObject } from "../model.ts";
import { createName } from "../names.ts";
import { DEFAULT_TIME_LIMIT, type LoweredFunction, lowerFunctions, lowerValue } from "./lower-function.ts";
import { childPath, childPlace, type Lowering, locatePlace, type Place, refuse } from "./lowering.ts";
import { anything, checkOptions, milliseconds, type OptionKind, required, table, text } from "./options.ts";

/** A class that Rust has, and how diagnostics name it. */
export interface LoweredObject {
  readonly object: RustObject;
  readonly methods: readonly LoweredFunction[];
  readonly place: Place;
}

const OPTIONS: Readonly<Record<RustObject["kind"], Readonly<Record<string, OptionKind>>>> = {
  durableObject: { description: text, methods: table, timeLimit: milliseconds },
  entrypoint: { description: text, methods: required(table) },
  workflow: { description: text, params: anything, output: anything },
};

/** Milliseconds: a Workflow waits for its steps as long as they take. */
const WORKFLOW_TIME_LIMIT = 0x7fffffff;

/** The classes of a table. */
export function lowerObjects(lowering: Lowering, objects: Objects, place: Place): LoweredObject[] {
  return Object.entries(objects).flatMap(([key, entry]) => {
    const name = createName(key);
    const inner = locatePlace(lowering, { ...place, path: childPath(place.path, key), typeName: name.pascal }, entry);
    const kind = (entry as Partial<ObjectDeclaration> | null)?.kind;
    if (typeof kind !== "string" || !Object.hasOwn(OPTIONS, kind)) {
      refuse(lowering, "contract/not-an-object", inner, { found: showValue(entry) });
      return [];
    }
    if (name.pascal !== key) {
      refuse(lowering, "contract/class-name", inner, { name: key, fix: name.pascal });
      return [];
    }
    return lowerObject(lowering, entry, name, inner) ?? [];
  });
}

function lowerObject(
  lowering: Lowering,
  declared: ObjectDeclaration,
  name: Name,
  place: Place,
): LoweredObject | undefined {
  const { kind, options } = declared;
  if (!checkOptions(lowering, options, place, OPTIONS[kind])) return undefined;
  const methods = lowerMethods(lowering, declared, place);
  const timeLimit = (kind === "durableObject" ? options.timeLimit : undefined) ?? DEFAULT_TIME_LIMIT;
  const { description: docs } = options;
  const object = { kind, name, docs, methods: methods.map(({ fn }) => fn), timeLimit, location: place.location };
  return { object, methods, place };
}

function lowerMethods(lowering: Lowering, { kind, options }: ObjectDeclaration, place: Place): LoweredFunction[] {
  if (kind === "workflow") return [lowerRun(lowering, options, place)];
  const inner = { ...place, path: childPath(place.path, "methods") };
  return lowerFunctions(lowering, options.methods ?? {}, inner).map(({ fn, place: own }) => {
    return { fn: { ...fn, language: "rust" }, place: own };
  });
}

/** What a Workflow does. */
function lowerRun(
  lowering: Lowering,
  { params, output }: (ObjectDeclaration & { readonly kind: "workflow" })["options"],
  place: Place,
): LoweredFunction {
  const fn = {
    name: createName("run"),
    language: "rust",
    docs: undefined,
    input: lowerValue(lowering, params, childPlace(place, "params")),
    output: lowerValue(lowering, output, childPlace(place, "output")),
    timeLimit: WORKFLOW_TIME_LIMIT,
    location: place.location,
  } as const;
  return { fn, place };
}
