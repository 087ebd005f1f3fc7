/** What the macro `serve!` has besides, where Rust handles events. */

import type { WorkerEvent } from "../../model.ts";
import { createName } from "../../names.ts";
import { arm, hostedExport, type ServedSection } from "../served-section.ts";

/** Those that Rust handles. */
export function rustEvents(events: readonly WorkerEvent[]): WorkerEvent[] {
  return events.filter(({ language }) => language === "rust");
}

/** The name of an event's handler in Rust. */
export function eventName({ name }: Pick<WorkerEvent, "name">): string {
  return createName(name).snake;
}

/** The Wasm export of an event. */
export function eventExport(event: Pick<WorkerEvent, "name">): string {
  return `bm_event_${eventName(event)}`;
}

export function serveEvents(events: readonly WorkerEvent[]): ServedSection {
  return {
    listed: `events: { ${events.map(eventName).join(", ")} }`,
    pattern: "events: { $($event:ident $(: $on:path)?),+ $(,)? }",
    body: [
      "",
      "        const _: fn() = || {",
      "            let _ = $crate::generated::routes::EventHandlers {",
      "                $($event: ::bimetal::event::check::<_, Context, _, _>(&$crate::generated::serve!(@handler $event $(: $on)?)),)+",
      "            };",
      "        };",
      "        $($crate::generated::serve!(@event $event, $crate::generated::serve!(@handler $event $(: $on)?));)+",
    ],
    arms: [
      ...events.flatMap((event) =>
        arm(
          `@event ${eventName(event)}, $handler:expr`,
          hostedExport(eventExport(event), ["::bimetal::event::run(call, |event| $handler(event, context(call)))"]),
        ),
      ),
      "    (@event $unknown:ident, $handler:expr) => {};",
    ],
  };
}
