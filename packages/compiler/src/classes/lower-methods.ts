import type { ts } from "@ts-morph/bootstrap";
import { diagnose } from "../diagnostics.ts";
import { allOf } from "../lower/all-of.ts";
import { unique } from "../lower/lower-union.ts";
import type { Schema, StubMethod, StubParameter } from "../model.ts";
import { createName } from "../names.ts";
import type { ClassKind, ExportedValue } from "./exports.ts";
import { lowerMaybe, refuseType } from "./lower-type.ts";
import { isInstalled, locateNode } from "./place.ts";
import { type ClassLowering, docsOf, isDeprecated, type TypePlace } from "./stub-types.ts";

/** What the platform calls itself, and no other Worker. */
const HANDLERS: Readonly<Record<ClassKind, ReadonlySet<string>>> = {
  object: new Set(["fetch", "alarm", "connect", "webSocketMessage", "webSocketClose", "webSocketError"]),
  entrypoint: new Set(["fetch", "connect", "scheduled", "queue", "email", "tail", "tailStream", "trace", "test"]),
  workflow: new Set(["run"]),
};

/** The methods of the class `owner` that others may call, also those of the author's own base classes. */
export function lowerMethods(lowering: ClassLowering, { kind, instance }: ExportedValue, owner: string): StubMethod[] {
  if (kind === undefined || instance === undefined) return [];
  const properties = lowering.program.checker.getPropertiesOfType(instance);
  const own = properties.filter((property) => !HANDLERS[kind].has(property.name));
  return checkMethodNames(
    lowering,
    own.flatMap((property) => lowerMethod(lowering, property, owner) ?? []),
    owner,
  );
}

function lowerMethod(lowering: ClassLowering, property: ts.Symbol, owner: string): StubMethod | undefined {
  const { ts, checker } = lowering.program;
  const declaration = findDeclaration(lowering, property);
  if (!declaration) return undefined;
  const author = ts.unescapeLeadingUnderscores(property.escapedName);
  const name = createName(author);
  const typeName = createName(`${owner} ${author}`).pascal;
  const place: TypePlace = { shown: `\`${owner}.${author}\``, typeName, owner, node: declaration.name };
  const [signature, ...others] = checker.getTypeOfSymbol(property).getCallSignatures();
  if (!signature || others.length > 0) return refuseType(lowering, place, "a method with several signatures", SINGLE);
  if (signature.typeParameters) return refuseType(lowering, place, "a generic method", SINGLE);
  const parameters = lowerParameters(lowering, signature, place);
  const output = lowerOutput(lowering, signature, { ...place, node: declaration.type ?? declaration.name });
  if (!parameters || !output) return undefined;
  const said = { docs: docsOf(lowering, property), deprecated: isDeprecated(property) };
  return { name, parameters, ...output, ...said, location: locateNode(lowering.program, place.node, lowering.root) };
}

const SINGLE = "name the types that it takes and gives, each method's own";

/** The author's declaration of a method that is not private. A property that is a function is none: it stays in the object. */
function findDeclaration({ program: { ts } }: ClassLowering, property: ts.Symbol): ts.MethodDeclaration | undefined {
  const declaration = property.declarations?.find(ts.isMethodDeclaration);
  if (!declaration || isInstalled(declaration.getSourceFile().fileName)) return undefined;
  const isHidden = ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  return isHidden || ts.isPrivateIdentifier(declaration.name) || property.name.startsWith("__@")
    ? undefined
    : declaration;
}

function lowerParameters(
  lowering: ClassLowering,
  { parameters }: ts.Signature,
  method: TypePlace,
): StubParameter[] | undefined {
  const { ts, checker } = lowering.program;
  if (parameters.length > MOST) return refuseType(lowering, method, `a method of more than ${MOST} parameters`, OBJECT);
  const named = parameters.map((parameter, index) =>
    /^__\d/.test(parameter.name) ? `arg${index + 1}` : parameter.name,
  );
  const names = unique(named.map((name) => createName(name).snake));
  return allOf(
    parameters.map((parameter, index): StubParameter | undefined => {
      const author = named[index] ?? "";
      const declaration = parameter.valueDeclaration;
      const node = declaration && ts.isParameter(declaration) ? declaration : method.node;
      const shown = `the parameter \`${author}\` of ${method.shown}`;
      const place = { ...method, shown, node, typeName: createName(`${method.typeName} ${author}`).pascal };
      if (ts.isParameter(node) && node.dotDotDotToken) return refuseType(lowering, place, "a rest parameter", LIST);
      const maybe = lowerMaybe(lowering, checker.getTypeOfSymbol(parameter), place);
      const isFilled = ts.isParameter(node) && (node.questionToken ?? node.initializer) !== undefined;
      return maybe && { name: names[index] ?? "", schema: maybe.schema, optional: maybe.isOptional || isFilled };
    }),
  );
}

const LIST = "take an array";
const OBJECT = "take an object";

/** As many as the arguments that a tuple in Rust has at most. */
const MOST = 12;

/** What a call waits for. Nothing is no output. */
function lowerOutput(
  lowering: ClassLowering,
  signature: ts.Signature,
  method: TypePlace,
): { readonly output: Schema | undefined } | undefined {
  const { ts, checker } = lowering.program;
  const returned = signature.getReturnType();
  const given = checker.getAwaitedType(returned) ?? returned;
  if ((given.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) !== 0) {
    return { output: undefined };
  }
  const place = { ...method, shown: `what ${method.shown} gives`, typeName: `${method.typeName}Output` };
  const maybe = lowerMaybe(lowering, given, place);
  if (!maybe) return undefined;
  const { schema, isOptional } = maybe;
  if (schema.kind === "null") return { output: undefined };
  return { output: isOptional && schema.kind !== "nullable" ? { kind: "nullable", inner: schema } : schema };
}

/** Methods that JavaScript tells apart, and Rust would not. */
function checkMethodNames(lowering: ClassLowering, methods: readonly StubMethod[], owner: string): StubMethod[] {
  const firsts = new Map<string, StubMethod>();
  return methods.filter((method) => {
    const { snake, author } = method.name;
    const first = firsts.get(snake);
    if (!first) return firsts.set(snake, method);
    const input = { path: `${owner}.${author}`, method: snake, other: first.name.author, first: first.location };
    lowering.diagnostics.push(diagnose("class/method-taken", input, method.location));
    return false;
  });
}
