import { bindings } from "../generated/bindings";
import type { Handlers } from "../generated/routes";
import type { App } from "./app";
import { noTenant, problem } from "./problem";
import { findForgery } from "./signature";
import { findSecret } from "./store";

/** Takes a webhook that can be trusted, and leaves all else to the queue's consumer. */
export const receive: Handlers<App>["receive"] = async ({ params: { tenant }, headers, body, env, reply }) => {
  const secret = await findSecret(env.DB, tenant);
  if (secret === undefined) return reply(404, noTenant(tenant));
  const id = headers["webhook-id"];
  const signed = { id, timestamp: headers["webhook-timestamp"], signature: headers["webhook-signature"], body };
  const forgery = await findForgery(signed, secret);
  if (forgery !== undefined) return reply(401, problem(401, forgery));
  const text = readText(body);
  if (text === undefined) return reply(400, problem(400, "The body is not UTF-8."));
  await bindings(env).HOOKS.send({ tenant, id, body: text });
  return { id };
};

function readText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(body);
  } catch {
    return undefined;
  }
}
