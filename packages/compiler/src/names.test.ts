import { describe, expect, test } from "vitest";
import { createName, rustDoc, rustString, tsDoc, tsProperty, tsString } from "./names.ts";

describe("createName", () => {
  test.each([
    ["linkQr", "linkQr", "LinkQr", "link_qr"],
    ["MY_KV", "myKv", "MyKv", "my_kv"],
    ["my-kv", "myKv", "MyKv", "my_kv"],
    ["HTTPServer2", "httpServer2", "HttpServer2", "http_server2"],
    ["v2Api", "v2Api", "V2Api", "v2_api"],
    ["2fa", "_2fa", "_2fa", "_2fa"],
    ["type", "type", "Type", "r#type"],
    ["gen", "gen", "Gen", "r#gen"],
    ["self", "self", "Self_", "self_"],
    ["crate", "crate", "Crate", "crate_"],
    ["__proto__", "proto", "Proto", "proto"],
    ["café", "cafe", "Cafe", "cafe"],
    ["ключ", "u43au43bu44eu447", "U43au43bu44eu447", "u43au43bu44eu447"],
    ["$", "u24", "U24", "u24"],
    ["", "empty", "Empty", "empty"],
  ])("%j", (author, camel, pascal, snake) => {
    expect(createName(author)).toEqual({ author, camel, pascal, snake });
  });
});

test("property keys are quoted only when they must be", () => {
  expect(["LINKS", "$a", "my-kv", "2fa", "café", "a\nb", "__proto__"].map(tsProperty)).toEqual([
    "LINKS",
    "$a",
    '"my-kv"',
    '"2fa"',
    "café",
    '"a\\nb"',
    "__proto__",
  ]);
});

test("TypeScript strings use the quotes with fewer escapes and mean the same", () => {
  const cases = ["", "it's", '"', `"'`, `""'`, "\\", "\u2028\n\0", "\ud800"];
  expect(cases.map((value) => new Function(`return ${tsString(value)}`)())).toEqual(cases);
  expect(tsString('say "hi"')).toBe(`'say "hi"'`);
  expect(tsString("it's")).toBe(`"it's"`);
});

test("Rust strings escape quotes, controls, and what cannot be seen or held", () => {
  expect(rustString('a"\\\n\0')).toBe('"a\\"\\\\\\n\\0"');
  expect(rustString("\u202e \u00a0é\ud800")).toBe('"\\u{202e} \\u{a0}é\ufffd"');
});

describe("documentation", () => {
  test("cannot close its comment", () => {
    expect(tsDoc("a */ b")).toEqual(["/** a *\\/ b */"]);
    expect(rustDoc("a\r\u2028fn b() {}")).toEqual(["/// a", "///", "/// fn b() {}"]);
  });

  test("is trimmed and laid out in lines", () => {
    expect(tsDoc("\n one\n\n   two\n")).toEqual(["/**", " * one", " *", " * two", " */"]);
    expect(tsDoc(undefined)).toEqual([]);
    expect(rustDoc(" \n ")).toEqual([]);
  });

  test("becomes no doctest, no link and no lazy list in Rust", () => {
    expect(rustDoc("    code\n```\n[link] <b>")).toEqual(["/// code", "///", "/// \\[link\\] \\<b\\>"]);
    expect(rustDoc("[`Vec<u8>`]")).toEqual(["/// \\[`Vec<u8>`\\]"]);
    expect(rustDoc("- one\nmore\n\nafter")).toEqual(["/// - one", "///   more", "///", "/// after"]);
  });
});
