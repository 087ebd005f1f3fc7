/** What thumbnails and cards cost: this Worker beside one in JavaScript alone, on workerd. Only on Linux. `pnpm measure` */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createWorker } from "bimetal/test";
import { createTestHarness } from "wrangler";
import { takePhoto } from "./photo.ts";

/** Until the engine has compiled what is hot, and from then on. */
const [WARMING, ROUNDS] = [10, 20];
const TITLE = "How the tea came over the mountains, and what became of those who carried it";

const [small, large] = [takePhoto(1600, 1200), takePhoto(4000, 3000)];
/** By what is asked for: a path of an image, and how large it is to be; or of a card. */
const cases = [
  { name: "320 px of a JPEG, 12 million pixels", file: large.jpeg, query: "width=320&format=jpeg" },
  { name: "320 px of a JPEG, 2 million pixels", file: small.jpeg, query: "width=320&format=jpeg" },
  { name: "320 px of a PNG, 2 million pixels", file: small.png, query: "width=320&format=jpeg" },
  { name: "the file of 2 million pixels as it is", file: small.jpeg, query: undefined },
  { name: "a card", file: undefined, query: undefined },
];

/** How either Worker is asked. */
interface Side {
  readonly start: () => Promise<{ readonly url: URL; readonly close: () => Promise<void> }>;
  readonly upload: (url: URL, file: Uint8Array) => Promise<string>;
  readonly thumbnail: (id: string) => string;
}

const root = join(import.meta.dirname, "..");
const sides: Record<string, Side> = {
  "Rust and TypeScript": {
    start: () => createWorker({ root, checkAnswers: false }),
    upload: async (url, file) => {
      const form = new FormData();
      form.append("image", new File([new Uint8Array(file)], "photo"));
      const { id } = (await (await fetch(new URL("/images", url), { method: "POST", body: form })).json()) as {
        id: string;
      };
      return `/images/${id}`;
    },
    thumbnail: (id) => `${id}/thumbnail`,
  },
  JavaScript: {
    start: async () => {
      const harness = createTestHarness({ root, workers: [{ configPath: join(root, "bench/peer/wrangler.toml") }] });
      return { ...(await harness.listen()), close: () => harness.close() };
    },
    upload: async (url, file) => {
      const path = `/${crypto.randomUUID()}`;
      await fetch(new URL(path, url), { method: "PUT", body: new Uint8Array(file) });
      return path;
    },
    thumbnail: (id) => id,
  },
};

console.log("| what | by | CPU | CPU of the first | memory at most | answer |");
console.log("| --- | --- | --- | --- | --- | --- |");
for (const [name, side] of Object.entries(sides)) {
  for (const { name: what, file, query } of cases) {
    if (side === sides.JavaScript && file && !query) continue;
    const { url, close } = await side.start();
    const workerd = findWorkerd();
    // Each is asked for something new each time, so that no cache has it.
    const paths: string[] = [];
    for (let round = 0; round < WARMING + ROUNDS; round++) {
      if (!file) paths.push(`/card?${new URLSearchParams({ title: `${TITLE} ${round}` })}`);
      else {
        const id = await side.upload(url, file);
        paths.push(query ? `${side.thumbnail(id)}?${query}` : id);
      }
    }
    const [first = "", ...others] = paths;
    const started = readBusy(workerd);
    const bytes = await ask(url, first);
    const cold = readBusy(workerd) - started;
    for (const path of others.splice(0, WARMING - 1)) await ask(url, path);
    const busy = readBusy(workerd);
    // From here on the peak is counted anew.
    writeFileSync(`/proc/${workerd}/clear_refs`, "5");
    for (const path of others) await ask(url, path);
    const figures = [
      `${((readBusy(workerd) - busy) / ROUNDS).toFixed(0)} ms`,
      `${cold.toFixed(0)} ms`,
      `${readPeak(workerd).toFixed(0)} MB`,
      `${(bytes / 1000).toFixed(1)} kB`,
    ];
    console.log(`| ${[what, name, ...figures].join(" | ")} |`);
    await close();
  }
}

async function ask(url: URL, path: string): Promise<number> {
  const response = await fetch(new URL(path, url));
  const bytes = await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${new TextDecoder().decode(bytes)}`);
  return bytes.byteLength;
}

/** The workerd that this process has started. */
function findWorkerd(): string {
  const found = readdirSync("/proc").findLast((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return name === "workerd" && parent === String(process.pid);
    } catch {
      return false;
    }
  });
  if (!found) throw new Error("workerd is not a child of this process");
  return found;
}

/** How long all of its threads have been on a processor, in milliseconds: also those that compile and collect garbage. */
function readBusy(pid: string): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const times = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]);
  return times.reduce((sum, time) => sum + Number(time) / 1e6, 0);
}

/** The most that was resident at once, in MB. */
function readPeak(pid: string): number {
  const [, kib] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return (Number(kib) * 1024) / 1e6;
}
