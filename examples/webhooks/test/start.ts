import { createHmac } from "node:crypto";
import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll } from "vitest";
import { type Client, createClient } from "../generated/client";
import type { Env } from "../generated/env";
import type { Delivery } from "../generated/schemas";

type Answer = Awaited<ReturnType<TestWorker<Env>["fetch"]>>;

export const SECRET: string = `whsec_${Buffer.from("twenty-four bytes of it.").toString("base64")}`;

/** What a test does with a Worker. */
export interface Relay {
  readonly worker: TestWorker<Env>;
  /** One that has the admin key. */
  readonly admin: Client;
  /** Sends a webhook, with a good signature unless it is given another one. */
  readonly hook: (tenant: string, id: string, body: string, headers?: Record<string, string>) => Promise<Answer>;
  /** A tenant's deliveries by their ids. */
  readonly log: (tenant: string) => Promise<Record<string, Delivery>>;
}

/** Starts the Worker for the tests of one file. */
export async function start(): Promise<Relay> {
  const root = join(import.meta.dirname, "..");
  const worker = await createWorker<Env>({ root, secrets: { ADMIN_KEY: "only for tests" } });
  afterAll(worker.close);
  const admin = createClient(worker, { headers: { authorization: "Bearer only for tests" } });
  return {
    worker,
    admin,
    hook: (tenant, id, body, headers) => {
      const init = { method: "POST", headers: { ...sign(id, body), ...headers }, body };
      return worker.fetch(`/hooks/${tenant}`, init);
    },
    log: async (tenant) => {
      const { body } = await admin.listDeliveries({ params: { tenant } });
      if (!Array.isArray(body)) throw new Error(JSON.stringify(body));
      return Object.fromEntries(body.map((delivery) => [delivery.id, delivery]));
    },
  };
}

/** The headers of a webhook, as its sender makes them. */
export function sign(
  id: string,
  body: string,
  timestamp: number = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${signature}`,
  };
}
