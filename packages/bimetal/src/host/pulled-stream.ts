import { Kind, readFrame } from "./frame.ts";
import type { Instance, Owner } from "./instance.ts";
import { close, forget, pollUntilReady } from "./tasks.ts";

/**
 * A stream whose chunks Rust makes when they are asked for. It keeps its call's owner open until it ends.
 *
 * Between two pulls it counts as waiting, so that its instance stays, with the call's time limit as its deadline.
 */
export function pulledStream(instance: Instance, id: number, call: number, owner: Owner): ReadableStream<Uint8Array> {
  let open = true;
  const rest = () => {
    const deadline = Date.now() + owner.timeLimit;
    instance.waiting.set(id, { wake: () => undefined, end: () => undefined, deadline, call });
  };
  const finish = () => {
    if (!open) return;
    open = false;
    instance.waiting.delete(id);
    close(instance, call, owner);
  };
  rest();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const frame = await pollUntilReady(instance, { id, call, owner }, readFrame);
          if (frame.kind === Kind.End) {
            finish();
            controller.close();
          } else {
            rest();
            controller.enqueue(frame.value as Uint8Array);
          }
        } catch (error) {
          forget(instance, id);
          finish();
          throw error;
        }
      },
      cancel() {
        forget(instance, id);
        finish();
      },
    },
    { highWaterMark: 0 },
  );
}
