/** Formats of strings as zod 4 tells them, from its `schemas.ts`. */
import type { TextFormat, UrlCheck } from "./node.ts";

/** Whether a pattern matches, whatever a global one has matched before. */
export function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** Whether a text has a format that no pattern describes. `alg` is the algorithm that a JWT must name. */
export function isFormat(format: TextFormat, text: string, alg?: string): boolean {
  switch (format) {
    case "ipv6":
      return isIpv6(text);
    case "cidrv6":
      return isCidrv6(text);
    case "base64":
      return isBase64(text);
    case "base64url":
      return isBase64Url(text);
    case "jwt":
      return isJwt(text, alg);
    case "credit_card":
      return isCreditCard(text);
    case "iban":
      return isIban(text);
  }
}

export interface UrlResult {
  /** The text as the schema gives it. */
  readonly value: string;
  readonly problems: readonly { readonly note?: string; readonly pattern?: string }[];
}

/**
 * Checks a URL: white space around it and line breaks in it are taken out. Without `normalize`, a web address must have
 * its `://` as it stands.
 */
export function checkUrl(text: string, check: UrlCheck): UrlResult {
  const trimmed = text.trim();
  const { hostname, protocol, normalize } = check;
  if (!normalize && protocol?.source === WEB.source && !/^https?:\/\//i.test(trimmed)) {
    return { value: text, problems: [{ note: "Invalid URL format" }] };
  }
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url === undefined) return { value: text, problems: [{}] };
  const isHost = hostname === undefined || matches(hostname, url.hostname);
  const isProtocol = protocol === undefined || matches(protocol, url.protocol.slice(0, -1));
  return {
    value: normalize ? url.href : trimmed.replace(/[\t\n\r]/g, ""),
    problems: [
      ...(isHost ? [] : [{ note: "Invalid hostname", pattern: hostname.source }]),
      ...(isProtocol ? [] : [{ note: "Invalid protocol", pattern: protocol.source }]),
    ],
  };
}

/** The protocols of `z.httpUrl()`. */
const WEB = /^https?$/;

function isIpv6(text: string): boolean {
  return /^[0-9a-fA-F:.]+$/.test(text) && URL.canParse(`http://[${text}]`);
}

function isCidrv6(text: string): boolean {
  const [address = "", prefix, ...others] = text.split("/");
  if (!prefix || others.length > 0 || String(Number(prefix)) !== prefix) return false;
  return !(Number(prefix) < 0 || Number(prefix) > 128) && isIpv6(address);
}

function isBase64(text: string): boolean {
  if (text === "") return true;
  if (/\s/.test(text) || text.length % 4 !== 0) return false;
  try {
    atob(text);
    return true;
  } catch {
    return false;
  }
}

function isBase64Url(text: string): boolean {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return false;
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return isBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, "="));
}

function isJwt(text: string, alg: string | undefined): boolean {
  const parts = text.split(".");
  if (parts.length !== 3 || !parts[0]) return false;
  try {
    const header = JSON.parse(atob(parts[0]));
    if ("typ" in header && header.typ !== "JWT") return false;
    return Boolean(header.alg) && (!alg || header.alg === alg);
  } catch {
    return false;
  }
}

function isCreditCard(text: string): boolean {
  return CREDIT_CARD.test(text) && isLuhn(text.replace(/[- ]/g, ""));
}

/** `regexes.creditCard` of zod. */
const CREDIT_CARD = /^\d(?:[ -]?\d){11,18}$/;

/** The checksum of ISO/IEC 7812-1: every second digit from the right counts twice. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const twice = digit * 2;
    sum += index % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

function isIban(text: string): boolean {
  return IBAN.test(text) && isMod97(text.slice(4) + text.slice(0, 4));
}

/** `regexes.iban` of zod. */
const IBAN = /^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/;

/** The checksum of ISO 7064: letters count from 10. */
function isMod97(text: string): boolean {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
