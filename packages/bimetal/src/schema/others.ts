/** Whether an object has other keys than these. */
export function hasOthers(input: object, keys: ReadonlySet<string>): boolean {
  for (const key of Object.keys(input)) if (!keys.has(key)) return true;
  return false;
}

/** Copies what stands under other keys than these. */
export function copyOthers(input: object, output: object, keys: ReadonlySet<string>): void {
  for (const [key, value] of Object.entries(input)) {
    if (!keys.has(key) && key !== "__proto__") (output as Record<string, unknown>)[key] = value;
  }
}
