const KEPT = ["all", "new"];

/** Whether no page is to have the list's name. */
export function isFree({ name }: { name: string }): boolean {
  return !KEPT.includes(name);
}
