import type { Model, Name, NamedType } from "../../model.ts";
import { header } from "../header.ts";
import { layOut } from "./layout.ts";
import { type Reference, typeNode } from "./node.ts";

/**
 * Emits `generated/nodes.rs`: every named type's schema as data, by which Rust says what is wrong with a value. They are
 * constants, so that a Worker has only those that it names.
 */
export function emitNodesRs(model: Model): string {
  const order = new Map(model.types.map((type, index) => [type.name.pascal, index]));
  const sections = model.types.map((type) => declareNode(type, order));
  const head = [
    header(model.source),
    "//! The schemas of the contract as data: what says what is wrong with a value.",
    ...(sections.length > 0 ? [...LINTS, "", "use ::bimetal::schema::*;"] : []),
  ];
  return `${[head, ...sections].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What clippy says of values is the contract author's to decide. */
const LINTS = ['#![allow(clippy::approx_constant, reason = "values are the contract\'s")]'];

function declareNode(type: NamedType, order: ReadonlyMap<string, number>): string[] {
  const index = order.get(type.name.pascal) ?? 0;
  const refer: Reference = ({ name }) => {
    const constant = nodeName(name);
    // A constant may not be a part of itself; a function may name it.
    return (order.get(name.pascal) ?? 0) < index ? constant : `&Node::Lazy(|| ${constant})`;
  };
  const left = `pub const ${nodeName(type.name)}: &Node =`;
  const [first = "", ...others] = layOut(typeNode(type, refer), left.length + 2);
  const lines = [`${left} ${first}`, ...others];
  return [
    `/// The schema of [\`${type.name.pascal}\`](super::schemas::${type.name.pascal}).`,
    "#[rustfmt::skip]",
    ...lines.slice(0, -1),
    `${lines.at(-1)};`,
  ];
}

/** The constant of a named type: `LINK_QR`. */
export function nodeName({ snake }: Name): string {
  return snake.replace(/^r#/, "").toUpperCase();
}
