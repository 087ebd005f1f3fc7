/** Whether a value is what `z.object` takes: an object that is no array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is what `z.record` takes: every object of JSON, no instance of a class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const maker = value.constructor;
  if (typeof maker !== "function") return true;
  return isObject(maker.prototype) && Object.hasOwn(maker.prototype, "isPrototypeOf");
}
