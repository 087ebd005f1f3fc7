import type { Language } from "./route.ts";

/**
 * What happens to a Worker beside requests, as the platform names it:
 *
 * - `scheduled`: a cron trigger
 * - `queue`: messages for a queue's consumer
 * - `email`: a mail that is routed here
 * - `tail`: what other Workers have logged, when they are done
 * - `tailStream`: the same, while they run
 * - `connect`: a TCP connection
 */
export type EventName = "scheduled" | "queue" | "email" | "tail" | "tailStream" | "connect";

/** Who handles which event. What is not named here is TypeScript's, if its module handles it. */
export type WorkerEvents = { readonly [Name in EventName]?: Language };
