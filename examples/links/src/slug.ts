/** Small letters, digits and inner hyphens: what can be read out over the telephone. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
