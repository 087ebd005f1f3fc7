/** All items, or nothing if one of them is missing: what lowering the parts gives to the whole. */
export function allOf<T>(items: readonly (T | undefined)[]): T[] | undefined {
  const present = items.filter((item) => item !== undefined);
  return present.length === items.length ? present : undefined;
}
