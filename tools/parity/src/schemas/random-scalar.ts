import type { Random } from "@bimetal/compiler/test";

/** A schema of one value without parts. */
export function randomScalar(random: Random): string {
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return randomText(random);
    case 4:
    case 5:
    case 6:
      return randomNumber(random);
    case 7:
      return "z.boolean()";
    case 8:
      return random.pick([
        'z.enum(["a", "b", "c"])',
        "z.enum({ One: 1, Two: 2 })",
        'z.literal("only")',
        'z.literal(["x", 0, null, true])',
      ]);
    default:
      return random.pick([
        "z.stringbool()",
        'z.stringbool({ truthy: ["Ja", "ä"], falsy: ["Nein"], error: "Ja oder Nein" })',
        'z.stringbool({ truthy: ["T", "t"], falsy: ["F"], case: "sensitive" })',
        "z.null()",
        "z.literal(null)",
        "z.boolean()",
        'z.templateLiteral(["v", z.int(), "."])',
        'z.templateLiteral([z.enum(["a", "b"]), "-"])',
      ]);
  }
}

/** A schema of strings. */
export function randomText(random: Random): string {
  const start = random.chance(0.4)
    ? random.pick(FORMATS)
    : random.pick(["z.string()", "z.string()", 'z.string("no text")']);
  const checks = Array.from({ length: random.pick([0, 0, 1, 1, 2, 3]) }, () => randomTextCheck(random));
  return start + checks.join("");
}

const FORMATS = [
  ...[
    "z.email()",
    "z.uuid()",
    "z.uuidv4()",
    "z.uuidv7()",
    "z.guid()",
    "z.url()",
    "z.httpUrl()",
    "z.emoji()",
    "z.nanoid()",
  ],
  ...[
    "z.cuid()",
    "z.cuid2()",
    "z.ulid()",
    "z.xid()",
    "z.ksuid()",
    "z.ipv4()",
    "z.ipv6()",
    "z.mac()",
    "z.cidrv4()",
    "z.cidrv6()",
  ],
  ...["z.base64()", "z.base64url()", "z.e164()", "z.jwt()", 'z.jwt({ alg: "HS256" })', "z.hostname()", "z.hex()"],
  ...["z.iso.datetime()", "z.iso.datetime({ offset: true, local: true })", "z.iso.datetime({ precision: 0 })"],
  ...["z.iso.date()", "z.iso.time()", "z.iso.duration()", 'z.email("no address")', "z.url({ normalize: true })"],
  ...["z.url({ protocol: /^https$/ })", "z.url({ hostname: /example/ })"],
];

function randomTextCheck(random: Random): string {
  if (random.chance(0.25)) return random.pick(CHANGES);
  const check = random.pick(TEXT_CHECKS);
  return random.chance(0.2) ? check.replace(/\)$/, `${check.endsWith("()") ? "" : ", "}${random.pick(SAID)})`) : check;
}

const SAID = ['"said"', '{ error: "said" }', "{ abort: true }", '{ error: "said", abort: true }'];

const TEXT_CHECKS = [
  ...[
    ".min(1)",
    ".min(3)",
    ".max(3)",
    ".max(8)",
    ".length(2)",
    ".regex(/^[a-z]/)",
    ".regex(/[0-9]$/i)",
    ".regex(/^.{2,}$/u)",
  ],
  ...['.startsWith("a")', '.endsWith("z")', '.includes("b")', ".lowercase()", ".uppercase()", ".regex(/a/g)"],
];

/** These have no options. */
const CHANGES = [
  ".trim()",
  ".toLowerCase()",
  ".toUpperCase()",
  '.normalize("NFC")',
  '.normalize("NFKD")',
  ".slugify()",
];

/** A schema of numbers. */
export function randomNumber(random: Random): string {
  const start = random.pick([
    ...["z.number()", "z.number()", "z.int()", "z.int()", "z.int32()", "z.uint32()", "z.float32()", "z.float64()"],
    ...['z.number("no number")', 'z.int("no integer")', "z.number().int()"],
  ]);
  const checks = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, () => {
    const check = random.pick([
      ".min(0)",
      ".max(10)",
      ".gt(-1.5)",
      ".lt(3)",
      ".multipleOf(2)",
      ".multipleOf(0.1)",
      ".int()",
    ]);
    return random.chance(0.2)
      ? check.replace(/\)$/, `${check.endsWith("()") ? "" : ", "}${random.pick(SAID)})`)
      : check;
  });
  return start + checks.join("");
}
