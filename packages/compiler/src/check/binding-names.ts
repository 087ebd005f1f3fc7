import { type Binding, type Diagnostic, type Location, sortDiagnostics, type VarType } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import { createName } from "../names.ts";

/** Bindings, or keys of a var's table, that JavaScript tells apart but that would be one field in Rust. */
export function checkBindingNames(bindings: readonly Binding[]): Diagnostic[] {
  const claims = bindings.map(({ name, location }) => ({ key: name, path: name, location }));
  const nested = bindings.flatMap((binding) =>
    binding.kind === "var" ? checkType(binding.type, binding.name, binding.location) : [],
  );
  return sortDiagnostics([...checkFields(claims), ...nested]);
}

function checkType(type: VarType, path: string, location: Location): Diagnostic[] {
  switch (type.kind) {
    case "list":
      return checkType(type.item, `${path}[]`, location);
    case "union":
      return type.members.flatMap((member) => checkType(member, path, location));
    case "table": {
      const claims = type.fields.map(({ key }) => ({ key, path: `${path}.${key}`, location }));
      return [
        ...checkFields(claims),
        ...type.fields.flatMap((field) => checkType(field.type, `${path}.${field.key}`, location)),
      ];
    }
    default:
      return [];
  }
}

/** What becomes a field of a struct. */
interface Claim {
  readonly key: string;
  readonly path: string;
  readonly location: Location;
}

function checkFields(claims: readonly Claim[]): Diagnostic[] {
  const firsts = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const field = createName(claim.key).snake;
    const first = firsts.get(field);
    if (!first) {
      firsts.set(field, claim);
      return [];
    }
    const input = { path: claim.path, field, other: first.path, first: first.location };
    return [diagnose("env/field-taken", input, claim.location)];
  });
}
