import type { TestWorker } from "bimetal/test";
import type { Env } from "../generated/env";
import type { Line } from "../generated/schemas";

/** What a room tells a socket; of a line without its time. */
export type Told = { line: Omit<Line, "at"> } | { here: string[] } | { refused: string } | "pong";

/** Somebody in a room. */
export interface Visitor {
  readonly say: (text: string) => void;
  /** Sends a text as it is. */
  readonly send: (text: string) => void;
  /** What is told next. */
  readonly hear: () => Promise<Told>;
  readonly leave: () => void;
}

/** Joins a room, and hears who is there. */
export async function join(worker: TestWorker<Env>, room: string, name: string): Promise<Visitor> {
  const url = new URL(`/api/rooms/${room}/socket?${new URLSearchParams({ name })}`, worker.url);
  url.protocol = "ws:";
  const socket = new WebSocket(url.href);
  const told = new TransformStream<Told, Told>(undefined, undefined, { highWaterMark: Number.POSITIVE_INFINITY });
  const [writer, reader] = [told.writable.getWriter(), told.readable.getReader()];
  socket.addEventListener("message", ({ data }) => writer.write(read(data)));
  socket.addEventListener("close", () => writer.close());
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`${url} is no WebSocket`)));
  });
  return {
    say: (text) => socket.send(JSON.stringify(text)),
    send: (text) => socket.send(text),
    hear: async () => {
      const { value } = await reader.read();
      if (value === undefined) throw new Error("the socket was closed");
      return value;
    },
    leave: () => socket.close(1000),
  };
}

function read(data: string): Told {
  if (data === "pong") return data;
  const told = JSON.parse(data);
  if (told.line) delete told.line.at;
  return told;
}

/** Opens a room. */
export async function open(worker: TestWorker<Env>, room: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await worker.fetch("/api/rooms", { method: "POST", headers, body: JSON.stringify({ room }) });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
}
