import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseMultipart, readMultipart } from "./read-multipart.ts";

/** A character of `body` stands for a byte. Parts are names with a text, or with a file's name, type and bytes. */
interface Case {
  readonly name: string;
  readonly type: string;
  readonly body: string;
  /** `null`: it is malformed. */
  readonly parts: readonly (readonly string[])[] | null;
}

const file = fileURLToPath(import.meta.resolve("../../../../crates/bimetal/fixtures/multipart.json"));
const table: readonly Case[] = JSON.parse(readFileSync(file, "utf8"));

test.each(table)("$name", async ({ type, body, parts }) => {
  const entries = parseMultipart(type, Buffer.from(body, "latin1"));
  const described = entries?.map(async ([name, value]) => {
    if (typeof value === "string") return [name, value];
    return [name, value.name, value.type, Buffer.from(await value.arrayBuffer()).toString("latin1")];
  });
  expect(described === undefined ? null : await Promise.all(described)).toEqual(parts);
});

test("forms are read as they are sent", async () => {
  const form = new FormData();
  form.append("text", 'é\n"%22');
  form.append('"na\nme', new File(["content"], 'a "b".txt', { type: "Text/Plain" }));
  form.append("twice", "1");
  form.append("twice", "2");
  const request = new Request("http://localhost", { method: "POST", body: form });
  const body = new Uint8Array(await request.arrayBuffer());
  const read = readMultipart(request.headers.get("content-type") ?? "", body);
  expect(read?.("text")).toBe('é\r\n"%22');
  expect(read?.('"na\r\nme')).toMatchObject({ name: 'a "b".txt', type: "text/plain", size: 7 });
  expect(read?.("twice")).toEqual(["1", "2"]);
  expect(read?.("other")).toBeUndefined();
});
