import type { ts } from "@ts-morph/bootstrap";
import { diagnose } from "../diagnostics.ts";
import { allOf } from "../lower/all-of.ts";
import type { Declaration } from "../lower/type-table.ts";
import type { Field, Item, Schema } from "../model.ts";
import { createName } from "../names.ts";
import { lowerUnionType } from "./lower-union-type.ts";
import { isInstalled, locateNode } from "./place.ts";
import type { Compiler } from "./program.ts";
import {
  type ClassLowering,
  declareStubType,
  docsOf,
  findContractType,
  isNameless,
  type TypePlace,
} from "./stub-types.ts";

/** A type that crosses the border as JSON. What cannot is reported, and `undefined`. */
export function lowerType(lowering: ClassLowering, type: ts.Type, place: TypePlace): Schema | undefined {
  const { ts, checker } = lowering.program;
  const { TypeFlags } = ts;
  const is = (flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;
  if ((place.nameless ?? 0) > MOST_NAMELESS) {
    return refuseType(lowering, place.whole ?? place, "of a type without end", PLAIN);
  }
  const known = findContractType(lowering, type);
  if (known) return { kind: "named", name: known.name };
  if (is(TypeFlags.BooleanLike)) return { kind: "boolean" };
  if (type.isUnion() && type.types.some(isNothing(ts))) return lowerNullable(lowering, type, place);
  if (type.isUnion() || is(TypeFlags.StringLiteral | TypeFlags.NumberLiteral)) {
    return lowerUnionType(lowering, type, place);
  }
  if (is(TypeFlags.StringLike)) return { kind: "string", checks: [] };
  if (is(TypeFlags.NumberLike)) return { kind: "number", checks: [] };
  if (isNothing(ts)(type)) return { kind: "null" };
  if (is(TypeFlags.Any | TypeFlags.Unknown)) return lowerAny(lowering, type, place);
  if (is(TypeFlags.TypeParameter)) return refuseType(lowering, place, "of a type that each caller chooses", PLAIN);
  if (is(TypeFlags.NonPrimitive)) return { kind: "unknown" };
  // `string & { brand: … }`
  const branded = type.isIntersection() ? type.types.find(({ flags }) => (flags & PRIMITIVES(ts)) !== 0) : undefined;
  if (branded) return lowerType(lowering, branded, place);
  if (checker.isArrayType(type)) return lowerArray(lowering, type as ts.TypeReference, place);
  if (checker.isTupleType(type)) return lowerTuple(lowering, type as ts.TupleTypeReference, place);
  if (is(TypeFlags.Object | TypeFlags.Intersection)) return lowerObject(lowering, type, place);
  return refuseType(lowering, place, `of the type ${checker.typeToString(type)}`, PLAIN);
}

/** Types without a name within each other: as many has only one that contains itself, or another one of its kind. */
const MOST_NAMELESS = 16;

/** A part of a type without a name. */
function inNameless(place: TypePlace, ending: string | number): TypePlace {
  return { ...place, typeName: place.typeName + ending, nameless: (place.nameless ?? 0) + 1 };
}

/** What a value is beside nothing. */
interface Maybe {
  readonly schema: Schema;
  /** It may be `undefined`, which JSON has not: there the key is absent. */
  readonly isOptional: boolean;
}

/** The type of what may be absent. `node` is what declares it, whose words keep the names that a union has lost. */
export function lowerMaybe(lowering: ClassLowering, type: ts.Type, place: TypePlace): Maybe | undefined {
  const { ts } = lowering.program;
  const members = type.isUnion() ? type.types : [type];
  const isOptional = members.some(({ flags }) => (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0);
  const isNullable = members.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);
  if (members.every(isNothing(ts))) return { schema: { kind: "null" }, isOptional };
  const present = isOptional || isNullable ? presentType(lowering, type, place.node) : type;
  const schema = lowerType(lowering, present, place);
  return schema && { schema: isNullable ? { kind: "nullable", inner: schema } : schema, isOptional };
}

function lowerNullable(lowering: ClassLowering, type: ts.Type, place: TypePlace): Schema | undefined {
  const maybe = lowerMaybe(lowering, type, place);
  if (!maybe || maybe.schema.kind === "nullable" || maybe.schema.kind === "null") return maybe?.schema;
  return { kind: "nullable", inner: maybe.schema };
}

const isNothing =
  ({ TypeFlags }: Compiler) =>
  ({ flags }: ts.Type): boolean =>
    (flags & (TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Void)) !== 0;

/** The type without nothing. `Kind | undefined` is only a list of Kind's members, so its name is found in what was written. */
function presentType({ program: { ts, checker } }: ClassLowering, type: ts.Type, node: ts.Node): ts.Type {
  const present = checker.getNonNullableType(type);
  const written = ts.isParameter(node) || ts.isPropertySignature(node) ? node.type : undefined;
  if (!written || !present.isUnion()) return present;
  const parts = ts.isUnionTypeNode(written) ? written.types : [written];
  const named = parts.map((part) => checker.getTypeFromTypeNode(part)).filter((part) => part.isUnion());
  const isSame = (other: ts.UnionType) =>
    other.types.length === present.types.length && other.types.every((member) => present.types.includes(member));
  return named.find(isSame) ?? present;
}

const PRIMITIVES = ({ TypeFlags }: Compiler) => TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BooleanLike;

/** Reports a type that cannot cross, once: `what` it is, and what to write instead. */
export function refuseType(lowering: ClassLowering, place: TypePlace, what: string, fix: string): undefined {
  const location = locateNode(lowering.program, place.node, lowering.root);
  const diagnostic = diagnose("class/type", { shown: place.shown, what, fix }, location);
  const isTold = lowering.diagnostics.some(({ message }) => message === diagnostic.message);
  if (!isTold) lowering.diagnostics.push(diagnostic);
}

/** What is of no type because a name is unknown is not taken for the author's `any`. */
function lowerAny(lowering: ClassLowering, type: ts.Type, place: TypePlace): Schema | undefined {
  if ((type as ts.Type & { readonly intrinsicName?: string }).intrinsicName !== "error") return { kind: "unknown" };
  return refuseType(lowering, place, "of a type that is not found", "correct its name, or import it");
}

function lowerArray(lowering: ClassLowering, type: ts.TypeReference, place: TypePlace): Schema | undefined {
  const [item] = lowering.program.checker.getTypeArguments(type);
  const inner = item && lowerType(lowering, item, inNameless(place, "Item"));
  return inner && { kind: "array", item: inner, checks: [] };
}

function lowerTuple(lowering: ClassLowering, type: ts.TupleTypeReference, place: TypePlace): Schema | undefined {
  const { ts, checker } = lowering.program;
  if (type.target.elementFlags.some((flags) => (flags & ts.ElementFlags.Required) === 0)) {
    return refuseType(lowering, place, "a tuple of no certain length", "write an array");
  }
  const items = checker.getTypeArguments(type).map((item, index): Item | undefined => {
    const schema = lowerType(lowering, item, inNameless(place, index + 1));
    return schema && { schema, presence: "required" };
  });
  const all = allOf(items);
  return all && { kind: "tuple", items: all, rest: undefined };
}

function lowerObject(lowering: ClassLowering, type: ts.Type, place: TypePlace): Schema | undefined {
  const { checker } = lowering.program;
  const uncrossable = describeUncrossable(lowering, type);
  if (uncrossable) return refuseType(lowering, place, ...uncrossable);
  const properties = checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith("__@"));
  const index = type.getStringIndexType() ?? type.getNumberIndexType();
  if (index && properties.length === 0) {
    const value = lowerType(lowering, index, inNameless(place, "Value"));
    return value && { kind: "record", key: undefined, value, keys: undefined, partial: false, loose: false };
  }
  const own = isNameless(type) ? inNameless(place, "") : place;
  const name = declareStubType(lowering, type, own, (inner): Declaration | undefined => {
    const fields = allOf(properties.map((property) => lowerField(lowering, property, inner)));
    const others = index && lowerType(lowering, index, { ...inner, typeName: `${inner.typeName}Others` });
    if (!fields || (index && !others) || !checkFields(lowering, fields, inner)) return undefined;
    return { kind: "object", shape: { name: createName(inner.typeName), fields }, others: others ?? "stripped" };
  });
  return name && { kind: "named", name };
}

