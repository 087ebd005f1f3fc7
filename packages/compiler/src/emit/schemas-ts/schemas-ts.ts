import type { Model, NamedType } from "../../model.ts";
import { header } from "../header.ts";
import { returnCondition } from "../ts-condition.ts";
import { assignCall, assignLiteral, braces, declareFunction } from "../ts-statement.ts";
import { arrayTest } from "./array-function.ts";
import { declareType } from "./declaration.ts";
import { createEmitter, isTypeRebuilt, namedFunction, type SchemasEmitter } from "./emitter.ts";
import { nodeName, typeNode } from "./node.ts";
import { objectFunction } from "./object-function.ts";
import { declareRebuild } from "./rebuild.ts";
import { choiceTest, passes } from "./tests.ts";

/** Emits `generated/schemas.ts`: every named type with its parser. */
export function emitSchemasTs(model: Model): string {
  const emitter = createEmitter(model);
  const sections = model.types.flatMap((type) => emitType(emitter, type));
  return `${[[header(model.source), ...importNames(emitter)], ...sections].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** A type, the functions of its fast path, its data, and the parser made of these. */
function emitType(emitter: SchemasEmitter, type: NamedType): string[][] {
  const main = declareMain(emitter, type);
  const parts = emitter.functions.splice(0);
  const isObject = type.kind === "object";
  const node = isObject ? "ObjectNode" : "Node";
  emitter.imports.add(`type ${node}`);
  const data = assignLiteral(0, `const ${nodeName(type.name.camel)}: ${node}`, typeNode(type));
  return [declareType(type), ...parts, main, data, ...declareParsers(emitter, type)];
}

/** Declares the function of a named type. */
function declareMain(emitter: SchemasEmitter, type: NamedType): string[] {
  const name = namedFunction(emitter, type);
  const { pascal } = type.name;
  const result = `input is ${pascal}`;
  if (type.kind === "object") return objectFunction(emitter, name, type);
  if (type.kind === "choice") {
    const test = choiceTest(
      type.options.map(({ value }) => value),
      "input",
    );
    return declareFunction(name, result, returnCondition(2, test.passes));
  }
  if (isTypeRebuilt(emitter, type)) return declareRebuild(emitter, name, type.schema, { place: pascal, type: pascal });
  if (type.schema.kind === "array") return declareFunction(name, result, arrayTest(emitter, type.schema, pascal));
  return declareFunction(name, result, returnCondition(2, passes(emitter, type.schema, "input", pascal)));
}

function declareParsers(emitter: SchemasEmitter, type: NamedType): string[][] {
  const { pascal, camel } = type.name;
  const name = namedFunction(emitter, type);
  const wires = type.kind === "object" ? type.wire : ["json"];
  return wires.map((wire) => {
    const [ending, kind] = wire === "json" ? ["", "Parser"] : ["Text", "TextParser"];
    const create = isTypeRebuilt(emitter, type) ? `create${kind}` : "createGuard";
    emitter.imports.add(create).add(`type ${kind}`);
    const left = `export const ${pascal}${ending}: ${kind}<${pascal}>`;
    // Bundlers leave a parser out that nobody uses.
    return assignCall(0, left, `/* @__PURE__ */ ${create}`, [name, nodeName(camel)]);
  });
}

function importNames({ imports }: SchemasEmitter): string[] {
  if (imports.size === 0) return [];
  const bare = (name: string) => name.replace("type ", "");
  const names = [...imports].sort((a, b) => compareNames(bare(a), bare(b)));
  return braces(0, "import ", names, ' from "bimetal/schema";');
}

/** As biome sorts them: without regard to case, and upper case first where there is no other difference. */
function compareNames(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : 1;
}
