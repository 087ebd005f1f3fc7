import type { Handlers } from "../generated/routes";
import type { App } from "./app";
import { noTenant, problem } from "./problem";
import { findTenant, listDeliveries, putTenant } from "./store";

/** What `/tenants` does. */
export const tenants = {
  putTenant: async ({ params, body: { secret, schema, ...settings }, env, functions, reply }) => {
    const rules = { ...settings, schema: JSON.stringify(schema) };
    const errors = await functions.checkRules(rules);
    if (errors.length > 0) return reply(422, problem(422, errors.join("; ")));
    await putTenant(env.DB, { name: params.tenant, secret, ...rules });
    return reply(204);
  },

  getTenant: async ({ params, env, reply }) => {
    return (await findTenant(env.DB, params.tenant)) ?? reply(404, noTenant(params.tenant));
  },

  listDeliveries: ({ params, query, env }) => listDeliveries(env.DB, { ...params, ...query }),
} satisfies Partial<Handlers<App>>;
