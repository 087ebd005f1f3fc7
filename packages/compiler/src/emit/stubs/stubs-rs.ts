import type {
  BoundClasses,
  Model,
  NamedType,
  Schema,
  Stub,
  StubMethod,
  StubParameter,
  WorkerClass,
} from "../../model.ts";
import { docCode, rustDoc, rustString } from "../../names.ts";
import { header } from "../header.ts";
import { createEmitter, type SchemasEmitter } from "../schemas-rs/emitter.ts";
import { emitTypes, keptParts, LINTS, namesIn, uses } from "../schemas-rs/schemas-rs.ts";
import { rustType } from "../schemas-rs/type.ts";

/** Whether bindings are of classes whose methods Rust can call. */
export function hasStubs({ classes }: Pick<Model, "classes">): boolean {
  return classes !== undefined && listClasses(classes).length > 0;
}

/** Emits `generated/stubs.rs`: a type for each class that a binding is of, and the types of what its methods take and give. */
export function emitStubsRs(model: Model, source: string): string {
  const { classes = { bindings: new Map(), types: [] }, types } = model;
  const stubbed = listClasses(classes);
  const emitter = createEmitter({ ...model, types: [...types, ...classes.types] });
  const own = new Set(classes.types.map(({ name }) => name.pascal));
  const methods = stubbed.flatMap(({ stub }) => stub.methods);
  const crossing = methods.flatMap(({ parameters, output }) => {
    return [...parameters.map(({ schema }) => schema), ...(output ? [output] : [])];
  });
  const named = namesIn([...crossing, ...classes.types.flatMap((type) => keptParts(emitter, type))]);
  const sections = emitTypes(emitter, classes.types, named);
  const foreign = [...named].filter((name) => !own.has(name)).sort();
  const used = uses(emitter, classes.types);
  const isJson = crossing.some((schema) => rustType(schema).includes("json::"));
  const imports = [
    ...(foreign.length > 0
      ? ["#[rustfmt::skip]", `use super::schemas::${foreign.length === 1 ? foreign[0] : `{${foreign.join(", ")}}`};`]
      : []),
    ...(isJson && !used.includes(JSON_USE) ? [JSON_USE] : []),
    ...used,
  ];
  const head = [header(source), "//! The classes that bindings are of, as Rust calls them.", ...LINTS];
  const all = [
    head,
    ...(imports.length > 0 ? [imports] : []),
    ...stubbed.flatMap((bound) => emitStub(emitter, bound)),
    ...sections,
  ];
  return `${all.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const JSON_USE = "use ::bimetal::json;";

type Stubbed = WorkerClass & { readonly stub: Stub };

/** Each class once, in the order in which bindings name them. */
function listClasses({ bindings }: BoundClasses): Stubbed[] {
  const all = [...bindings.values()].flat().filter((bound) => bound?.stub !== undefined);
  return [...new Set(all)] as Stubbed[];
}

function emitStub(emitter: SchemasEmitter, { kind, exported, stub }: Stubbed): string[][] {
  const { name, docs, methods } = stub;
  const inner = kind === "object" ? "DurableObjectStub" : "Service";
  return [
    [
      ...rustDoc(docs ?? `The class ${docCode(exported)}.`),
      "#[derive(Debug, Clone)]",
      `pub struct ${name.pascal}(::bimetal::${inner});`,
    ],
    [`::bimetal::stub!(${name.pascal}, ${inner});`],
    ...(methods.length === 0
      ? []
      : [
          [
            "#[rustfmt::skip]",
            `impl ${name.pascal} {`,
            ...methods.flatMap((method, index) => [
              ...(index === 0 ? [] : [""]),
              ...emitMethod(emitter, method).map((line) => `    ${line}`),
            ]),
            "}",
          ],
        ]),
  ];
}

function emitMethod(emitter: SchemasEmitter, method: StubMethod): string[] {
  const { name, docs, deprecated, parameters, output } = method;
  const declared = parameters.map((parameter) => `, ${parameter.name}: ${parameterType(emitter, parameter)}`).join("");
  const passed = parameters.map(({ name, optional }) => (optional ? `::bimetal::Optional(${name})` : name));
  const args = passed.length === 1 ? `(${passed[0]},)` : `(${passed.join(", ")})`;
  const result = output ? rustType(output) : "()";
  return [
    ...rustDoc(docs ?? `Calls ${docCode(name.author)}.`, deprecated),
    `pub async fn ${name.snake}(&self${declared}) -> Result<${result}, ::bimetal::BindingError> {`,
    `    self.0.call(${rustString(name.author)}, ${args}).await`,
    "}",
  ];
}

function parameterType(emitter: SchemasEmitter, { schema, optional }: StubParameter): string {
  const type = borrowed(emitter, schema);
  return optional && schema.kind !== "nullable" ? `Option<${type}>` : type;
}

/** What is not copied is borrowed. */
function borrowed(emitter: SchemasEmitter, schema: Schema): string {
  switch (schema.kind) {
    case "string":
      return "&str";
    case "array":
      return `&[${rustType(schema.item)}]`;
    case "nullable":
      return `Option<${borrowed(emitter, schema.inner)}>`;
    case "number":
    case "boolean":
    case "null":
      return rustType(schema);
    case "named":
      return isCopy(emitter.types.get(schema.name.pascal)) ? rustType(schema) : `&${rustType(schema)}`;
    default:
      return `&${rustType(schema)}`;
  }
}

function isCopy(type: NamedType | undefined): boolean {
  return type?.kind === "choice";
}
