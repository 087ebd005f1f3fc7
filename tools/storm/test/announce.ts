/** Says how large a body will be, and sends none of it. */
import { request } from "node:http";

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

/**
 * The answer to the head of a POST whose body would have that many bytes. It must come before the body: a server that
 * answers early ends the connection, and a client that is still writing may lose the answer (`write EPIPE`).
 */
export function announce(url: URL, type: string, length: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": type, "content-length": length };
    const sent = request(url.href, { method: "POST", headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const body = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? null, body });
        sent.destroy();
      });
    });
    sent.on("error", reject);
    sent.flushHeaders();
  });
}
