/** Starts the storm's Worker on workerd, and looks at its process. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { createTestHarness, type TestHarness } from "wrangler";

const root: string = join(import.meta.dirname, "..");

/** A running Worker. */
export interface Running {
  readonly url: URL;
  readonly harness: TestHarness;
}

/** Starts what `bimetal build` has made. */
export async function startWorker(compatibilityDate?: string): Promise<Running> {
  const { build: _, ...config } = parse(readFileSync(join(root, "wrangler.toml"), "utf8"));
  const date = compatibilityDate ?? config.compatibility_date;
  const harness = createTestHarness({
    root,
    workers: [{ config: { ...config, main: join(root, "dist/worker.js"), compatibility_date: date as string } }],
  });
  const { url } = await harness.listen();
  return { url, harness };
}

/** Resident memory of this process' workerd, in bytes. */
export function residentMemory(): number {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const stats = processes.flatMap((pid) => readStat(pid));
  const own = descendants(process.pid, stats);
  return own.filter(({ name }) => name === "workerd").reduce((sum, { resident }) => sum + resident, 0);
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly resident: number;
}

function readStat(pid: string): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    const fields = text.slice(end + 2).split(" ");
    const name = text.slice(text.indexOf("(") + 1, end);
    return [{ pid: Number(pid), parent: Number(fields[1]), name, resident: Number(fields[21]) * 4096 }];
  } catch {
    return []; // It ended while the list was read.
  }
}

function descendants(pid: number, stats: readonly Stat[]): Stat[] {
  const children = stats.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(child.pid, stats)]);
}
