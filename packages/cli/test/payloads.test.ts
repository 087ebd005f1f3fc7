import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, createApp } from "./app.ts";

/** What the contract declares of bindings, in one Worker of both languages: each reads what the other has written. */
let app: App;
let url = "";

const MINUTES = 60_000;

const WRANGLER = `
[[queues.producers]]
binding = "JOBS"
queue = "jobs"

[[queues.consumers]]
queue = "jobs"
max_batch_timeout = 0

[[workflows]]
binding = "DIGESTS"
name = "digests"
class_name = "Digests"
`;

const CONTRACT = `import { contract, get, group, kv, params, post, put, queue, text } from "bimetal";
import { z } from "zod";

const Link = z.object({ to: z.string().startsWith("https://"), hits: z.int().min(0) }).meta({ id: "Link" });
const Origin = z.object({ by: z.string().max(5) }).meta({ id: "Origin" });
const Job = z.object({ slug: z.string().min(3) }).meta({ id: "Job" });

const said = { responses: { 200: text() } };
const both = (language: "rust" | "typescript") => {
  return group(\`/\${language}\`, {
    in: language,
    routes: {
      read: get("/links/:key", said),
      readNoted: get("/noted/:key", said),
      list: get("/list/:prefix", said),
      write: put("/links/:key", { body: z.object({ to: z.string(), hits: z.int(), by: z.string() }), ...said }),
      writeRaw: put("/raw/:key", { body: text(), ...said }),
      send: post("/jobs", { body: z.array(z.string()), ...said }),
      digest: post("/digests/:id", { body: z.array(z.string()), ...said }),
      digests: post("/digests", { body: z.array(z.string()), ...said }),
      sendRaw: post("/jobs/raw", { body: text(), ...said }),
    },
  });
};

export default contract({
  title: "Payloads",
  version: "1.0.0",
  bindings: { LINKS: kv(Link, { metadata: Origin }), JOBS: queue(Job), DIGESTS: params(Job) },
  routes: {
    rust: both("rust"),
    typescript: both("typescript"),
    digestRaw: post("/digests/raw/:id", { body: text(), ...said }),
    told: get("/told/:what", { responses: { 200: text() } }),
  },
});
`;

const INDEX = `import type { ExportedHandler, Message } from "@cloudflare/workers-types";
import { WorkflowEntrypoint } from "cloudflare:workers";
import { bindings } from "../generated/bindings";
import { createApp, type Env } from "../generated/routes";

/** The value as JSON, or the error's text. */
async function say(work: () => unknown): Promise<string> {
  try {
    return JSON.stringify((await work()) ?? null);
  } catch (error) {
    return (error as Error).message;
  }
}

const app = createApp({
  typescriptRead: ({ params, env }) => say(() => bindings(env).LINKS.get(params.key)),
  typescriptReadNoted: ({ params, env }) =>
    say(async () => {
      const { value, metadata } = await bindings(env).LINKS.getWithMetadata(params.key);
      return [value, metadata];
    }),
  typescriptList: ({ params, env }) =>
    say(async () => {
      const { keys } = await bindings(env).LINKS.list({ prefix: params.prefix });
      return keys.map(({ name, metadata }) => [name, metadata ?? null]);
    }),
  typescriptWrite: ({ params, body: { by, ...link }, env }) =>
    say(() => bindings(env).LINKS.put(params.key, link, by === "" ? {} : { metadata: { by } })),
  typescriptWriteRaw: ({ params, body, env }) => say(() => env.LINKS.put(params.key, body, { metadata: 1 })),
  typescriptSend: ({ body: [first = "", ...others], env }) =>
    say(async () => {
      if (others.length === 0) await bindings(env).JOBS.send({ slug: first });
      else await bindings(env).JOBS.sendBatch([first, ...others].map((slug) => ({ body: { slug } })));
    }),
  typescriptSendRaw: ({ body, env }) => say(async () => void (await bindings(env).JOBS.raw.send(JSON.parse(body)))),
  typescriptDigest: ({ params, body: [slug = ""], env }) =>
    say(async () => (await bindings(env).DIGESTS.create({ id: params.id, params: { slug } })).id),
  typescriptDigests: ({ body, env }) =>
    say(async () => {
      const { created, errors } = await bindings(env).DIGESTS.createBatch(body.map((slug) => ({ id: slug, params: { slug } })));
      return [created.map(({ id }) => id), errors.length];
    }),
  digestRaw: ({ params, body, env }) =>
    say(async () => (await env.DIGESTS.create({ id: params.id, params: JSON.parse(body) })).id),
  told: async ({ params, env }) => (await env.LINKS.get(\`told/\${params.what}\`)) ?? "",
});

/** What has come, under its slug; or why it was refused, under "refused". */
async function tell(env: Env, read: () => { slug: string }): Promise<void> {
  try {
    const { slug } = read();
    await env.LINKS.put(\`told/\${slug}\`, "has come");
  } catch (error) {
    const { name, binding, message } = error as Error & { binding: string };
    await env.LINKS.put(\`told/\${binding}\`, \`\${name}: \${message.replace(/\`[^\`]*\`/, "its id")}\`);
  }
}

export class Digests extends WorkflowEntrypoint<Env> {
  override async run(event: { payload: unknown; instanceId: string }): Promise<void> {
    await tell(this.env, () => bindings(this.env).DIGESTS.read(event));
  }
}

export default {
  fetch: app.fetch,
  async queue({ messages }, env) {
    for (const message of messages) await tell(env, () => bindings(env).JOBS.read(message as Message<unknown>));
  },
} satisfies ExportedHandler<Env>;
`;

