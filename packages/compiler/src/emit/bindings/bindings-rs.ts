import type { Model, Name, NamedSchema, Payload } from "../../model.ts";
import { docCode, rustDoc, rustString } from "../../names.ts";
import { header } from "../header.ts";
import { nodeName } from "../nodes-rs/index.ts";
import { indentLines } from "../rust-layout.ts";

/** Emits `generated/bindings.rs`: what bindings hold and carry, as constants that the environment's fields are made with. */
export function emitBindingsRs({ payloads, source }: Model): string {
  const places = schemaPlaces(payloads);
  const kv = payloads.some(({ kind }) => kind === "kv") ? ", kv::Payloads" : "";
  const imported = kv === "" ? "Payload" : `{Payload${kv}}`;
  const sections = [
    [header(source), "//! What the contract says that bindings hold and carry."],
    ["use super::{nodes, schemas};", `use ::bimetal::${imported};`],
    ...payloads.map((payload) => declareConstant(payload, places.get(payload) ?? 0)),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The constant of a binding: `LINKS`. */
export function bindingConstant({ name }: { readonly name: Name }): string {
  return nodeName(name);
}

/** The type of the environment's field. */
export function payloadType({ kind, schema, metadata }: Payload): string {
  const all = [schema, ...(metadata ? [metadata] : [])].map(({ name }) => `super::schemas::${name.pascal}`);
  return `::bimetal::${TYPES[kind]}<${all.join(", ")}>`;
}

const TYPES: Readonly<Record<Payload["kind"], string>> = {
  kv: "TypedKv",
  queue: "TypedQueue",
  workflow: "TypedWorkflow",
};

/** Where the schemas of a binding begin among all of the contract, by which the host knows them. */
function schemaPlaces(payloads: readonly Payload[]): ReadonlyMap<Payload, number> {
  const places = new Map<Payload, number>();
  let next = 0;
  for (const payload of payloads) {
    places.set(payload, next);
    next += payload.metadata ? 2 : 1;
  }
  return places;
}

function declareConstant(payload: Payload, place: number): string[] {
  const { name, kind, schema, metadata, docs } = payload;
  const make = (each: NamedSchema, index: number) => {
    const args = [`${index}`, rustString(name.author), rustString(each.name.pascal), `nodes::${nodeName(each.name)}`];
    return `Payload::new(${args.join(", ")})`;
  };
  const left = `pub const ${bindingConstant(payload)}`;
  const types = [schema, ...(metadata ? [metadata] : [])].map((each) => `schemas::${each.name.pascal}`).join(", ");
  const head = [...rustDoc(docs ?? `The binding ${docCode(name.author)}.`), "#[rustfmt::skip]"];
  if (kind !== "kv") return [...head, `${left}: Payload<${types}> = ${make(schema, place)};`];
  const beside = metadata ? `Some(${make(metadata, place + 1)})` : "None";
  return [
    ...head,
    `${left}: Payloads<${types}> = Payloads {`,
    ...indentLines([`value: ${make(schema, place)},`, `metadata: ${beside},`]),
    "};",
  ];
}
