export { BindingValueError } from "./binding-value-error.ts";
export { createBindings, type View } from "./create-bindings.ts";
export { type KvView, type KvViewPutOptions, kvView } from "./kv-view.ts";
export { providePayloads } from "./provide-payloads.ts";
export { type QueueView, queueView } from "./queue-view.ts";
export { type WorkflowView, workflowView } from "./workflow-view.ts";
