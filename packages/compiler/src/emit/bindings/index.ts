export { bindingConstant, emitBindingsRs, payloadType } from "./bindings-rs.ts";
export { emitBindingsTs } from "./bindings-ts.ts";
export { emitPayloadsTs } from "./payloads-ts.ts";
