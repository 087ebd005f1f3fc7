import { bindingTable } from "@bimetal/config";
import { readAt } from "./random-config.ts";
import type { JsonObject } from "./samples.ts";

/** Where a kind of binding may stand. */
const PLACES = ["alone", "beside environments", "in an environment"] as const;

type Place = (typeof PLACES)[number];

/** How many configs had each kind of binding, and where. */
export class Coverage {
  readonly #counts = new Map<string, number>();
  #configs = 0;

  add(config: JsonObject): void {
    const environments = Object.values((config.env ?? {}) as Record<string, JsonObject>);
    this.#configs += 1;
    for (const { key } of bindingTable) {
      const top = environments.length === 0 ? "alone" : "beside environments";
      if (readAt(config, key) !== undefined) this.#count(key, top);
      if (environments.some((own) => readAt(own, key) !== undefined)) this.#count(key, "in an environment");
    }
  }

  #count(key: string, place: Place): void {
    this.#counts.set(`${key} ${place}`, this.#read(key, place) + 1);
  }

  #read(key: string, place: Place): number {
    return this.#counts.get(`${key} ${place}`) ?? 0;
  }

  table(): string {
    const width = Math.max(...bindingTable.map(({ key }) => key.length));
    const row = (name: string, cells: readonly string[]) =>
      [name.padEnd(width), ...cells.map((cell, column) => cell.padStart(PLACES[column]?.length ?? 0))].join("  ");
    const rows = bindingTable.map(({ key }) => {
      return row(
        key,
        placesOf(key).map((place) => String(this.#read(key, place))),
      );
    });
    return [row("", PLACES), ...rows].join("\n");
  }

  /** Kinds that stood somewhere in too few configs: less than 20 of 2,000. */
  missing(): string[] {
    const least = Math.floor(this.#configs / 100);
    return bindingTable.flatMap(({ key }) =>
      placesOf(key).flatMap((place) => {
        const count = this.#read(key, place);
        return count < least ? [`${key} stood ${place} in ${count} configs, and must in ${least}`] : [];
      }),
    );
  }
}

function placesOf(key: string): readonly Place[] {
  const shared = bindingTable.some((row) => row.key === key && row.inEnvironments === "shared");
  return shared ? PLACES.slice(0, 2) : PLACES;
}
