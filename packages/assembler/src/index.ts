export { type BuildOptions, type BuildResult, build, type Progress } from "./build.ts";
export { type DevEvent, type DevOptions, dev } from "./dev/dev.ts";
export { createWatcher, type Watcher } from "./dev/watch.ts";
export { type DiagnosticCode, diagnosticCodes } from "./diagnostics.ts";
export type { Phase, PhaseName } from "./phases.ts";
export { type Profile, profileOf } from "./profile.ts";
export type { Sizes } from "./sizes.ts";
