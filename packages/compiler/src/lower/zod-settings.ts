import type { ZodGlobals } from "../contract/run.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";

/** Refuses settings of zod that change messages. */
export function checkZodSettings(lowering: Lowering, { config = {} }: ZodGlobals, place: Place): void {
  if (config.customError !== undefined) refuse(lowering, "contract/zod-config", place, { option: "customError" });
  if (!isEnglish(config.localeError)) refuse(lowering, "contract/zod-config", place, { option: "localeError" });
}

function isEnglish(localeError: unknown): boolean {
  if (typeof localeError !== "function") return true;
  const message: unknown = localeError({ code: "invalid_type", expected: "string", input: 1 });
  return message === "Invalid input: expected string, received number";
}
