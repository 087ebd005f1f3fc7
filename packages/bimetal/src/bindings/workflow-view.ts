import type {
  Workflow,
  WorkflowBatchCreateResult,
  WorkflowInstance,
  WorkflowInstanceCreateOptions,
} from "@cloudflare/workers-types";
import type { Parser } from "../schema/index.ts";
import type { View } from "./create-bindings.ts";
import { type Payload, readValue } from "./payload.ts";

/**
 * A Workflow whose `params` are what the contract declares. Ones that are something else are a {@link BindingValueError},
 * whether they have come or are to be sent.
 */
export interface WorkflowView<P> {
  create(options: CreateOptions<P>): Promise<WorkflowInstance>;
  /** Creates at most 100 instances. One that cannot be created keeps no other from it. */
  createBatch(instances: Iterable<CreateOptions<P>>): Promise<WorkflowBatchCreateResult>;
  get(id: string): Promise<WorkflowInstance>;
  /** The `params` of the event that a Workflow's `run` is given. */
  read(event: { readonly payload: unknown; readonly instanceId: string }): P;
  /** The Workflow itself. */
  readonly raw: Workflow<P>;
}

type CreateOptions<P> = Omit<WorkflowInstanceCreateOptions<P>, "params"> & { readonly params: P };

/** Emitted for a Workflow. */
export function workflowView<P>(binding: string, name: string, parser: Parser<P>): View {
  const payload: Payload<P> = { kind: "workflow", binding, name, parser };
  return {
    name: binding,
    of: (raw: Workflow<P>): WorkflowView<P> => ({
      raw,
      create: async ({ params, ...options }) => {
        return raw.create({ ...options, params: readValue(payload, params, { method: "create", what: "`params`" }) });
      },
      createBatch: async (instances) => {
        const checked = Array.from(instances, ({ params, ...options }, index) => {
          const what = `instances[${index}].params`;
          return { ...options, params: readValue(payload, params, { method: "createBatch", what }) };
        });
        return raw.createBatch({ instances: checked });
      },
      get: (id) => raw.get(id),
      read: ({ payload: params, instanceId }) => {
        return readValue(payload, params, {
          method: "read",
          what: `the payload of \`${instanceId}\``,
          key: instanceId,
        });
      },
    }),
  };
}
