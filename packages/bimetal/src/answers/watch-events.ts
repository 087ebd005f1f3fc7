import { readEvents } from "../client/read-events.ts";

/** The same stream of server-sent events, which ends once the data of each have been told. */
export function watchEvents(stream: ReadableStream<Uint8Array>, onData: (data: string) => void): ReadableStream {
  const reader = stream.getReader();
  const copy = new TransformStream<Uint8Array, Uint8Array>();
  const writer = copy.writable.getWriter();
  const told = tellData(copy.readable, onData);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (!done) {
          await writer.write(value);
          return controller.enqueue(value);
        }
        await writer.close();
        await told;
        controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

async function tellData(copy: ReadableStream<Uint8Array>, onData: (data: string) => void): Promise<void> {
  for await (const { data } of readEvents(copy)) onData(data);
}
