/** The Worker of this folder, and what its objects say. */
import { join } from "node:path";
import { createWorker } from "bimetal/test";

export interface Probes {
  /** Asks for a path: the status, and what was said, as JSON where it is some. */
  readonly ask: (path: string, init?: { method: string; body: string }) => Promise<{ status: number; said: unknown }>;
  readonly fetch: (
    path: string,
    init?: { method: string; body: string; headers: Record<string, string> },
  ) => Promise<{
    status: number;
    type: string | null;
    text: string;
  }>;
  readonly connect: (path: string) => Promise<Socket>;
  /** Puts an object out of memory, whose sockets hibernate. */
  readonly evict: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A client's end of a WebSocket. */
export interface Socket {
  readonly send: (message: string | Uint8Array<ArrayBuffer>) => void;
  readonly close: (code?: number, reason?: string) => void;
  /** The next message, bytes as a list, or how the socket was closed. */
  readonly next: () => Promise<unknown>;
}

export async function startProbes(): Promise<Probes> {
  const worker = await createWorker({ root: join(import.meta.dirname, "..") });
  return {
    ask: async (path, init) => {
      const response = await worker.fetch(path, init);
      const text = await response.text();
      return { status: response.status, said: response.ok && text !== "" ? JSON.parse(text) : text };
    },
    fetch: async (path, init) => {
      const response = await worker.fetch(path, init);
      return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
    },
    connect: (path) => connect(new URL(path, worker.url)),
    evict: (name) => worker.evictDurableObject("Probe", { name, webSockets: "hibernate" }),
    close: worker.close,
  };
}

async function connect(url: URL): Promise<Socket> {
  url.protocol = "ws:";
  const socket = new WebSocket(url.href);
  socket.binaryType = "arraybuffer";
  const came: unknown[] = [];
  let next: ((event: unknown) => void) | undefined;
  const add = (event: unknown) => {
    if (next === undefined) came.push(event);
    else next(event);
    next = undefined;
  };
  socket.addEventListener("message", ({ data }) => {
    add(typeof data === "string" ? data : [...new Uint8Array(data as ArrayBuffer)]);
  });
  socket.addEventListener("close", ({ code, reason, wasClean }) => add({ code, reason, wasClean }));
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error(`${url} was not connected`)));
  });
  return {
    send: (message) => socket.send(message),
    close: (code, reason) => socket.close(code, reason),
    next: async () =>
      came.shift() ??
      new Promise((resolve) => {
        next = resolve;
      }),
  };
}
