import { posix } from "node:path";
import type { Model, NamedType } from "../../model.ts";
import { tsString } from "../../names.ts";
import { header } from "../header.ts";
import { returnCondition } from "../ts-condition.ts";
import { compareNames } from "../ts-layout.ts";
import { assignCall, assignLiteral, braces, declareFunction } from "../ts-statement.ts";
import { arrayTest } from "./array-function.ts";
import { declareType } from "./declaration.ts";
import {
  createEmitter,
  isTypeInterpreted,
  isTypeRebuilt,
  namedFunction,
  nodeName,
  type SchemasEmitter,
  takeName,
} from "./emitter.ts";
import { typeNode } from "./node.ts";
import { objectFunction } from "./object-function.ts";
import { declareRebuild } from "./rebuild.ts";
import { refinedFunction } from "./refined-function.ts";
import { choiceTest, passes } from "./tests.ts";
import { unionFunction, unionTest } from "./union-function.ts";

/** Emits `generated/schemas.ts`: every named type with its parser. */
export function emitSchemasTs(model: Model): string {
  const emitter = createEmitter(model);
  const sections = model.types.flatMap((type) => emitType(emitter, type));
  const imports = [...importNames(emitter), ...importModules(emitter, model)];
  return `${[[header(model.source), ...imports], ...sections].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** A type, the functions of its fast path, its data, and the parser made of these. */
function emitType(emitter: SchemasEmitter, type: NamedType): string[][] {
  emitter.current = type.name.pascal;
  const main = declareMain(emitter, type);
  const node = type.kind === "object" && !type.sides ? "ObjectNode" : "Node";
  emitter.imports.add(`type ${node}`);
  const data = assignLiteral(0, `const ${nodeName(type.name.camel)}: ${node}`, typeNode(emitter, type));
  const parts = emitter.functions.splice(0);
  return [declareType(type), ...parts, main, data, ...declareParsers(emitter, type)];
}

/** Declares the function of a named type. */
function declareMain(emitter: SchemasEmitter, type: NamedType): string[] {
  const name = namedFunction(emitter, type);
  // The collector runs functions by itself.
  if (!type.refinements || isTypeInterpreted(type)) return declarePlain(emitter, type, name);
  const plain = takeName(emitter, `${name}Unchecked`);
  emitter.functions.push(declarePlain(emitter, type, plain));
  return refinedFunction(emitter, { name, plain, type, refinements: type.refinements });
}

/** Declares the function of a named type, without the functions that check its values. */
function declarePlain(emitter: SchemasEmitter, type: NamedType, name: string): string[] {
  const { pascal } = type.name;
  const result = `input is ${pascal}`;
  if (isTypeInterpreted(type)) {
    emitter.imports.add("type Invalid").add("accept");
    const body = [`return accept(${nodeName(type.name.camel)}, input) as ${pascal} | Invalid;`];
    return declareFunction(name, `${pascal} | Invalid`, body);
  }
  const isTested = !isTypeRebuilt(emitter, type);
  switch (type.kind) {
    case "object":
      return objectFunction(emitter, name, type);
    case "choice": {
      const values = type.options.map(({ value }) => value);
      return declareFunction(name, result, returnCondition(2, choiceTest(values, "input").passes));
    }
    case "union":
      if (isTested) return declareFunction(name, result, unionTest(emitter, type, pascal));
      return unionFunction(emitter, name, type, pascal);
    case "alias":
      if (!isTested) return declareRebuild(emitter, name, type.schema, { place: pascal, type: pascal });
      if (type.schema.kind === "array") return declareFunction(name, result, arrayTest(emitter, type.schema, pascal));
      return declareFunction(name, result, returnCondition(2, passes(emitter, type.schema, "input", pascal)));
  }
}

function declareParsers(emitter: SchemasEmitter, type: NamedType): string[][] {
  const { pascal, camel } = type.name;
  const name = namedFunction(emitter, type);
  const wires = type.kind === "object" ? type.wire : ["json"];
  return wires.map((wire) => {
    const [ending, kind] = wire === "json" ? ["", "Parser"] : ["Text", "TextParser"];
    const create = isTypeRebuilt(emitter, type) ? `create${kind}` : "createGuard";
    emitter.imports.add(create).add(`type ${kind}`);
    // What is never there says nothing to infer the type from.
    const parameter = type.kind === "alias" && type.schema.kind === "never" ? `<${pascal}>` : "";
    const left = `export const ${pascal}${ending}: ${kind}<${pascal}>`;
    const depth = type.deep && wire === "json" ? ['"deep"'] : [];
    // Bundlers leave a parser out that nobody uses.
    return assignCall(0, left, `/* @__PURE__ */ ${create}${parameter}`, [name, nodeName(camel), ...depth]);
  });
}

/** Modules with functions that check values, without the endings of their names, which bundlers find. */
function importModules({ modules }: SchemasEmitter, { project }: Model): string[] {
  return [...modules].map(([module, name]) => {
    const path = posix.join(project, module).replace(/\.[cm]?[jt]sx?$/, "");
    return `import * as ${name} from ${tsString(path.startsWith(".") ? path : `./${path}`)};`;
  });
}

function importNames({ imports }: SchemasEmitter): string[] {
  if (imports.size === 0) return [];
  const bare = (name: string) => name.replace("type ", "");
  const names = [...imports].sort((a, b) => compareNames(bare(a), bare(b)));
  return braces(0, "import ", names, ' from "bimetal/schema";');
}
