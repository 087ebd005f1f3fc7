import type { ts } from "@ts-morph/bootstrap";
import { allOf } from "../lower/all-of.ts";
import { variantOf } from "../lower/choice.ts";
import { unique } from "../lower/lower-union.ts";
import type { Choice, Option, Schema } from "../model.ts";
import { createName } from "../names.ts";
import { lowerType, refuseType } from "./lower-type.ts";
import { type ClassLowering, declareStubType, type TypePlace } from "./stub-types.ts";

/** A union, or a literal alone: some scalars, or types whose JSON tells them apart. */
export function lowerUnionType(lowering: ClassLowering, type: ts.Type, place: TypePlace): Schema | undefined {
  const members = type.isUnion() ? type.types : [type];
  const choices = members.flatMap((member) => choiceOf(lowering, member) ?? []);
  if (choices.length === members.length) return lowerChoiceType(lowering, type, choices, place);
  return lowerOptions(lowering, type, place);
}

/** A literal of a string or a number, or a member of an enum, which is called as it is there. */
function choiceOf({ program: { ts } }: ClassLowering, type: ts.Type): Choice | undefined {
  if (!type.isStringLiteral() && !type.isNumberLiteral()) return undefined;
  const { value } = type;
  const isMember = (type.flags & ts.TypeFlags.EnumLiteral) !== 0;
  return { variant: isMember ? createName(type.symbol.name).pascal : variantOf(value), value };
}

function lowerChoiceType(
  lowering: ClassLowering,
  type: ts.Type,
  choices: readonly Choice[],
  place: TypePlace,
): Schema | undefined {
  const variants = unique(choices.map(({ variant }) => variant));
  const options = choices.map(({ value }, index) => ({ variant: variants[index] ?? "", value }));
  const from = options.length === 1 ? "literal" : "enum";
  const name = declareStubType(lowering, type, place, () => ({ kind: "choice", from, options }));
  return name && { kind: "named", name };
}

/** What JSON a type has, if it has the same always. */
type Kind = "string" | "number" | "boolean" | "array" | "object";

function lowerOptions(lowering: ClassLowering, type: ts.Type, place: TypePlace): Schema | undefined {
  const members = joinBooleans(lowering, type);
  const kinds = members.map((member) => kindOf(lowering, member));
  const key = kinds.every((kind) => kind === "object") ? findKey(lowering, members) : undefined;
  if (key === undefined && (kinds.includes(undefined) || new Set(kinds).size < kinds.length)) {
    return refuseType(lowering, place, "of a union that JSON does not tell apart", SAID);
  }
  const name = declareStubType(lowering, type, place, (inner) => {
    const tags = members.map((member) => (key === undefined ? [] : (tagsOf(lowering, member, key) ?? [])));
    const endings = members.map((_, index) => {
      const [tag] = tags[index] ?? [];
      return createName(tag === undefined ? (kinds[index] ?? "") : variantOf(tag)).pascal;
    });
    const schemas = allOf(
      members.map((member, index) => {
        return lowerType(lowering, member, { ...inner, typeName: inner.typeName + endings[index] });
      }),
    );
    const variants = unique(endings);
    const options = schemas?.map((schema, index): Option => {
      return { variant: variants[index] ?? "", schema, tags: tags[index] ?? [] };
    });
    return options && { kind: "union", options, exclusive: false, key };
  });
  return name && { kind: "named", name };
}

const SAID = 'write objects with a key that says which it is, as in { kind: "text", … } | { kind: "image", … }';

/** The members of a union, with `boolean` as one of them. */
function joinBooleans({ program: { ts, checker } }: ClassLowering, type: ts.Type): ts.Type[] {
  const members = type.isUnion() ? type.types : [type];
  const isBoolean = ({ flags }: ts.Type) => (flags & ts.TypeFlags.BooleanLiteral) !== 0;
  const others = members.filter((member) => !isBoolean(member));
  return members.some(isBoolean) ? [...others, checker.getBooleanType()] : others;
}

function kindOf({ program: { ts, checker } }: ClassLowering, type: ts.Type): Kind | undefined {
  const is = (flags: ts.TypeFlags) => (type.flags & flags) !== 0;
  if (is(ts.TypeFlags.StringLike)) return "string";
  if (is(ts.TypeFlags.NumberLike)) return "number";
  if (is(ts.TypeFlags.BooleanLike)) return "boolean";
  if (checker.isArrayType(type) || checker.isTupleType(type)) return "array";
  return is(ts.TypeFlags.Object | ts.TypeFlags.Intersection) ? "object" : undefined;
}

/** The key whose value tells all members apart. */
function findKey(lowering: ClassLowering, members: readonly ts.Type[]): string | undefined {
  const [first] = members;
  const candidates = first ? lowering.program.checker.getPropertiesOfType(first) : [];
  return candidates.find(({ name }) => {
    const tags = members.map((member) => tagsOf(lowering, member, name));
    const all = tags.flatMap((each) => each ?? []);
    return tags.every((each) => each !== undefined) && new Set(all).size === all.length;
  })?.name;
}

/** The values that a key of an object has, if its type names them. */
function tagsOf({ program: { checker } }: ClassLowering, type: ts.Type, key: string): Choice["value"][] | undefined {
  const property = checker.getPropertyOfType(type, key);
  if (!property) return undefined;
  const value = checker.getTypeOfSymbol(property);
  const values = (value.isUnion() ? value.types : [value]).map((part) => {
    return part.isStringLiteral() || part.isNumberLiteral() ? part.value : undefined;
  });
  return allOf(values);
}
