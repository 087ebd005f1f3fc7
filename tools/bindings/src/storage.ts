import type { Handlers } from "../generated/routes";
import { reasonOf } from "./reason";

/** What keeps something, and what stands in the config. `storage.rs` does the same. */
export const storage: Pick<
  Handlers,
  | "typescriptKv"
  | "typescriptBucket"
  | "typescriptDatabase"
  | "typescriptQueue"
  | "typescriptVars"
  | "typescriptSecret"
  | "typescriptStoreSecret"
  | "typescriptHyperdrive"
> = {
  typescriptKv: async ({ env: { KV } }) => {
    await KV.put("kv/a", "one", { metadata: { by: "ada" } });
    const value = await KV.get("kv/a");
    const { metadata } = await KV.getWithMetadata<{ by: string }>("kv/a");
    const { keys } = await KV.list({ prefix: "kv/" });
    await KV.delete("kv/a");
    return [`${value}`, `${metadata?.by}`, ...keys.map(({ name }) => name), `${await KV.get("kv/a")}`];
  },

  typescriptBucket: async ({ env: { BUCKET } }) => {
    const options = { httpMetadata: { contentType: "text/plain" }, customMetadata: { by: "ada" } };
    const put = await BUCKET.put("r2/a", "0123456789", options);
    const head = await BUCKET.head("r2/a");
    const whole = await (await BUCKET.get("r2/a"))?.text();
    const part = await (await BUCKET.get("r2/a", { range: { offset: 2, length: 3 } }))?.text();
    const { delimitedPrefixes } = await BUCKET.list({ delimiter: "/" });
    await BUCKET.delete("r2/a");
    const gone = (await BUCKET.get("r2/a")) === null;
    const { httpMetadata, customMetadata } = head ?? {};
    return [
      `${put.size}`,
      `${httpMetadata?.contentType}`,
      `${customMetadata?.by}`,
      `${whole}`,
      `${part}`,
      ...delimitedPrefixes,
      `${gone}`,
    ];
  },

  typescriptDatabase: async ({ env: { DB } }) => {
    await DB.exec("CREATE TABLE words (word TEXT, length INTEGER)");
    const insert = DB.prepare("INSERT INTO words VALUES (?, ?)");
    const { meta } = await insert.bind("tea", 3).run();
    const [first] = await DB.batch([insert.bind("bread", 5), insert.bind("salt", 4)]);
    const words = await DB.prepare("SELECT word FROM words WHERE length > ?1 ORDER BY word").bind(3).all<Row>();
    const length = await DB.prepare("SELECT length FROM words WHERE word = ?").bind("tea").first<number>("length");
    const error = await reasonOf(() => DB.prepare("SELECT * FROM sentences").all());
    await DB.exec("DROP TABLE words");
    const found = words.results.map(({ word }) => word);
    return [`${meta.changes}`, `${first?.meta.changes}`, ...found, `${length}`, error];
  },

  typescriptQueue: async ({ env: { QUEUE } }) => {
    await QUEUE.send({ from: "typescript" });
    await QUEUE.send("typescript text", { contentType: "text" });
    await QUEUE.send(new TextEncoder().encode("typescript bytes"), { contentType: "bytes" });
    await QUEUE.sendBatch([{ body: "typescript batch", contentType: "text" }]);
    const error = await reasonOf(() => QUEUE.sendBatch([]));
    return ["sent", error];
  },

  typescriptVars: ({ env: { GREETING, RETRIES, RATIO, TRACE, TAGS, LIMITS } }) => {
    return [GREETING, `${RETRIES}`, `${RATIO}`, `${TRACE}`, ...TAGS, `${LIMITS.perDay}`];
  },

  typescriptSecret: ({ env }) => [env.TOKEN],

  typescriptStoreSecret: async ({ env }) => [await env.SHARED_KEY.get()],

  typescriptHyperdrive: ({ env: { POSTGRES } }) => {
    const { connectionString, host, port, user, password, database } = POSTGRES;
    return [connectionString, host, `${port}`, user, password, database];
  },
};

interface Row {
  readonly word: string;
}
