/** What forms with files are answered in both languages, and by Rust where it has found the route: the same, and what zod says. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, createClient, parsers } from "../generated/client";
import { Uploaded } from "../src/contract.ts";
import { type Running, startAlone, startWorker } from "../src/worker.ts";

let worker: Running;
let alone: Running;
let client: Client;
beforeAll(async () => {
  [worker, alone] = await Promise.all([startWorker(), startAlone()]);
  client = createClient(worker.url, { parsers });
}, 60_000);
afterAll(() => Promise.all([worker.stop(), alone.stop()]));

/** What a form is answered with, or why it is refused. */
interface Answer {
  readonly title: string;
  readonly count: number;
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: string }[];
  readonly detail: string;
  readonly issues: readonly object[];
}

async function ask(at: Running, language: string, init: RequestInit) {
  const response = await fetch(new URL(`/answers/${language}/upload`, at.url), { method: "POST", ...init });
  const json = (await response.json()) as Answer;
  return { status: response.status, type: response.headers.get("content-type"), json };
}

async function askAll(init: RequestInit) {
  const rust = await ask(worker, "rust", init);
  expect(await ask(worker, "typescript", init)).toEqual(rust);
  expect(await ask(alone, "rust", init)).toEqual(rust);
  return rust;
}

const png = (content: string, name = "a.png") => new File([content], name, { type: "image/png" });
const note = new File(["\u00e9\0\n"], 'n "\n%.txt', { type: "Text/Plain" });

/** As a form brings them: a value that is wrong is so in zod's eyes, too. */
const FORMS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "what is asked for": { title: "é", picture: png("png") },
  everything: {
    ...{ title: "a\nb", count: -7, tags: ["a", "b"], picture: png("12345678", "../é.png"), note },
    pages: [png(""), new File(["\ud800"], "b", { type: "a/b; c=D" })],
  },
  nothing: {},
  "empty texts": { title: "", count: "", tags: ["", "", ""], picture: "", note: "", pages: [""] },
  "files for texts": { title: png("1"), count: png("1"), tags: [png("1"), "a"], picture: png("12") },
  "texts for files": { title: "a", picture: "image", note: "1234", pages: ["a", png("1"), "b"] },
  "several files for one": { title: ["a", "b"], picture: [png("12"), png("12")], note: [note, "a"] },
  "too small": { title: "a", picture: png("1") },
  "too large": { title: "a", picture: png("123456789"), pages: [png("12345"), png("1234")] },
  "too many": { title: "a", picture: png("12"), pages: [png("1"), png("1"), png("1")] },
  "another type": { title: "a", picture: new File(["1"], "a.png", { type: "image/png; a=b" }) },
  "another type and size": { title: "a", picture: png("12"), note: png("12345") },
  "another size": { title: "a", picture: png("12"), note: new File(["12345"], "b", { type: "text/plain" }) },
};

test.each(Object.entries(FORMS))("%s", async (_, values) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const item of [value].flat()) form.append(name, item instanceof File ? item : String(item));
  }
  const { status, json } = await askAll({ body: form });
  // A line break within a form is sent as two signs, and read as such.
  const { success, error, data } = Uploaded.safeParse(values);
  expect(status).toBe(success ? 200 : 400);
  if (success) {
    const given: unknown = [data.picture, ...(data.note ? [data.note] : []), ...data.pages];
    const files = given as readonly File[];
    expect(json.files.map((file) => file.type)).toEqual(files.map(({ type }) => type));
    const bytes = files.map(async (file) => Buffer.from(await file.arrayBuffer()).toString("latin1"));
    expect(json.files.map((file) => file.bytes)).toEqual(await Promise.all(bytes));
    expect(json).toMatchObject({ count: data.count, title: data.title.replace("\n", "\r\n") });
  } else {
    expect(json.issues).toEqual(error.issues.map((issue) => ({ ...issue, in: "body" })));
  }
});

interface Malformed {
  readonly name: string;
  readonly type: string;
  readonly body: string;
  readonly parts: unknown;
}

const TABLE = fileURLToPath(import.meta.resolve("../../../crates/bimetal/fixtures/multipart.json"));

test.each<Malformed>(JSON.parse(readFileSync(TABLE, "utf8")))("the body: $name", async ({ type, body, parts }) => {
  const { status, json } = await askAll({ headers: { "content-type": type }, body: Buffer.from(body, "latin1") });
  expect(status).toBe(400);
  if (parts === null) expect(json.detail).toBe("The body is not well-formed multipart/form-data.");
  else expect(json.issues[0]).toMatchObject({ in: "body" });
});

test("no file was chosen", async () => {
  const file = (name: string, filename: string, content: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: image/png\r\n\r\n${content}\r\n`;
  const title = '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\na\r\n';
  const body = `${title}${file("picture", "a", "12")}${file("note", "", "")}${file("pages", "", "")}--b--\r\n`;
  const { json } = await askAll({ headers: { "content-type": "multipart/form-data; boundary=b" }, body });
  expect(json.files).toEqual([{ name: "a", type: "image/png", bytes: "12" }]);
});

test("a form has its content type and length", async () => {
  const urlencoded = await askAll({ body: new URLSearchParams({ title: "a" }) });
  expect([urlencoded.status, urlencoded.json.detail]).toEqual([415, "The body must be multipart/form-data."]);
  const form = new FormData();
  form.append("title", "a".repeat(2000));
  expect((await askAll({ body: form })).status).toBe(413);
});

test.each(["answersRustUpload", "answersTypescriptUpload"] as const)("the client sends files: %s", async (method) => {
  const [picture, page] = [png("\x89P", "é.png"), new File(["page"], "page")];
  const answer = await client[method]({ body: { title: "a", count: 1e21, tags: ["b"], picture, pages: [page, page] } });
  expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: ["count"] }] } });
  const { status, body } = await client[method]({ body: { title: "a", tags: ["b"], picture, pages: [page, page] } });
  expect([status, body]).toEqual([
    200,
    {
      ...{ title: "a", count: 1, tags: ["b"] },
      files: [
        { name: "é.png", type: "image/png", bytes: "\xc2\x89P" },
        { name: "page", type: "application/octet-stream", bytes: "page" },
        { name: "page", type: "application/octet-stream", bytes: "page" },
      ],
    },
  ]);
});