const LIB = `#[path = "../generated/mod.rs"]
mod generated;

use bimetal::{
    BindingError,
    json::{self, Encode, Value},
    kv::{ListOptions, PutOptions},
    queue::Message,
    workflow::CreateOptions,
};
use generated::routes::*;
use generated::schemas::{Job, Link, Origin};

generated::serve! {
    rust_read: read,
    rust_read_noted: read_noted,
    rust_list: list,
    rust_write: write,
    rust_write_raw: write_raw,
    rust_send: send,
    rust_digest: digest,
    rust_digests: digests,
    rust_send_raw: send_raw,
}

/// The value as JSON, or the error's text.
fn say(result: Result<impl Encode, BindingError>) -> String {
    match result {
        Ok(value) => String::from_utf8(json::to_vec(&value)).unwrap_or_default(),
        Err(error) => error.to_string(),
    }
}

async fn read(req: rust_read::Request, cx: Context) -> rust_read::Result {
    Ok(rust_read::Ok(say(cx.env.links.get(&req.params.key).await)))
}

async fn read_noted(req: rust_read_noted::Request, cx: Context) -> rust_read_noted::Result {
    let entry = cx.env.links.get_with_metadata(&req.params.key).await;
    Ok(rust_read_noted::Ok(say(entry.map(|entry| match entry {
        Some(entry) => (Some(entry.value), entry.metadata),
        None => (None, None),
    }))))
}

async fn list(req: rust_list::Request, cx: Context) -> rust_list::Result {
    let page = cx.env.links.list(&ListOptions::new().prefix(req.params.prefix)).await;
    Ok(rust_list::Ok(say(page.map(|page| {
        let keys = page.keys.into_iter().map(|key| (key.name, key.metadata));
        keys.collect::<Vec<_>>()
    }))))
}

async fn write(req: rust_write::Request, cx: Context) -> rust_write::Result {
    let body = req.body;
    let link = Link { to: body.to, hits: body.hits };
    let options = match body.by {
        by if by.is_empty() => PutOptions::new(),
        by => PutOptions::new().metadata(&Origin { by }),
    };
    let put = cx.env.links.put_with(&req.params.key, &link, &options).await;
    Ok(rust_write::Ok(say(put.map(|()| Value::Null))))
}

async fn write_raw(req: rust_write_raw::Request, cx: Context) -> rust_write_raw::Result {
    let options = PutOptions::new().metadata(&1.0);
    let put = cx.env.links.untyped().put_with(&req.params.key, req.body, &options).await;
    Ok(rust_write_raw::Ok(say(put.map(|()| Value::Null))))
}

async fn send(req: rust_send::Request, cx: Context) -> rust_send::Result {
    let jobs: Vec<Job> = req.body.into_iter().map(|slug| Job { slug }).collect();
    let sent = match &jobs[..] {
        [job] => cx.env.jobs.send(job).await,
        jobs => cx.env.jobs.send_batch(jobs).await,
    };
    Ok(rust_send::Ok(say(sent.map(|()| Value::Null))))
}

async fn digest(req: rust_digest::Request, cx: Context) -> rust_digest::Result {
    let slug = req.body.into_iter().next().unwrap_or_default();
    let options = CreateOptions::new().id(req.params.id);
    let created = cx.env.digests.create_with(&Job { slug }, &options).await;
    Ok(rust_digest::Ok(say(created.map(|instance| instance.id().to_owned()))))
}

async fn digests(req: rust_digests::Request, cx: Context) -> rust_digests::Result {
    let jobs: Vec<Job> = req.body.into_iter().map(|slug| Job { slug }).collect();
    let instances = jobs.iter().map(|job| (job, CreateOptions::new().id(&job.slug)));
    let created = cx.env.digests.create_batch(instances).await;
    Ok(rust_digests::Ok(say(created.map(|batch| {
        let ids = batch.created.iter().map(|each| each.id().to_owned());
        (ids.collect::<Vec<_>>(), batch.errors.len() as i64)
    }))))
}

async fn send_raw(req: rust_send_raw::Request, cx: Context) -> rust_send_raw::Result {
    let body: Value = json::from_slice(req.body.as_bytes()).unwrap_or_default();
    let sent = cx.env.jobs.untyped().send_with(Message::json(&body)).await;
    Ok(rust_send_raw::Ok(say(sent.map(|()| Value::Null))))
}
`;

