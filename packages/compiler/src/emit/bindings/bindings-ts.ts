import type { Model, NamedSchema, Payload } from "../../model.ts";
import { tsDoc, tsProperty, tsString } from "../../names.ts";
import { header } from "../header.ts";
import { compareNames, fit, list } from "../ts-layout.ts";

/** Emits `generated/bindings.ts`: views of the bindings, which check what goes in and what comes out. */
export function emitBindingsTs(model: Model): string {
  const { payloads } = model;
  const views = payloads.map(viewParts);
  const before = "export const bindings: (env: Env) => Bindings = createBindings([";
  const sections = [
    [header(model.source), ...imports(payloads)],
    declareBindings(payloads),
    [
      "/** Views of the bindings of an `env`, which check what goes in and what comes out. */",
      ...fit(`${before}${views.map(({ make, args }) => `${make}(${args.join(", ")})`).join(", ")}]);`, [
        before,
        ...views.flatMap(({ make, args }) => list(`  ${make}(`, args, "),", "  ")),
        "]);",
      ]),
    ],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function imports(payloads: readonly Payload[]): string[] {
  const kinds = [...new Set(payloads.map(({ kind }) => kind))];
  const views = ["createBindings", ...kinds.flatMap((kind) => [`type ${VIEWS[kind]}`, makerOf(kind)])];
  const bare = (name: string) => name.replace("type ", "");
  const runtime = views.sort((a, b) => compareNames(bare(a), bare(b)));
  const parsers = [...new Set(payloads.flatMap(schemasOf).map(parserName))].sort(compareNames);
  return [
    ...list("import {", runtime, '} from "bimetal/bindings";', "", " "),
    'import type { Env } from "./env";',
    ...list("import {", parsers, '} from "./schemas";', "", " "),
  ];
}

function declareBindings(payloads: readonly Payload[]): string[] {
  return [
    "/** The bindings whose payloads the contract declares. */",
    "export interface Bindings {",
    ...payloads.flatMap((payload) => {
      const { name, kind, optional, docs } = payload;
      const property = `  readonly ${tsProperty(name.author)}${optional ? "?" : ""}: ${VIEWS[kind]}<`;
      const types = schemasOf(payload).map(parserName);
      const lines = types.map((type, index) => `    ${type}${index === types.length - 1 ? "" : ","}`);
      const said = tsDoc(docs).map((line) => `  ${line}`);
      return [...said, ...fit(`${property}${types.join(", ")}>;`, [property, ...lines, "  >;"])];
    }),
    "}",
  ];
}

/** The call that makes a view. */
function viewParts(payload: Payload): { readonly make: string; readonly args: readonly string[] } {
  const schemas = schemasOf(payload).flatMap((schema) => [tsString(schema.name.pascal), parserName(schema)]);
  return { make: makerOf(payload.kind), args: [tsString(payload.name.author), ...schemas] };
}

const VIEWS: Readonly<Record<Payload["kind"], string>> = {
  kv: "KvView",
  queue: "QueueView",
  workflow: "WorkflowView",
};

function makerOf(kind: Payload["kind"]): string {
  return `${kind}View`;
}

function schemasOf({ schema, metadata }: Payload): NamedSchema[] {
  return metadata ? [schema, metadata] : [schema];
}

/** What is both the type and its parser. */
function parserName({ name }: NamedSchema): string {
  return name.pascal;
}
