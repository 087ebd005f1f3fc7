import type { FileCheck, ObjectShape, Schema } from "../model.ts";
import { withParts } from "../schema-parts.ts";
import { allOf } from "./all-of.ts";
import { readCheck, readDefinition } from "./definition.ts";
import { type BoundMember, lowerBound } from "./length-checks.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { refuseCheck } from "./refusals.ts";
import { checksOf, type ZodCheck, type ZodDef } from "./zod.ts";

/** A `z.file()`. Whether it stands in a form is known when all routes are. */
export function lowerFile(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  const read = readDefinition(lowering, def, place, []);
  const checks = allOf(checksOf(def).map((check) => lowerFileCheck(lowering, check, place)));
  return read && checks ? { kind: "file", checks, ...read } : undefined;
}

/** Whether a form brings files. */
export function hasFiles({ fields }: ObjectShape): boolean {
  return fields.some(({ schema }) => isOfFiles(schema));
}

/** Whether a schema is one of a file, or made of some. */
export function isOfFiles(schema: Schema): boolean {
  return withParts(schema).some(({ kind }) => kind === "file");
}

const SIZES: Readonly<Record<string, BoundMember>> = {
  min_size: { kind: "min", member: "minimum" },
  max_size: { kind: "max", member: "maximum" },
  size_equals: { kind: "length", member: "size" },
};

function lowerFileCheck(lowering: Lowering, check: ZodCheck, place: Place): FileCheck | undefined {
  const { def } = check._zod;
  const size = SIZES[def.check];
  if (size) return lowerBound(lowering, check, size, place);
  if (def.check !== "mime_type") {
    const { found } = refuseCheck(check);
    return refuse(lowering, "schema/check", place, { found, fix: "delete it, and check the file in the handler" });
  }
  const read = readCheck(lowering, check, place, ["mime"]);
  if (!read) return undefined;
  const { mime } = def;
  const types: readonly unknown[] = Array.isArray(mime) ? mime : [];
  const isList = types.every((type): type is string => typeof type === "string" && MIME_TYPE.test(type));
  if (types.length > 0 && isList) return { kind: "types", types: types as readonly string[], ...read };
  const expected = 'content types in lower case, such as "image/png"';
  return refuse(lowering, "schema/bound", place, { found: `.mime(${JSON.stringify(mime)})`, expected });
}

/** Files have no other: a type that browsers would change is never that of a file. */
const MIME_TYPE = /^[ -@[-~]+$/;
