import { resolve } from "node:path";
import type { Diagnostic } from "@bimetal/config";
import type { ts } from "@ts-morph/bootstrap";
import { PRELUDE } from "../check/reserved.ts";
import type { Declaration, TypeRow } from "../lower/type-table.ts";
import type { Name, NamedType } from "../model.ts";
import { createName } from "../names.ts";
import { isInstalled, locateNode } from "./place.ts";
import type { Program } from "./program.ts";

/** The types that were met so far in the methods of classes, of all programs. */
export interface StubTypes {
  /** Each after the types it uses. */
  readonly rows: TypeRow[];
  /** By their declaration, or what else they are known by. `undefined`: one of its parts cannot cross. */
  readonly names: Map<unknown, Name | undefined>;
  /** Names in Rust: of classes, of their types and of those types of the contract that they use. */
  readonly taken: Map<string, unknown>;
}

/** What the types of one program are lowered with. It goes on after a mistake, so that all of them are reported. */
export interface ClassLowering {
  readonly program: Program;
  /** What locations are relative to. */
  readonly root: string;
  readonly contract: ContractTypes;
  readonly types: StubTypes;
  readonly diagnostics: Diagnostic[];
}

/** The contract's types, which a class may use as `generated/schemas.ts` declares them. */
export interface ContractTypes {
  /** Its absolute path. */
  readonly file: string;
  readonly types: readonly NamedType[];
}

export function createStubTypes(): StubTypes {
  return { rows: [], names: new Map(), taken: new Map() };
}

/** What is known of a type by its name in TypeScript, if the author gave it one. */
interface Named {
  readonly symbol: ts.Symbol | undefined;
  readonly key: unknown;
}

/** The symbol by which a type is named, and what it is known by: generic ones are others with each argument. */
function findNamed(type: ts.Type): Named {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const [declaration] = symbol?.declarations ?? [];
  const isGeneric = Boolean(type.aliasTypeArguments?.length || (type as ts.TypeReference).typeArguments?.length);
  if (!symbol || !declaration || symbol.name.startsWith("__") || isInstalled(declaration.getSourceFile().fileName)) {
    return { symbol: undefined, key: type };
  }
  return isGeneric
    ? { symbol: undefined, key: type }
    : { symbol, key: `${declaration.getSourceFile().fileName}:${declaration.pos}` };
}

/** Whether the author gave a type no name, or one that is that of others, too. */
export function isNameless(type: ts.Type): boolean {
  return findNamed(type).symbol === undefined;
}

/** The type of the contract that this one is. */
export function findContractType({ contract, types }: ClassLowering, type: ts.Type): NamedType | undefined {
  const { symbol } = findNamed(type);
  const isContract = (declaration: ts.Declaration) => resolve(declaration.getSourceFile().fileName) === contract.file;
  const declared = symbol?.declarations?.some(isContract);
  const found = declared ? contract.types.find(({ name }) => name.pascal === symbol?.name) : undefined;
  if (!found || !isInRust(found)) return undefined;
  const holder = types.taken.get(found.name.pascal);
  if (holder !== undefined && holder !== found) return undefined;
  types.taken.set(found.name.pascal, found);
  return found;
}

/** What only arrives as text has no JSON in Rust, and what is always the same is no type there. */
function isInRust(type: NamedType): boolean {
  if (type.kind === "choice") return type.from === "enum" || type.options.length > 1;
  return type.kind !== "object" || type.wire.includes("json");
}

/** A part of a class that has a type. */
export interface TypePlace {
  /** As diagnostics name it: ``the parameter `text` of `Room.post` ``. */
  readonly shown: string;
  /** What a type that is declared here is called if it has no name of its own. */
  readonly typeName: string;
  /** What such a name is told apart by, if another type has it. */
  readonly owner: string;
  readonly node: ts.Node;
  /** The parameter, or what is given, that the part is of. @default itself */
  readonly whole?: TypePlace;
  /** How many types without a name it is within. @default 0 */
  readonly nameless?: number;
}

/** The named type that `declare` describes when it is met first. */
export function declareStubType(
  lowering: ClassLowering,
  type: ts.Type,
  place: TypePlace,
  declare: (inner: TypePlace) => Declaration | undefined,
): Name | undefined {
  const { types, program, root } = lowering;
  const { symbol, key } = findNamed(type);
  if (types.names.has(key)) return types.names.get(key);
  const name = takeTypeName(types, symbol?.name ?? place.typeName, place.owner);
  types.names.set(key, name);
  const declaration = declare({ ...place, typeName: name.pascal });
  if (!declaration) {
    types.names.set(key, undefined);
    return undefined;
  }
  const said = { docs: docsOf(lowering, symbol), deprecated: isDeprecated(symbol) };
  const location = locateNode(program, symbol?.declarations?.[0] ?? place.node, root);
  types.rows.push({ name, path: place.shown, location, ...said, ...declaration });
  return name;
}

/** A name that nothing else in Rust has: that of the type, else with its class before it, else with a number behind. */
export function takeTypeName({ taken }: StubTypes, author: string, owner: string): Name {
  const isFree = ({ pascal }: Name) => !taken.has(pascal) && !PRELUDE.has(pascal);
  let name = createName(author);
  if (!isFree(name)) name = createName(`${owner} ${author}`);
  for (let count = 2; !isFree(name); count++) name = createName(`${owner} ${author} ${count}`);
  taken.set(name.pascal, name);
  return name;
}

/** What the author's comment says, without its tags. */
export function docsOf({ program: { ts, checker } }: ClassLowering, symbol: ts.Symbol | undefined): string | undefined {
  const docs = ts.displayPartsToString(symbol?.getDocumentationComment(checker));
  return docs === "" ? undefined : docs;
}

export function isDeprecated(symbol: ts.Symbol | undefined): boolean {
  return symbol?.getJsDocTags().some(({ name }) => name === "deprecated") ?? false;
}
