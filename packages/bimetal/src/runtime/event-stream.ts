/** One event of a stream. */
export interface ServerEvent<Data> {
  readonly data: Data;
  /** Its name. @default "message" */
  readonly event?: string | undefined;
  /** What a client that connects again names as the last one that it has seen, in `last-event-id`. */
  readonly id?: string | undefined;
  /** Whole milliseconds after which a client that has lost its connection connects again. */
  readonly retry?: number | undefined;
}

/** What a handler answers with where its contract says `events(…)`: an async generator is one. */
export type Events<Data> = AsyncIterable<ServerEvent<Data>> | Iterable<ServerEvent<Data>>;

const encoder = new TextEncoder();

/** The bytes of events. The next one is asked for when the client can take it; when the client leaves, the iterator is told. */
export function eventStream(events: Events<unknown>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in events ? events[Symbol.asyncIterator]() : events[Symbol.iterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(writeEvent(next.value)));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** `crates/bimetal/src/http/events.rs` writes the same. */
export function writeEvent({ data, event, id, retry }: ServerEvent<unknown>): string {
  const name = event === undefined ? "" : `event: ${oneLine(event)}\n`;
  const own = id === undefined ? "" : `id: ${oneLine(id)}\n`;
  const pause = Number.isSafeInteger(retry) && Number(retry) >= 0 ? `retry: ${Number(retry)}\n` : "";
  return `${name}${own}${pause}data: ${JSON.stringify(data)}\n\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\0]/g, " ");
}
