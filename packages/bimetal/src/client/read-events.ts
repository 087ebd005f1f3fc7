import type { ServerEvent } from "../runtime/event-stream.ts";

/** The events of a stream as the HTML standard reads them, with their data as text. One without data is none. */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent<string>> {
  let fields: Fields = { data: [] };
  for await (const line of readLines(stream)) {
    if (line !== "") {
      readField(fields, line);
      continue;
    }
    const { data, ...event } = fields;
    fields = { data: [] };
    if (data.length > 0) yield { ...event, data: data.join("\n") };
  }
}

interface Fields {
  readonly data: string[];
  event?: string;
  id?: string;
  retry?: number;
}

function readField(fields: Fields, line: string): void {
  const colon = line.indexOf(":");
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
  if (name === "data") fields.data.push(value);
  if (name === "event") fields.event = value;
  if (name === "id" && !value.includes("\0")) fields.id = value;
  if (name === "retry" && /^\d+$/.test(value)) fields.retry = Number(value);
}

/** The lines of a stream, each without its end; a last one that has no end is left out. */
async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      // A carriage return at the end may be half of a line's end.
      const lines = (rest + decoder.decode(value, { stream: !done })).split(done ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      yield* lines;
      if (done) return;
    }
  } finally {
    // The caller may have stopped; of a stream that has failed or ended, nothing is left to end.
    await reader.cancel().catch(() => undefined);
  }
}