beforeAll(async () => {
  app = createApp("payloads");
  app.write("src/index.ts", INDEX);
  app.write("src/contract.ts", CONTRACT);
  app.write("src/lib.rs", LIB);
  app.write("wrangler.toml", app.read("wrangler.toml") + WRANGLER);
  const wrangler = app.start("wrangler", ["dev", "--port", "0", "--inspector-port", "0"]);
  [, url = ""] = await wrangler.says(/Ready on (http:\/\/\S+)/);
}, 5 * MINUTES);
afterAll(() => app.remove());

async function ask(method: string, path: string, body?: unknown): Promise<string> {
  const isText = typeof body === "string";
  const answer = await fetch(new URL(path, url), {
    method,
    headers: { "content-type": isText ? "text/plain" : "application/json" },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect([answer.status, text]).toEqual([200, text]);
  return text;
}

/** What the consumer or the Workflow says of what has come to it. */
const told = (what: string) => expect.poll(() => ask("GET", `/told/${what}`), { timeout: MINUTES });

const languages = ["rust", "typescript"] as const;
const pairs = languages.flatMap((writer) => languages.map((reader) => ({ writer, reader })));

/** A method, as the language calls it. */
const method = (language: string, name: string) => {
  if (language === "typescript") return name;
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
};

describe.each(pairs)("what $writer writes and $reader reads", ({ writer, reader }) => {
  const prefix = `${writer}-${reader}-`;

  test("a value, and its metadata", async () => {
    const value = { to: "https://example.com/ä", hits: 1 };
    expect(await ask("PUT", `/${writer}/links/${prefix}a`, { ...value, by: "ada" })).toBe("null");
    expect(await ask("PUT", `/${writer}/links/${prefix}b`, { ...value, by: "" })).toBe("null");
    expect(JSON.parse(await ask("GET", `/${reader}/links/${prefix}a`))).toEqual(value);
    expect(await ask("GET", `/${reader}/links/${prefix}none`)).toBe("null");
    expect(JSON.parse(await ask("GET", `/${reader}/noted/${prefix}a`))).toEqual([value, { by: "ada" }]);
    expect(JSON.parse(await ask("GET", `/${reader}/noted/${prefix}b`))).toEqual([value, null]);
    expect(await ask("GET", `/${reader}/noted/${prefix}none`)).toBe("[null,null]");
    expect(JSON.parse(await ask("GET", `/${reader}/list/${prefix}`))).toEqual([
      [`${prefix}a`, { by: "ada" }],
      [`${prefix}b`, null],
    ]);
  });

  test.each([
    [
      '{"to":"ftp:","hits":-1}',
      'to: Invalid string: must start with "https://"; hits: Too small: expected number to be >=0',
    ],
    ["[]", "value: Invalid input: expected object, received array"],
    ['{"to":', "it is no JSON, has half of a surrogate pair, or is nested too deep"],
  ])("%s, which is no value", async (stored, because) => {
    const key = `${prefix}wrong`;
    await ask("PUT", `/${writer}/raw/${key}`, stored);
    const problem = (name: string) => `KV namespace LINKS: ${name}: the value of \`${key}\` is no Link: ${because}`;
    expect(await ask("GET", `/${reader}/links/${key}`)).toBe(problem("get"));
    expect(await ask("GET", `/${reader}/noted/${key}`)).toBe(problem(method(reader, "getWithMetadata")));
  });

  test("metadata that are none", async () => {
    const key = `noted-${prefix}`;
    await ask("PUT", `/${writer}/raw/${key}`, '{"to":"https://example.com/","hits":0}');
    const because = "Invalid input: expected object, received number";
    const problem = (name: string) => {
      return `KV namespace LINKS: ${name}: the metadata of \`${key}\` is no Origin: value: ${because}`;
    };
    expect(await ask("GET", `/${reader}/noted/${key}`)).toBe(problem(method(reader, "getWithMetadata")));
    expect(await ask("GET", `/${reader}/list/${key}`)).toBe(problem("list"));
  });
});

describe.each(languages)("%s", (language) => {
  test("does not put what is no value", async () => {
    const problem = (part: string) => {
      return `KV namespace LINKS: ${language === "rust" ? "put_with" : "put"}: the ${part} of \`${language}\` is no `;
    };
    const link = { to: "https://example.com/", hits: 0, by: "ada" };
    expect(await ask("PUT", `/${language}/links/${language}`, { ...link, hits: -1 })).toBe(
      `${problem("value")}Link: hits: Too small: expected number to be >=0`,
    );
    expect(await ask("PUT", `/${language}/links/${language}`, { ...link, by: "adelaide" })).toBe(
      `${problem("metadata")}Origin: by: Too big: expected string to have <=5 characters`,
    );
    expect(await ask("GET", `/${language}/links/${language}`)).toBe("null");
  });

  test("sends messages", async () => {
    expect(await ask("POST", `/${language}/jobs`, [`${language}-one`])).toBe("null");
    expect(await ask("POST", `/${language}/jobs`, [`${language}-two`, `${language}-three`])).toBe("null");
    for (const slug of ["one", "two", "three"]) await told(`${language}-${slug}`).toBe("has come");
  });

  test("does not send what is no message", async () => {
    const because = "is no Job: slug: Too small: expected string to have >=3 characters";
    expect(await ask("POST", `/${language}/jobs`, ["a"])).toBe(`queue JOBS: send: the message ${because}`);
    expect(await ask("POST", `/${language}/jobs`, ["abc", "a"])).toBe(
      `queue JOBS: ${method(language, "sendBatch")}: messages[1] ${because}`,
    );
  });
});

test.each(languages)("a message from %s that is none is refused by who reads it", async (language) => {
  await ask("PUT", "/typescript/raw/told%2FJOBS", "");
  expect(await ask("POST", `/${language}/jobs/raw`, '{"slug":1}')).toBe("null");
  const because = "slug: Invalid input: expected string, received number";
  await told("JOBS").toBe(`BindingValueError: queue JOBS: read: the message its id is no Job: ${because}`);
});

describe.each(languages)("a Workflow that %s starts", (language) => {
  const because = "is no Job: slug: Too small: expected string to have >=3 characters";

  test("is given the params that the contract declares", async () => {
    expect(await ask("POST", `/${language}/digests/${language}`, [`${language}-monday`])).toBe(`"${language}"`);
    const slugs = ["tuesday", "friday"].map((day) => `${language}-${day}`);
    expect(JSON.parse(await ask("POST", `/${language}/digests`, slugs))).toEqual([slugs, 0]);
    for (const day of ["monday", "tuesday", "friday"]) await told(`${language}-${day}`).toBe("has come");
  });

  test("is not given others", async () => {
    const create = language === "rust" ? "create_with" : "create";
    expect(await ask("POST", `/${language}/digests/none`, ["a"])).toBe(
      `workflow DIGESTS: ${create}: \`params\` ${because}`,
    );
    expect(await ask("POST", `/${language}/digests`, ["none", "a"])).toBe(
      `workflow DIGESTS: ${method(language, "createBatch")}: instances[1].params ${because}`,
    );
  });
});

test("params that are none are refused by the Workflow", async () => {
  expect(await ask("POST", "/digests/raw/raw", "{}")).toBe('"raw"');
  const because = "slug: Invalid input: expected string, received undefined";
  await told("DIGESTS").toBe(`BindingValueError: workflow DIGESTS: read: the payload of its id is no Job: ${because}`);
});
