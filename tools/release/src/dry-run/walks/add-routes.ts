import type { Walk } from "../walk.ts";

/** In a hybrid project: a KV binding, routes in Rust that keep notes there, and tests of them in both languages. */
export const addRoutes: Walk = {
  name: "adding routes",
  steps: [
    {
      file: "wrangler.toml",
      find: `binding = "VISITS"\n`,
      put: `binding = "VISITS"\n\n# Notes by their names.\n[[kv_namespaces]]\nbinding = "NOTES"\n`,
    },
    {
      file: "src/contract.ts",
      find: `import { contract, get, html } from "bimetal";`,
      put: `import { contract, empty, get, html, kv, put, text } from "bimetal";`,
    },
    {
      file: "src/contract.ts",
      find: `/** The routes`,
      put: `const Note = z.object({ text: z.string().min(1) }).meta({ id: "Note" });\n\n/** The routes`,
    },
    {
      file: "src/contract.ts",
      find: `  routes: {\n`,
      put: `  bindings: { NOTES: kv(Note) },
  routes: {
    writeNote: put("/notes/:name", { in: "rust", body: Note, responses: { 204: empty() } }),
    readNote: get("/notes/:name", { in: "rust", responses: { 200: Note, 404: text() } }),
`,
    },
    { type: "pnpm run codegen", shows: /generated\/routes\.rs/ },
    // As the README says: the compiler tells what is missing.
    { type: "pnpm run build", fails: true, shows: /write_note/ },
    {
      file: "src/lib.rs",
      find: `use generated::{routes::greet, schemas::Greeting};\n\ngenerated::serve! { greet }\n`,
      put: `use generated::{
    routes::{greet, read_note, write_note},
    schemas::Greeting,
};

generated::serve! { greet, write_note, read_note }

async fn write_note(req: write_note::Request, cx: Context) -> write_note::Result {
    cx.env.notes.put(&req.params.name, &req.body).await?;
    Ok(write_note::NoContent)
}

async fn read_note(req: read_note::Request, cx: Context) -> read_note::Result {
    match cx.env.notes.get(&req.params.name).await? {
        Some(note) => Ok(read_note::Ok(note)),
        None => Ok(read_note::NotFound("There is no such note.".into())),
    }
}
`,
    },
    {
      file: "src/tests.rs",
      find: `#[test]\nfn who_comes_again`,
      put: `#[test]
fn a_note_is_kept() {
    let client = TestClient::new(ROUTES, TestContext::new(Env::fake()));
    assert_eq!(client.get("/notes/tea").status(), 404);
    let note = bimetal::Request::new("PUT", "/notes/tea")
        .header("content-type", "application/json")
        .body(r#"{"text":"green"}"#);
    assert_eq!(client.send(note).status(), 204);
    assert_eq!(client.get("/notes/tea").text(), r#"{"text":"green"}"#);
}

#[test]
fn who_comes_again`,
    },
    {
      file: "test/worker.test.ts",
      find: `test("the page"`,
      put: `test("a note is kept", async () => {
  const client = createClient(worker);
  const params = { name: "tea" };
  expect(await client.readNote({ params })).toMatchObject({ status: 404 });
  expect(await client.writeNote({ params, body: { text: "green" } })).toMatchObject({ status: 204 });
  expect(await client.readNote({ params })).toMatchObject({ status: 200, body: { text: "green" } });
  expect(await worker.env.NOTES.get("tea")).toBe('{"text":"green"}');
});

test("the page"`,
    },
    { type: "pnpm run check" },
    { type: "pnpm run test", shows: /Tests +4 passed.*test result: ok\. 2 passed/s },
    { type: "pnpm run deploy --dry-run", shows: /env\.NOTES/ },
  ],
};
