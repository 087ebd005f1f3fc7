import type { Diagnostic } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import type { WorkerConfig } from "./read-config.ts";

/**
 * From this date on a promise that another request resolves wakes its own request (`handle_cross_request_promise_resolution`),
 * on which pending Rust handlers rest.
 */
const OLDEST = "2024-10-14";

/** Whether Rust handlers can work with the config's compatibility date. Only a build needs it. */
export function checkCompatibilityDate(config: WorkerConfig): Diagnostic[] {
  const { file, compatibilityDate: date, locations } = config;
  if (date === undefined) {
    return [diagnose("config/compatibility-date-missing", { file, oldest: OLDEST }, { file, line: 1, column: 1 })];
  }
  if (!isDate(date))
    return [diagnose("config/compatibility-date-format", { found: date }, locations.compatibilityDate)];
  if (date >= OLDEST) return [];
  return [diagnose("config/compatibility-date-old", { found: date, oldest: OLDEST }, locations.compatibilityDate)];
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}
