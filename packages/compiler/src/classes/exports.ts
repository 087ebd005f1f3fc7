import type { Location } from "@bimetal/config";
import type { ts } from "@ts-morph/bootstrap";
import { isInstalled, locateNode } from "./place.ts";
import type { Program } from "./program.ts";

/** What a class is, by the class of `cloudflare:workers` that it extends. */
export type ClassKind = "object" | "entrypoint" | "workflow";

/** A value that a Worker's entry exports. */
export interface ExportedValue {
  /** `default`, or the name that a config may have. */
  readonly name: string;
  /** `undefined`: no such class, as far as types say. */
  readonly kind: ClassKind | undefined;
  /** Whether its name is that of a type, too: a class that is not generic, and no variable that has one. */
  readonly isClass: boolean;
  /** The type of its instances, if it is a class. */
  readonly instance: ts.Type | undefined;
  readonly declaration: ts.Declaration | undefined;
  readonly location: Location | undefined;
}

export interface Exports {
  readonly values: ReadonlyMap<string, ExportedValue>;
  /** An `export *` is of a module that is not found, so that there may be more. */
  readonly isPartial: boolean;
  /** Where two modules behind an `export *` declare one name, so that JavaScript exports neither. */
  readonly clashes: ReadonlyMap<string, readonly [Location, Location]>;
}

/** What the entry exports, also by way of other modules. Locations are relative to the folder `root`. */
export function readExports(program: Program, root: string): Exports {
  const { checker, entry } = program;
  const module = checker.getSymbolAtLocation(entry);
  const values = (module ? checker.getExportsOfModule(module) : []).flatMap((symbol) => {
    const value = readExport(program, symbol, root);
    return value ? [[value.name, value] as const] : [];
  });
  const { isPartial, clashes } = readStars(program);
  const locate = (declaration: ts.Declaration) => locateNode(program, nameOf(program, declaration), root);
  const located = [...clashes].map(([name, [one, other]]) => [name, [locate(one), locate(other)]] as const);
  return { values: new Map(values), isPartial, clashes: new Map(located) };
}

function readExport(program: Program, exported: ts.Symbol, root: string): ExportedValue | undefined {
  const { ts, checker } = program;
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
  const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
  if (checker.isUnknownSymbol(symbol)) return named(exported.name);
  if ((symbol.flags & ts.SymbolFlags.Value) === 0) return undefined;
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const instance = checker.getTypeOfSymbol(symbol).getConstructSignatures()[0]?.getReturnType();
  return {
    name: exported.name,
    kind: instance && kindOf(program, instance),
    isClass: declaration !== undefined && ts.isClassLike(declaration) && declaration.typeParameters === undefined,
    instance,
    declaration,
    location: declaration && locateNode(program, nameOf(program, declaration), root),
  };
}

function named(name: string): ExportedValue {
  return { name, kind: undefined, isClass: false, instance: undefined, declaration: undefined, location: undefined };
}

function nameOf({ ts }: Program, declaration: ts.Declaration): ts.Node {
  return ts.getNameOfDeclaration(declaration) ?? declaration;
}

const KINDS: ReadonlyMap<string, ClassKind> = new Map([
  ["DurableObject", "object"],
  ["WorkerEntrypoint", "entrypoint"],
  ["WorkflowEntrypoint", "workflow"],
]);

/** Found by names, so that it is known without the types of `cloudflare:workers`, too. */
function kindOf(program: Program, type: ts.Type): ClassKind | undefined {
  const { ts, checker } = program;
  const symbol = type.getSymbol();
  const own = symbol?.declarations?.some(isInstalledOrAmbient) ? KINDS.get(symbol.name) : undefined;
  if (own !== undefined) return own;
  for (const declaration of symbol?.declarations ?? []) {
    if (!ts.isClassLike(declaration)) continue;
    const heritage = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
    const kind = heritage?.types[0] && kindOfImported(program, heritage.types[0].expression);
    if (kind !== undefined) return kind;
  }
  const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : basesOfReference(program, type);
  for (const base of bases) {
    const kind = (base.isIntersection() ? base.types : [base]).map((part) => kindOf(program, part)).find(Boolean);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

/** An instance of a generic class has the bases of the class. */
function basesOfReference({ ts, checker }: Program, type: ts.Type): readonly ts.Type[] {
  const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
  const target = isReference ? (type as ts.TypeReference).target : undefined;
  return target && target !== type && target.isClassOrInterface() ? checker.getBaseTypes(target) : [];
}

function isInstalledOrAmbient(declaration: ts.Declaration): boolean {
  const file = declaration.getSourceFile();
  return isInstalled(file.fileName) || file.isDeclarationFile;
}

/** The kind of a base class that is imported from `cloudflare:workers`, under whatever name. */
function kindOfImported({ ts, checker }: Program, expression: ts.Expression): ClassKind | undefined {
  const isMember = ts.isPropertyAccessExpression(expression);
  const symbol = checker.getSymbolAtLocation(isMember ? expression.expression : expression);
  for (const declaration of symbol?.declarations ?? []) {
    const statement = ts.findAncestor(declaration, ts.isImportDeclaration);
    const specifier = statement?.moduleSpecifier;
    if (!specifier || !ts.isStringLiteral(specifier) || specifier.text !== "cloudflare:workers") continue;
    if (isMember) return KINDS.get(expression.name.text);
    if (ts.isImportSpecifier(declaration)) return KINDS.get((declaration.propertyName ?? declaration.name).text);
  }
  return undefined;
}

/** What `export *` of the entry, and of the modules behind it, comes to. */
interface Stars {
  readonly isPartial: boolean;
  readonly clashes: ReadonlyMap<string, readonly [ts.Declaration, ts.Declaration]>;
}

function readStars({ ts, checker, entry }: Program): Stars {
  const seen = new Set<ts.SourceFile>();
  const clashes = new Map<string, [ts.Declaration, ts.Declaration]>();
  let isPartial = false;
  const visit = (file: ts.SourceFile): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const firsts = new Map<string, ts.Symbol>();
    const own = checker.getSymbolAtLocation(file)?.exports;
    for (const statement of file.statements) {
      if (!ts.isExportDeclaration(statement) || statement.exportClause || !statement.moduleSpecifier) continue;
      const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
      for (const symbol of module ? checker.getExportsOfModule(module) : []) {
        const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
        const first = firsts.get(symbol.name) ?? target;
        firsts.set(symbol.name, first);
        const [one, other] = [first.valueDeclaration, target.valueDeclaration];
        if (one && other && first !== target && !own?.has(symbol.escapedName)) clashes.set(symbol.name, [one, other]);
      }
      const source = module?.declarations?.find(ts.isSourceFile);
      if (source) visit(source);
      else isPartial = true;
    }
  };
  visit(entry);
  return { isPartial, clashes };
}
