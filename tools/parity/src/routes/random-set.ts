import type { Random } from "@bimetal/compiler/test";
import type { Request, Route, RouteSet } from "./route-set.ts";

const STATICS = [
  "a",
  "b",
  "ab",
  "A",
  "users",
  "me",
  "é",
  "日本",
  "@me",
  "a:b",
  "x y",
  "c+d",
  "e,f;g",
  "$h=&i",
  ".a",
  "~",
];
const NAMES = ["id", "name", "x", "rest", "hasOwn"];
const METHODS = ["GET", "GET", "GET", "POST", "PUT", "DELETE", "OPTIONS", "PURGE"];
/** Asked for besides. */
const OTHER_METHODS = ["HEAD", "HEAD", "FOO", "purge", "PATCH"];
/** What stands in a parameter's place besides static text. */
const VALUES = [
  ...["1", "%", "%4", "%zz", "%%41", "%FF", "%FF%41", "%C3%A9", "é%C3", "%ED%A0%80", "%E2%82", "100%25", "%2541"],
  ...["a%2Fb", "%2F", "%252F", "a%0Ab", "%E2%80%A8", "%00", "%EF%BB%BFa", "%20", "+", "*", ":id", "*rest", "{x}", "😀"],
  ...[".", "..", "%2e", "%2E%2e", "...", ".%2E", "", "", "\\", "a\tb", "constructor", "__proto__", '|^`<>"'],
];

/** Routes that do not conflict, and requests of which many are near to one of them. */
export function randomSet(random: Random, requests: number): RouteSet {
  const shapes = new Set<string>();
  const routes: Route[] = [];
  for (let count = 1 + random.below(8); count > 0; count -= 1) {
    const [method, path] = [random.pick(METHODS), randomPath(random)];
    const shape = `${method} ${path.replace(/(?<=\/[:*])[^/]+/g, "")}`;
    if (!shapes.has(shape)) routes.push({ id: `${method} ${path}`, method, path });
    shapes.add(shape);
  }
  return { routes, requests: Array.from({ length: requests }, () => randomRequest(random, routes)) };
}

function randomPath(random: Random): string {
  const names = [...NAMES];
  const name = () => names.splice(random.below(names.length), 1)[0];
  const segments: string[] = [];
  for (let count = random.below(4); count > 0; count -= 1) {
    segments.push(random.chance(0.4) ? `:${name()}` : random.pick(STATICS.slice(0, random.pick([3, STATICS.length]))));
  }
  if (random.chance(0.3)) segments.push(`*${name()}`);
  else if (segments.length === 0 || random.chance(0.15)) segments.push("");
  return `/${segments.join("/")}`;
}

function randomRequest(random: Random, routes: readonly Route[]): Request {
  const route = random.pick(routes);
  const own = random.chance(0.7) ? route.method : random.pick([...METHODS, ...OTHER_METHODS]);
  const segments = route.path
    .split("/")
    .slice(1)
    .flatMap((segment) => fill(random, segment));
  if (random.chance(0.2)) segments.splice(random.below(segments.length + 1), 0, randomValue(random));
  if (random.chance(0.1)) segments.splice(random.below(segments.length), 1);
  if (random.chance(0.1)) segments.push("");
  const query = random.chance(0.1) ? random.pick(["?", "?a=/b", "?%2F#/x", "#/a?b"]) : "";
  return { method: own, path: `/${segments.join("/")}${query}` };
}

function fill(random: Random, segment: string): string[] {
  if (segment.startsWith("*")) return Array.from({ length: 1 + random.below(3) }, () => randomValue(random));
  if (segment.startsWith(":")) return [randomValue(random)];
  return [random.chance(0.3) ? encode(random, segment) : segment];
}

function randomValue(random: Random): string {
  const value = random.pick(random.chance(0.5) ? STATICS : VALUES);
  return random.chance(0.2) ? encode(random, value) : value;
}

/** Encodes some of the characters. Those that encode already are left. */
function encode(random: Random, text: string): string {
  return Array.from(text, (character) => {
    if (character === "%" || random.chance(0.5)) return character;
    const bytes = Array.from(new TextEncoder().encode(character), (byte) => byte.toString(16).padStart(2, "0"));
    const digits = bytes.map((byte) => `%${random.chance(0.5) ? byte.toUpperCase() : byte}`);
    return digits.join("");
  }).join("");
}
