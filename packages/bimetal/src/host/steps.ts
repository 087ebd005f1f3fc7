import { readFrame } from "./frame.ts";
import { enter, type Instance, type Owner } from "./instance.ts";
import { pollUntilReady } from "./tasks.ts";

/** A step of a Workflow, which Rust has under a number and may be asked for again. */
interface Step {
  readonly name: string;
  /** Of the platform's `WorkflowStepConfig`, as JSON; empty where there is none. */
  readonly config: string;
  readonly step: number;
}

/** What a Workflow's `run` is given, as the owner's event. */
export interface WorkflowRun {
  readonly event: unknown;
  readonly step: { readonly do: (name: string, ...rest: unknown[]) => Promise<unknown> };
}

/** Runs a step of a Workflow, unless the platform has its result from an earlier run: the result as JSON. */
export async function runStep(
  instance: Instance,
  call: number,
  owner: Owner,
  { name, config, step }: Step,
): Promise<string> {
  const run = async (): Promise<unknown> => {
    const id = enter(instance, instance.exports.bm_step, step) >>> 0;
    // Rust waits for it no more: nothing would ever wake a task that is not there.
    if (id === 0) throw new Error(`nobody waits for the step \`${name}\` any more`);
    const frame = await pollUntilReady(instance, { id, call, owner }, readFrame);
    // A short one comes as text.
    return JSON.parse(
      typeof frame.value === "string" ? frame.value : new TextDecoder().decode(frame.value as Uint8Array),
    );
  };
  const platform = (owner.event as WorkflowRun).step;
  const result = await (config === "" ? platform.do(name, run) : platform.do(name, JSON.parse(config), run));
  return JSON.stringify(result ?? null);
}
