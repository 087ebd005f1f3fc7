/** Bodies for the two routes of one schema, `/checks/rust` and `/checks/typescript`, which answer with what they read. */
export const BODIES: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
  "duplicate keys, an invalid one first": [
    body({ id: "x" }, '"id":1'),
    body({ name: 5 }, '"name":"ok"'),
    body({ tags: "x" }, '"tags":["a"]'),
    body({ tags: [1] }, '"tags":[]'),
    body({ meta: 1 }, '"meta":{"a":"b"}'),
    body({ id: "x" }, `"skipped":${"[".repeat(10_000)}${"]".repeat(10_000)},"id":1`),
  ],
  "duplicate keys, an invalid one last": [
    body({}, '"id":"x"'),
    body({}, '"name":5'),
    body({}, '"tags":"x"'),
    body({}, '"tags":[1]'),
    body({}, '"meta":1'),
  ],
  "integer-like keys": [
    body({ meta: { b: "1", 2: "2", 1: "3", a: "4" } }),
    body({}, '"meta":{"b":"1","10":"2","9":"3","a":"4","9":"5"}'),
    body({}, '"meta":{"4294967294":"1","4294967295":"2","01":"3","-1":"4","0":"5"}'),
    body({}, '"meta":{"1":1,"0":2}'),
    body({}, '"1":1,"0":2'),
  ],
  "names of Object.prototype": [
    body({}, '"__proto__":{"id":7}'),
    body({}, '"meta":{"__proto__":"x","a":"b"}'),
    body({}, '"meta":{"constructor":"x","toString":"y"}'),
    body({}, '"constructor":1'),
    body({}, '"meta":{"__proto__":1}'),
  ],
  "byte order marks": [
    `\ufeff${body({})}`,
    `\ufeff\ufeff${body({})}`,
    `${body({})}\ufeff`,
    body({ name: "\ufeffab" }),
    ` \ufeff${body({})}`,
  ],
  "invalid UTF-8": [
    withBytes([0xff]),
    withBytes([0xc3]),
    withBytes([0xed, 0xa0, 0x80]),
    withBytes([0xc0, 0x80]),
    withBytes([0xf4, 0x90, 0x80, 0x80]),
  ],
  "lone surrogates": [
    body({}, '"name":"ab\\ud800"'),
    body({}, '"name":"\\udc00\\ud800"'),
    body({}, '"skipped":"\\ud83d"'),
    body({}, '"\\udfff":1'),
    body({}, '"name":"\\ud83d\\ude00 \\\\ud800"'),
  ],
  "numbers at the edges": [
    body({}, '"price":1e400'),
    body({}, '"price":-0,"id":-0'),
    body({}, '"id":1.0,"price":1.0'),
    body({}, '"id":9007199254740991'),
    body({}, '"id":9007199254740993'),
    body({}, '"id":9007199254740992'),
    body({}, '"skipped":1e400'),
    body({}, '"price":5e-324,"id":1e3'),
  ],
  "great depth": [
    body({}, `"skipped":${"[".repeat(10_000)}${"]".repeat(10_000)}`),
    body({}, `"tags":${"[".repeat(10_000)}${"]".repeat(10_000)}`),
    body({}, `"skipped":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`),
    body({}, `"meta":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`),
    "[".repeat(10_000),
  ],
  "trailing bytes": [`${body({})}x`, `${body({})} \n\t\r`, `${body({})}{}`, `${body({})},`, `${body({})}\0`],
  "empty and other types": ["", " ", "null", "[]", '"text"', "1", "nul", "{", "\ufeff"],
  "100,000 wrong items": [
    body({}, `"tags":[${"1,".repeat(99_999)}1]`),
    body({}, `"tags":[${"null,".repeat(99_999)}1]`),
    body({}, `"tags":[${"[],".repeat(99_999)}[]]`),
    body({}, `"meta":{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join()}}`),
    `[${"1,".repeat(99_999)}1]`,
  ],
  "over the limit": [3, 100, 1000, 100_000, 1_000_000].map((more) => " ".repeat(2_000_000 + more)),
};

/** A valid body, with some members changed, and raw text as its last members. */
export function body(change: object, last?: string): string {
  const text = JSON.stringify({ id: 1, name: "ab", price: 1.5, tags: ["a"], meta: {}, ...change });
  return last === undefined ? text : `${text.slice(0, -1)},${last}}`;
}

/** A valid body but for some bytes in a string. */
function withBytes(bytes: readonly number[]): Uint8Array {
  const [before = "", after = ""] = body({ name: "ab|" }).split("|");
  return new Uint8Array([...new TextEncoder().encode(before), ...bytes, ...new TextEncoder().encode(after)]);
}