function lowerField(lowering: ClassLowering, property: ts.Symbol, place: TypePlace): Field | undefined {
  const { ts, checker } = lowering.program;
  const type = checker.getTypeOfSymbol(property);
  const author = ts.unescapeLeadingUnderscores(property.escapedName);
  const name = createName(author);
  const declaration = property.valueDeclaration;
  const isOwn = declaration && !isInstalled(declaration.getSourceFile().fileName);
  const inner = {
    ...place,
    shown: `\`${author}\` of ${place.shown}`,
    whole: place.whole ?? place,
    typeName: place.typeName + name.pascal,
    node: isOwn ? declaration : place.node,
  };
  const maybe = lowerMaybe(lowering, type, inner);
  if (!maybe) return undefined;
  const { schema } = maybe;
  const isOptional = maybe.isOptional || (property.flags & ts.SymbolFlags.Optional) !== 0;
  return {
    name,
    schema: isOptional ? { kind: "optional", inner: schema } : schema,
    presence: isOptional ? "optional" : "required",
    docs: docsOf(lowering, property),
  };
}

function checkFields(lowering: ClassLowering, fields: readonly Field[], place: TypePlace): boolean {
  const firsts = new Map<string, Field>();
  for (const field of fields) {
    const first = firsts.get(field.name.snake);
    const { author } = field.name;
    if (author === "__proto__") {
      refuseType(lowering, place, 'an object with a key "__proto__", which none has for itself', "rename it");
      return false;
    }
    if (first) {
      const what = `an object with the keys \`${first.name.author}\` and \`${author}\`, which Rust would both call \`${field.name.snake}\``;
      refuseType(lowering, place, what, "rename one of the two");
      return false;
    }
    firsts.set(field.name.snake, field);
  }
  return true;
}

