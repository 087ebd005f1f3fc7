/** Serves Workers on a plain `workerd serve`: no proxy, no simulator, one process. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { bundle, type Upload } from "./bundle.ts";
import { writeConfig } from "./config.ts";

/** A Worker to serve, by its wrangler.toml. Of bindings it may have KV, which is held in memory, and services. */
export interface Project {
  /** The folder of the wrangler.toml, absolute. What `main` needs has been built. */
  readonly root: string;
  /** Stands in for the config's compatibility date. */
  readonly date?: string | undefined;
}

/** Workers that run in one workerd process. */
export interface Served {
  /** Where each project listens, in their order. */
  readonly urls: readonly URL[];
  /** What of each project would be uploaded. */
  readonly uploads: readonly Upload[];
  /** Resident memory of the process, in bytes. Only on Linux. */
  readonly residentMemory: () => number;
  /** How long the thread that runs the Workers has been on a processor, in milliseconds. Only on Linux. */
  readonly busy: () => number;
  /** Ends the process. */
  readonly stop: () => Promise<void>;
}

/** Bundles the projects as they would be deployed, and serves all of them from one workerd, a port each. */
export async function serve(projects: readonly Project[], v8Flags: readonly string[] = []): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "bimetal-workerd-"));
  try {
    const bundles = [];
    for (const [index, { root, date }] of projects.entries()) {
      const made = await bundle(root, join(folder, String(index)));
      bundles.push({ ...made, compatibilityDate: date ?? made.compatibilityDate });
    }
    const [kv, origin] = ["kv.js", "origin.js"].map((name) =>
      readFileSync(join(import.meta.dirname, name), "utf8"),
    ) as [string, string];
    writeFileSync(join(folder, "config.capnp"), writeConfig({ bundles, kv, origin, v8Flags }));
    const { child, ports } = await start(join(folder, "config.capnp"), bundles.length);
    return {
      urls: bundles.map(({ name }) => new URL(`http://127.0.0.1:${ports.get(name)}`)),
      uploads: bundles.map(({ upload }) => upload),
      residentMemory: () => residentMemory(child),
      busy: () => busy(child),
      stop: () => stop(child),
    };
  } finally {
    // workerd has read all of it.
    rmSync(folder, { recursive: true });
  }
}

/** The workerd that wrangler brings. */
function workerd(): string {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve("wrangler/package.json"));
  return createRequire(resolve("workerd"))(resolve("workerd")).default;
}

async function start(config: string, sockets: number): Promise<{ child: ChildProcess; ports: Map<string, number> }> {
  const child = spawn(workerd(), ["serve", config, "--control-fd=3"], { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  // Shown only when workerd does not start: later, Workers write to the console.
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4000);
  });
  // On this pipe workerd tells, a line each, which sockets listen at which port.
  const ports = new Map<string, number>();
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
    const { event, socket, port } = JSON.parse(line);
    if (event === "listen") ports.set(socket, port);
    if (ports.size === sockets) return { child, ports };
  }
  throw new Error(`workerd did not start:\n${said}`);
}

function residentMemory(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

/** This file of a process tells of its first thread, in nanoseconds: that is workerd's event loop. */
function busy(child: ChildProcess): number {
  return Number(readFileSync(`/proc/${child.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

/** Ends this process, by its handle: others of its name may run beside it. */
function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
