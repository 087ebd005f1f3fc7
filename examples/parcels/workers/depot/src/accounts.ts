import { WorkerEntrypoint } from "cloudflare:workers";
import type { Env } from "../generated/env";
import type { City } from "../generated/schemas";
import type { Turnover } from "./ledger";

/** What other Workers may know of the depot's accounts. */
export class Accounts extends WorkerEntrypoint<Env> {
  /** What was taken in from a city. */
  async turnover(from: City): Promise<Turnover> {
    return this.env.LEDGERS.getByName(from).turnover();
  }
}
