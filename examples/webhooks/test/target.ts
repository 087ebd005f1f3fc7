import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll } from "vitest";

/** What was sent to a target. */
export interface Sent {
  readonly path: string;
  readonly id: unknown;
  readonly payload: unknown;
}

/** Who is sent payloads: a server of the test's own. */
export interface Target {
  readonly url: string;
  readonly sent: Sent[];
  /** Paths that are answered with another status than 200. */
  readonly statuses: Map<string, number>;
}

export async function startTarget(): Promise<Target> {
  const sent: Sent[] = [];
  const statuses = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { url: path = "", headers } = request;
    sent.push({ path, id: headers["webhook-id"], payload: JSON.parse(await text(request)) });
    response.writeHead(statuses.get(path) ?? 200).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, statuses };
}
