import { EmailMessage } from "cloudflare:email";
import type { Handlers } from "../generated/routes";
import { reasonOf } from "./reason";

/** What runs something, or asks somebody. `workers.rs` does the same. */
export const workers: Pick<
  Handlers,
  | "typescriptObject"
  | "typescriptService"
  | "typescriptAssets"
  | "typescriptWorkflow"
  | "typescriptWorkflowOutput"
  | "typescriptRateLimit"
  | "typescriptVersion"
  | "typescriptLoader"
  | "typescriptAnalytics"
  | "typescriptEmail"
  | "typescriptImages"
> = {
  typescriptObject: async ({ env }) => {
    const { COUNTERS } = env;
    const id = COUNTERS.newUniqueId();
    const counter = COUNTERS.get(id);
    const counts = [await counter.add(40), await COUNTERS.get(COUNTERS.idFromString(`${id}`)).add(2)];
    const named = COUNTERS.getByName("lobby");
    const fetched = await named.fetch("https://counter/path", { method: "PUT" });
    return [
      ...counts.map(String),
      `${COUNTERS.idFromName("lobby").equals(COUNTERS.idFromName("lobby"))}`,
      `${await named.ownName()}`,
      `${await COUNTERS.getByName("lobby", { locationHint: "weur" }).ownName()}`,
      await fetched.text(),
      await reasonOf(() => counter.fails()),
      await reasonOf(() => COUNTERS.idFromString("lobby")),
      await reasonOf(() => COUNTERS.idFromString(`${env.STRANGERS.idFromName("lobby")}`)),
      await reasonOf(() => COUNTERS.get(null as never).add(1)),
      await reasonOf(() => COUNTERS.jurisdiction("eu").idFromName("lobby")),
    ];
  },

  typescriptService: async ({ env }) => {
    const { GREETER } = env;
    const fetched = await GREETER.fetch("https://greeter/", { method: "POST", body: "a body" });
    const unknown = GREETER as unknown as { leave: () => Promise<void> };
    return [
      `${fetched.status}`,
      await fetched.text(),
      await GREETER.greet("Ada"),
      await reasonOf(() => unknown.leave()),
    ];
  },

  typescriptAssets: async ({ env: { ASSETS } }) => {
    const found = await ASSETS.fetch("https://assets/hello.txt");
    const missing = await ASSETS.fetch("https://assets/missing.txt");
    return [(await found.text()).trim(), `${missing.status}`];
  },

  typescriptWorkflow: async ({ env: { DOUBLER } }) => {
    const first = await DOUBLER.create({ id: "typescript-1", params: { number: 21 } });
    const second = { id: "typescript-2", params: { number: 1 } };
    const { created, errors } = await DOUBLER.createBatch({ instances: [second] });
    const found = await DOUBLER.get("typescript-2");
    await found.terminate();
    const { status } = await found.status();
    await first.sendEvent({ type: "go", payload: 2 });
    return [
      first.id.replace("typescript", ""),
      ...created.map(({ id }) => id.replace("typescript", "")),
      `${errors.length}`,
      status,
      await reasonOf(() => DOUBLER.get("missing")),
    ];
  },

  typescriptWorkflowOutput: async ({ env: { DOUBLER } }) => {
    const { status, output } = await (await DOUBLER.get("typescript-1")).status();
    return [status, `${output ?? 0}`];
  },

  typescriptRateLimit: async ({ env: { LIMITER } }) => {
    const outcomes = [];
    for (let count = 0; count < 3; count++) outcomes.push((await LIMITER.limit({ key: "typescript" })).success);
    // The period may end between two of them, and not twice.
    return [`${outcomes[0]}`, `${outcomes.includes(false)}`];
  },

  typescriptVersion: ({ env: { VERSION } }) => [VERSION.id, VERSION.tag, VERSION.timestamp],

  typescriptLoader: async ({ env: { LOADER, ASSETS } }) => {
    const code = {
      compatibilityDate: "2026-11-01",
      mainModule: "main.js",
      modules: { "main.js": await text(ASSETS, "loaded.js") },
      env: { GREETING: "hello" },
      globalOutbound: null,
    };
    const loaded = LOADER.load(code).getEntrypoint() as Fetcher & { add: (a: number, b: number) => Promise<number> };
    const kept = LOADER.get("typescript", () => code).getEntrypoint();
    return [
      await (await loaded.fetch("https://loaded/")).text(),
      `${await loaded.add(1, 2)}`,
      await (await kept.fetch("https://loaded/")).text(),
    ];
  },

  typescriptAnalytics: ({ env: { EVENTS } }) => {
    EVENTS.writeDataPoint({ indexes: ["home"], blobs: ["Firefox"], doubles: [12.5] });
    return ["written"];
  },

  typescriptEmail: async ({ env: { MAIL, ASSETS } }) => {
    const from = { name: "Me", email: "me@example.com" };
    const attachment = { disposition: "attachment", filename: "a.txt", type: "text/plain", content: "text" } as const;
    const hello = { from, subject: "Hello", text: "Hi." };
    const sent = await MAIL.send({ ...hello, to: ["ada@example.com"], attachments: [attachment] });
    const mime = await MAIL.send(
      new EmailMessage("me@example.com", "ada@example.com", await text(ASSETS, "message.eml")),
    );
    const error = await reasonOf(() => MAIL.send({ ...hello, to: ["eve@example.com"] }));
    return [sent.messageId, mime.messageId, error];
  },

  typescriptImages: async ({ env: { IMAGES, ASSETS } }) => {
    const info = await IMAGES.info(await picture(ASSETS));
    const input = IMAGES.input(await picture(ASSETS));
    const made = await input.transform({ width: 1, height: 1, fit: "cover" }).output({ format: "image/webp" });
    const small = await IMAGES.info(made.image());
    return [
      ...[info, small].map((each) => ("width" in each ? `${each.format} ${each.width}x${each.height}` : each.format)),
      made.contentType(),
      await reasonOf(() => IMAGES.info(new Response("no picture").body as ReadableStream<Uint8Array>)),
    ];
  },
};

async function text(assets: Fetcher, file: string): Promise<string> {
  return (await assets.fetch(`https://assets/${file}`)).text();
}

async function picture(assets: Fetcher): Promise<ReadableStream<Uint8Array>> {
  return (await assets.fetch("https://assets/picture.png")).body as ReadableStream<Uint8Array>;
}
