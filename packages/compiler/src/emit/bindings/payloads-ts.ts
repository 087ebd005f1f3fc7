import type { Model } from "../../model.ts";
import { header } from "../header.ts";
import { compareNames, list } from "../ts-layout.ts";

/**
 * Emits `generated/payloads.ts`, which the Worker's entry imports where there is Rust: it has Rust told what is wrong with
 * payloads. They stand in the order of the places that `bindings.rs` has.
 */
export function emitPayloadsTs({ payloads, source }: Model): string {
  const parsers = payloads.flatMap(({ schema, metadata }) => [schema, ...(metadata ? [metadata] : [])]);
  const names = parsers.map(({ name }) => name.pascal);
  return [
    header(source),
    'import { providePayloads } from "bimetal/bindings";',
    ...list("import {", [...new Set(names)].sort(compareNames), '} from "./schemas";', "", " "),
    "",
    ...list("providePayloads([", names, "]);"),
    "",
  ].join("\n");
}
