import type { Schema, StubMethod } from "../model.ts";
import { partsOfType, withParts } from "../schema-parts.ts";
import type { ContractTypes, StubTypes } from "./stub-types.ts";

/**
 * Drops the types that contain one that was refused, and the methods that need them: of types within each other, one was
 * lowered before it was known that the other cannot be.
 */
export function dropIncomplete({ rows }: StubTypes, { types }: ContractTypes, methods: readonly StubMethod[][]): void {
  const isKnown = (schemas: readonly Schema[]): boolean => {
    const known = new Set([...types, ...rows].map(({ name }) => name.pascal));
    return schemas.flatMap(withParts).every((schema) => schema.kind !== "named" || known.has(schema.name.pascal));
  };
  for (let size = -1; size !== rows.length; ) {
    size = rows.length;
    rows.splice(0, size, ...rows.filter((row) => isKnown(partsOfType(row))));
  }
  for (const own of methods) {
    const kept = own.filter(({ parameters, output }) => {
      return isKnown([...parameters.map(({ schema }) => schema), ...(output ? [output] : [])]);
    });
    own.splice(0, own.length, ...kept);
  }
}
