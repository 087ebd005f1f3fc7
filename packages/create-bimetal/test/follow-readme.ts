import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Does in a project what its README says: adds a route, a binding and a test, each as it stands there. */
export function followReadme(root: string): void {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const block = (language: string, index = 0): string | undefined =>
    blocks.filter(([, own]) => own === language)[index]?.[2];
  const edit = (file: string, change: (text: string) => string): void => {
    const [path, text] = [join(root, file), readFileSync(join(root, file), "utf8")];
    const changed = change(text);
    if (changed === text) throw new Error(`${file} has not the place that README.md speaks of`);
    writeFileSync(path, changed);
  };

  edit("src/contract.ts", (text) => addRoute(text, block("ts") ?? ""));
  const [rust, handler] = [block("rust"), block("ts", 1)];
  if (rust !== undefined) edit("src/lib.rs", (text) => addHandler(text, rust));
  if (handler !== undefined) edit("src/index.ts", (text) => text.replace("createApp({\n", `$&${handler}`));
  edit("wrangler.toml", (text) => `${text}\n${block("toml")}`);

  const call = /await client\.shout\(.*\)/.exec(readme)?.[0];
  edit(
    "test/worker.test.ts",
    (text) => `${text}
test("shout", async () => {
  const client = createClient(worker);
  expect(${call}).toMatchObject({ status: 200, body: "HI" });
  expect(await worker.env.CACHE.get("nothing")).toBeNull();
});
`,
  );
}

function addRoute(text: string, block: string): string {
  const [names = ""] = /(?<=^import \{ ).*(?= \} from "bimetal")/m.exec(text) ?? [];
  const imported = names.includes("text") ? text : text.replace(names, `${names}, text`);
  return imported.replace("routes: {\n", `$&${block}`);
}

/** With a `serve!` that takes the place of the one that is there, or without. */
function addHandler(text: string, block: string): string {
  const serve = /^generated::serve! \{.*?\}\n/ms;
  const [own] = serve.exec(block) ?? [];
  if (own !== undefined) return `${text.replace(serve, own)}\n${block.replace(own, "")}`;
  return `${text.replace(/^ {4}home,$/m, "$&\n    shout,")}\n${block}`;
}
