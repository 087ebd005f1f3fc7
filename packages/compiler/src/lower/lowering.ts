import type { Diagnostic, Location } from "@bimetal/config";
import type { Site } from "bimetal";
import type { LoadedContract } from "../contract/read-contract.ts";
import type { ZodRegistry } from "../contract/run.ts";
import { type DiagnosticCode, type DiagnosticInputs, diagnose } from "../diagnostics.ts";
import { createName } from "../names.ts";
import type { TypeTable } from "./type-table.ts";

/** What lowering a contract works with. It goes on after a mistake, so that all of them are reported. */
export interface Lowering {
  readonly registry: ZodRegistry | undefined;
  readonly locate: (site: Site) => Location | undefined;
  readonly findExport: LoadedContract["findExport"];
  readonly types: TypeTable;
  readonly diagnostics: Diagnostic[];
}

/** A part of the contract. */
export interface Place {
  /** As diagnostics name it: `routes.createLink.body.url`. */
  readonly path: string;
  /** What a type that is declared here is called if it has no id: `CreateLinkBodyUrl`. */
  readonly typeName: string;
  /** Where its route was written. */
  readonly location: Location;
}

/** A part of a place. `typeName` is what it adds to the name of a type. */
export function childPlace(place: Place, key: string, typeName: string = createName(key).pascal): Place {
  return { ...place, path: childPath(place.path, key), typeName: place.typeName + typeName };
}

/** The items of an array or the values of a record: `routes.listLinks.body[]`. */
export function itemPlace(place: Place, brackets: "[]" | "{}"): Place {
  return { ...place, path: place.path + brackets, typeName: place.typeName + (brackets === "[]" ? "Item" : "Value") };
}

export function childPath(path: string, key: string): string {
  return /^\w+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** Where a part was written. What was not written by a call stands where its parent was. */
export function locatePlace(
  { locate }: Lowering,
  place: Place,
  declared: { readonly site?: Site } | null | undefined,
): Place {
  return { ...place, location: locate(declared?.site) ?? place.location };
}

/** Reports a mistake. Answers `undefined`, for callers that have nothing else to give. */
export function refuse<Code extends DiagnosticCode>(
  lowering: Lowering,
  code: Code,
  place: Place,
  input: Omit<DiagnosticInputs[Code], "path">,
): undefined {
  const full = { ...input, path: place.path } as unknown as DiagnosticInputs[Code];
  lowering.diagnostics.push(diagnose(code, full, place.location));
}
