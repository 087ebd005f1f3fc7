import { nearest } from "@bimetal/config";
import type { EventName, WorkerEvents } from "bimetal";
import type { WorkerEvent } from "../model.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { checkOption, language } from "./options.ts";

/** Every event, in the order in which generated code has them. */
export const EVENTS: readonly EventName[] = ["scheduled", "queue", "email", "tail", "tailStream", "connect"];

/** Who handles which event. */
export function lowerEvents(lowering: Lowering, events: WorkerEvents, place: Place): WorkerEvent[] {
  for (const option of Object.keys(events).filter((key) => !EVENTS.some((name) => name === key))) {
    refuse(lowering, "contract/unknown-option", place, { option, similar: nearest(option, EVENTS) });
  }
  return EVENTS.flatMap((name) => {
    const given = events[name];
    if (given === undefined || !checkOption(lowering, given, childPlace(place, name), language)) return [];
    return { name, language: given, location: place.location };
  });
}
