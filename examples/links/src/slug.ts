/** Crockford's: no letter looks like a digit. 32 of them, so that a byte gives each as often. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A slug that nobody chose. */
export function randomSlug(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % 32)).join("");
}

/** Small letters, digits and inner hyphens: what can be read out over the telephone. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
