/** A webhook as it came, with the headers that sign it. */
export interface Signed {
  readonly id: string;
  /** Seconds since the Unix epoch. */
  readonly timestamp: number;
  /** `v1,` and base64; several with spaces between, while a secret is changed. */
  readonly signature: string;
  readonly body: Uint8Array;
}

/** Seconds that a timestamp may be off, in either direction: what was overheard is of no use after it. */
const TOLERANCE = 5 * 60;

/** Says why a webhook cannot be trusted; `undefined` when it is signed with the secret, as Standard Webhooks has it. */
export async function findForgery(
  { id, timestamp, signature, body }: Signed,
  secret: string,
): Promise<string | undefined> {
  if (Math.abs(Date.now() / 1000 - timestamp) > TOLERANCE) return `\`webhook-timestamp\` is ${TOLERANCE} seconds off.`;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", decode(secret.slice("whsec_".length)), algorithm, false, ["verify"]);
  const signed = new Uint8Array(await new Blob([`${id}.${timestamp}.`, body]).arrayBuffer());
  for (const [, base64 = ""] of signature.matchAll(/(?<=^| )v1,([A-Za-z0-9+/]{43}=)(?= |$)/g)) {
    // WebCrypto compares in constant time.
    if (await crypto.subtle.verify(algorithm.name, key, decode(base64), signed)) return undefined;
  }
  return "No signature in `webhook-signature` is right.";
}

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
