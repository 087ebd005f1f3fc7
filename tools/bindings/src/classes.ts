import {
  DurableObject,
  WorkerEntrypoint,
  WorkflowEntrypoint,
  type WorkflowEvent,
  type WorkflowStep,
} from "cloudflare:workers";

/** A Durable Object that counts. */
export class Counter extends DurableObject {
  #count = 0;

  add(number: number): number {
    this.#count += number;
    return this.#count;
  }

  ownName(): string | undefined {
    return this.ctx.id.name;
  }

  fails(): never {
    throw new Error("it has failed");
  }

  override fetch(request: Request): Response {
    return new Response(`${request.method} ${new URL(request.url).pathname}`);
  }
}

/** A class whose objects are no counters. */
export class Stranger extends DurableObject {}

/** An entrypoint of its own. */
export class Greeter extends WorkerEntrypoint {
  greet(name: string): string {
    return `hello, ${name}`;
  }

  override async fetch(request: Request): Promise<Response> {
    return new Response(`${request.method} ${await request.text()}`, { status: 201 });
  }
}

/** Waits for an event, and doubles what it was started with. */
export class Doubler extends WorkflowEntrypoint<unknown, { number: number }> {
  override async run({ payload }: WorkflowEvent<{ number: number }>, step: WorkflowStep): Promise<number> {
    const { payload: factor } = await step.waitForEvent<number>("go", { type: "go" });
    return step.do("double", async () => payload.number * factor);
  }
}
