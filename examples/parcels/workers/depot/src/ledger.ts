import { DurableObject } from "cloudflare:workers";
import type { Env } from "../generated/env";
import type { City, Parcel, Shipment } from "../generated/schemas";

/** What was taken in so far, for one city. */
export interface Turnover {
  shipments: number;
  cents: number;
  /** The last number that was given. */
  last?: string;
}

/** The shipments from one city. It gives each its number, one after another. */
export class Ledger extends DurableObject<Env> {
  /** Enters a parcel whose price is known. */
  enter(parcel: Parcel, cents: number): Shipment {
    const turnover = this.turnover();
    const number = `${parcel.from}${turnover.shipments + 1}`;
    const shipment = { number, parcel, cents };
    this.#store.put(`shipment ${number}`, shipment);
    this.#store.put("turnover", { shipments: turnover.shipments + 1, cents: turnover.cents + cents, last: number });
    return shipment;
  }

  /** The shipment with a number, if it is from here. */
  find(number: string): Shipment | undefined {
    return this.#store.get<Shipment>(`shipment ${number}`);
  }

  /** What was taken in, all in all, or of what goes to one city. */
  turnover(to?: City): Turnover {
    const all = this.#store.get<Turnover>("turnover") ?? { shipments: 0, cents: 0 };
    if (to === undefined) return all;
    const entries = [...this.#store.list<Shipment>({ prefix: "shipment " })].map(([, shipment]) => shipment);
    const chosen = entries.filter(({ parcel }) => parcel.to === to);
    return { shipments: chosen.length, cents: chosen.reduce((sum, { cents }) => sum + cents, 0) };
  }

  get #store(): DurableObjectStorage["kv"] {
    return this.ctx.storage.kv;
  }
}
