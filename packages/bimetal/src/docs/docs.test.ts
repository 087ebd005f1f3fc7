import { Hono } from "hono";
import { expect, test } from "vitest";
import { createDocs, type OpenApi } from "./index.ts";

const document: OpenApi = {
  openapi: "3.1.1",
  info: { title: "Notes <b>", version: "1.0.0" },
  tags: [{ name: "admin" }],
  paths: {
    "/notes/{id}": {
      get: {
        operationId: "readNote",
        description: "Reads `one`.\n\nOr <i>none</i>.",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1, maximum: 2 ** 53 - 1 } },
          { name: "sort", in: "query", deprecated: true, schema: { enum: ["asc", "desc"], default: "asc" } },
        ],
        responses: {
          200: {
            description: "OK",
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Note" },
                examples: { "a note": { value: { text: "hi" } } },
              },
            },
          },
          302: {
            description: "Found",
            headers: { location: { description: "Where to.", schema: { type: "string" } } },
          },
          400: { $ref: "#/components/responses/BadRequest" },
        },
      },
      "x-additionalOperations": {
        PURGE: { operationId: "purge all", deprecated: true, tags: ["admin"], responses: {} },
      },
    },
  },
  components: {
    schemas: {
      Note: {
        description: "A note.",
        type: "object",
        properties: {
          text: { type: "string", minLength: 1, maxLength: 20 },
          tags: {
            type: "array",
            items: { type: "object", properties: { name: { type: ["string", "null"], deprecated: true } } },
          },
        },
        required: ["text"],
      },
    },
    responses: { BadRequest: { description: "Refused." } },
  },
};

const app = new Hono().route("/docs", createDocs(document));
const read = async (path: string) => (await app.request(path)).text();

/** What a reader sees, without the elements and the style. */
async function readText(): Promise<string> {
  const page = await read("/docs");
  const body = page.slice(page.indexOf("<main"));
  return body.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

test("the document is served as it is, and the page leads to it", async () => {
  expect(JSON.parse(await read("/docs/openapi.json"))).toEqual(document);
  expect(await read("/docs")).toContain('href="/docs/openapi.json"');
});

test("the page leads to the document of its own place", async () => {
  const app = new Hono().route("/:version/reference", createDocs(document));
  for (const version of ["v1", "v2", "v1"]) {
    const page = await (await app.request(`/${version}/reference`)).text();
    expect(page).toContain(`href="/${version}/reference/openapi.json"`);
  }
});

test("the page says what there is", async () => {
  const text = await readText();
  for (const words of [
    "GET /notes/{id}",
    "PURGE /notes/{id} purge all deprecated",
    "id integer ≥ 1 in the path",
    'sort "asc" or "desc" default "asc" in the query optional deprecated',
    "200 OK",
    "application/json: Note",
    'a note{ "text": "hi" }',
    "Header location string: Where to.",
    "400 Refused.",
    "text string characters ≥ 1, characters ≤ 20",
    "tags array of object optional",
    "name string or null deprecated optional",
  ]) {
    expect(text.replace(/\s+/g, " ")).toContain(words);
  }
});

test("what the contract says is text, never HTML", async () => {
  const page = await read("/docs");
  expect(page).not.toMatch(/<[bi]>/);
  expect(page).toContain("<p>Reads <code>one</code>.</p><p>Or &#60;i&#62;none&#60;/i&#62;.</p>");
});

test("the page loads nothing, runs nothing, and its links lead somewhere", async () => {
  const response = await app.request("/docs");
  expect(response.headers.get("content-type")).toBe("text/html; charset=UTF-8");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const page = await response.text();
  expect(page).not.toMatch(/<script|https?:|@import|url\(/);
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const targets = [...page.matchAll(/href="#([^"]+)"|labelledby="([^"]+)"/g)].map(([, link, label]) => link ?? label);
  expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  expect(targets.length).toBeGreaterThan(5);
});
