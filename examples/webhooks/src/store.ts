import type { D1Database } from "@cloudflare/workers-types";
import type { Delivery, Rules, State, Tenant } from "../generated/schemas";

/** Makes a tenant, or changes it. */
export async function putTenant(
  db: D1Database,
  { name, secret, target, schema, template }: Rules & { readonly name: string; readonly secret: string },
): Promise<void> {
  await db
    .prepare("INSERT OR REPLACE INTO tenants (name, secret, target, schema, template) VALUES (?, ?, ?, ?, ?)")
    .bind(name, secret, target, schema, template)
    .run();
}

export async function findTenant(db: D1Database, name: string): Promise<Tenant | undefined> {
  const select = db.prepare("SELECT target, schema, template FROM tenants WHERE name = ?");
  const rules = await select.bind(name).first<Rules>();
  return rules ? { ...rules, schema: JSON.parse(rules.schema) } : undefined;
}

/** What a tenant's webhooks are signed with; `undefined` when there is none of this name. */
export async function findSecret(db: D1Database, name: string): Promise<string | undefined> {
  return (
    (await db.prepare("SELECT secret FROM tenants WHERE name = ?").bind(name).first<string>("secret")) ?? undefined
  );
}

/** A row of the log, whose times are milliseconds. */
interface Row {
  readonly id: string;
  readonly state: State;
  readonly attempts: number;
  readonly received_at: number;
  readonly due_at: number | null;
  readonly errors: string;
}

/** A tenant's deliveries from new to old: at most `limit`, and only those in a state. */
export async function listDeliveries(
  db: D1Database,
  { tenant, state, limit }: { readonly tenant: string; readonly state?: State | undefined; readonly limit: number },
): Promise<Delivery[]> {
  const select =
    "SELECT id, state, attempts, received_at, due_at, errors FROM deliveries " +
    "WHERE tenant = ?1 AND state = coalesce(?2, state) ORDER BY received_at DESC, rowid DESC LIMIT ?3";
  const { results } = await db
    .prepare(select)
    .bind(tenant, state ?? null, limit)
    .all<Row>();
  return results.map(({ received_at, due_at, errors, ...row }) => ({
    ...row,
    receivedAt: new Date(received_at).toISOString(),
    dueAt: due_at === null ? null : new Date(due_at).toISOString(),
    errors: JSON.parse(errors),
  }));
}
