import type { Refinement } from "../model.ts";
import { allOf } from "./all-of.ts";
import { readCheck } from "./definition.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { checksOf, type ZodCheck, type ZodSchema } from "./zod.ts";

/** Types of schemas that may have checks that are functions: what their values are, does not change afterwards. */
const REFINABLE = [
  ..."string number boolean any unknown template_literal array tuple record".split(" "),
  ..."object intersection enum literal union".split(" "),
];

/** A schema in two parts. */
export interface Split {
  /** The schema without the functions that check its values. */
  readonly plain: ZodSchema;
  /** Those functions, in order. */
  readonly functions: readonly ZodCheck[];
}

/**
 * Takes the checks with a twin off the end of a schema's checks. Where one stands before other checks, or around a value that
 * may be absent, it stays, to be refused.
 */
export function splitRefinements(schema: ZodSchema): Split {
  const { def, optin } = schema._zod;
  const checks = checksOf(def);
  const count = checks.length - 1 - checks.findLastIndex((check) => readTwin(check) === undefined);
  if (count === 0 || optin !== undefined || !REFINABLE.includes(def.type)) return { plain: schema, functions: [] };
  const others = { value: checks.slice(0, -count), enumerable: true };
  // A recursive shape is a getter, which is not to be called before its time.
  const plain = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(def), checks: others });
  return {
    plain: { _zod: Object.create(schema._zod, { def: { value: plain } }) },
    functions: checks.slice(-count),
  };
}

/** The functions with what is said of them; `undefined` if one was refused. */
export function lowerRefinements(
  lowering: Lowering,
  functions: readonly ZodCheck[],
  place: Place,
): Refinement[] | undefined {
  return allOf(functions.map((check) => lowerRefinement(lowering, check, place)));
}

/** What `twin` of the contract's API has left. */
interface Twin {
  /** The path of the Rust function. */
  readonly rust: string;
  /** When the check runs. */
  readonly when: unknown;
}

function readTwin({ _zod: { def } }: ZodCheck): Twin | undefined {
  return def.check === "custom" ? (def.twin as Twin | undefined) : undefined;
}

function lowerRefinement(lowering: Lowering, check: ZodCheck, place: Place): Refinement | undefined {
  const { def } = check._zod;
  const twin = readTwin(check);
  const ownWhen = def.when === twin?.when ? ["when"] : [];
  const read = readCheck(lowering, check, place, ["type", "fn", "twin", "path", ...ownWhen]);
  const rust = checkRustPath(lowering, String(twin?.rust), place);
  const typescript = findFunction(lowering, def.fn, place);
  const path = (def.path ?? []) as readonly (string | number)[];
  return read && rust !== undefined && typescript ? { rust, typescript, path, ...read } : undefined;
}

/** A path that means the same wherever it stands. */
function checkRustPath(lowering: Lowering, rust: string, place: Place): string | undefined {
  if (/^(?:crate|::\w+)(?:::(?:r#)?\w+)+$/.test(rust)) return rust;
  const problem = "has a twin that is no path from the root of a crate";
  const fix = 'write a path such as "crate::checks::is_right"';
  return refuse(lowering, "schema/twin", place, { problem, found: JSON.stringify(rust), fix });
}

function findFunction(lowering: Lowering, check: unknown, place: Place): Refinement["typescript"] | undefined {
  const found = lowering.findExport(check);
  const fix = "export it from a module of its own, which imports neither zod nor what does: generated code imports it";
  if (found === undefined) {
    const problem = "is checked by a function that generated code cannot import";
    return refuse(lowering, "schema/twin", place, { problem, found: "a function that no module exports", fix });
  }
  const { module, name, bringsZod } = found;
  if (bringsZod) {
    const problem = "is checked by a function whose module brings zod, which a Worker is to do without";
    return refuse(lowering, "schema/twin", place, { problem, found: `${name} of ${module}`, fix });
  }
  if (String(check).startsWith("async")) {
    const problem = "is checked by a function that is asynchronous";
    const fix = "write one that answers at once, and ask others in the handler";
    return refuse(lowering, "schema/twin", place, { problem, found: `${name} of ${module}`, fix });
  }
  return { module, name };
}
