import { DurableObject } from "cloudflare:workers";
import type { Env } from "../generated/env";

/** The list of the rooms, which rooms put themselves on, and take themselves off. */
export class Lobby extends DurableObject<Env> {
  readonly #sql = this.ctx.storage.sql;

  constructor(context: DurableObjectState, env: Env) {
    super(context, env);
    this.#sql.exec("CREATE TABLE IF NOT EXISTS rooms (name TEXT PRIMARY KEY) WITHOUT ROWID");
  }

  /** One that is there already stays. */
  add(name: string): void {
    this.#sql.exec("INSERT INTO rooms VALUES (?) ON CONFLICT DO NOTHING", name);
  }

  remove(name: string): void {
    this.#sql.exec("DELETE FROM rooms WHERE name = ?", name);
  }

  list(): string[] {
    return [...this.#sql.exec<{ name: string }>("SELECT name FROM rooms ORDER BY name")].map(({ name }) => name);
  }
}