const PLAIN = "write a type that JSON has: a string, number, boolean, array, plain object, or null";

/** What is written instead of types that are no data. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["Date", "write a number of milliseconds, or a string"],
  ["Map", "write a plain object, as in Record<string, …>, or an array of pairs"],
  ["Set", "write an array"],
  ["RegExp", "write its source, a string"],
  ["URL", "write a string"],
  ["Error", "throw it, or write its message, a string"],
  ["ArrayBuffer", "write a string, as in base64"],
  ["Uint8Array", "write a string, as in base64"],
  ["ReadableStream", "answer it by `fetch`, in a Response"],
  ["Response", "answer it by `fetch`"],
  ["Request", "take it by `fetch`"],
]);

/** Functions, instances of classes, and what the platform has. */
function describeUncrossable({ program }: ClassLowering, type: ts.Type): readonly [string, string] | undefined {
  const { ts, checker } = program;
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0) {
    return ["a function", "give the class another method, or write data"];
  }
  const symbol = type.getSymbol();
  const isClass = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Class) !== 0;
  const hasMethods = checker.getPropertiesOfType(type).some(({ flags }) => (flags & ts.SymbolFlags.Method) !== 0);
  const isPlatform = symbol?.declarations?.some((declaration) => isInstalled(declaration.getSourceFile().fileName));
  if (isClass || (hasMethods && isPlatform)) {
    const name = symbol?.name ?? "";
    return [`${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`, INSTEAD.get(name) ?? PLAIN];
  }
  return undefined;
}
