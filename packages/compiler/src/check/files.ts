import type { Diagnostic } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { LoweredContract } from "../lower/lower-contract.ts";
import { isOfFiles } from "../lower/lower-file.ts";
import { childPath } from "../lower/lowering.ts";
import type { TypeRow } from "../lower/type-table.ts";
import { partsOfType } from "../schema-parts.ts";
import type { Wires } from "./wires.ts";

/** Files in what is sent as JSON: only a form brings them. */
export function checkFiles({ types }: LoweredContract, wires: Wires): Diagnostic[] {
  const json = types.filter(({ name }) => wires.get(name.pascal)?.has("json"));
  return json.flatMap((type) => {
    return pathsOfFiles(type).map((path) => diagnose("schema/type", { path, ...REFUSAL }, type.location));
  });
}

const REFUSAL = {
  found: "z.file() in JSON",
  fix: 'write form(z.object({ … })) as the body, or bytes("image/png") for one file',
};

function pathsOfFiles(type: TypeRow): string[] {
  if (type.kind !== "object") return partsOfType(type).some(isOfFiles) ? [type.path] : [];
  const fields = type.shape.fields.filter(({ schema }) => isOfFiles(schema));
  return fields.map(({ name }) => childPath(type.path, name.author));
}
