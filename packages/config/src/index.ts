export {
  type BindingKind,
  type BindingRow,
  bindingRow,
  bindingTable,
  languageTypes,
  unsafeTypes,
} from "./binding-table.ts";
export { checkCompatibilityDate } from "./compatibility-date.ts";
export {
  type Diagnostic,
  hasError,
  type Location,
  type Outcome,
  type RelatedLocation,
  sortDiagnostics,
} from "./diagnostic.ts";
export { type DiagnosticCode, diagnosticCodes } from "./diagnostics.ts";
export { findConfig } from "./find-config.ts";
export { type FormatOptions, formatDiagnostics } from "./format.ts";
export { nearest } from "./nearest.ts";
export type { Binding, ClassUse } from "./read-bindings.ts";
export {
  type ConfigLocations,
  parseConfig,
  type ReadConfigOptions,
  readConfig,
  type WorkerConfig,
} from "./read-config.ts";
export { readSource } from "./read-source.ts";
export type { Json } from "./tree.ts";
export type { VarField, VarType } from "./var-type.ts";
