import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";
import { endGroup } from "../run.ts";
import { DERIVED } from "./derived-config.ts";

export interface WranglerOptions {
  readonly root: string;
  /** wrangler's own script, of the project. */
  readonly script: string;
  /** The name that the author knows the config under. */
  readonly config: string;
  readonly env?: string | undefined;
  readonly port: number | undefined;
  readonly color: boolean;
  readonly onLine: (line: string) => void;
  /** It answers under this URL: at the start, and after each restart. */
  readonly onReady: (url: string) => void;
  /** It has ended without being asked to. */
  readonly onExit: (ended: { readonly wasReady: boolean }) => void;
}

/** `wrangler dev` as a child process that can be started again. */
export interface Wrangler {
  readonly isRunning: () => boolean;
  readonly start: () => void;
  /** Ends it and what it has started. */
  readonly stop: () => Promise<void>;
}

export function createWrangler(options: WranglerOptions): Wrangler {
  const { root, script, config, env, color } = options;
  let child: ChildProcess | undefined;
  // A restart keeps the address that the author has open.
  let port = options.port;
  const start = (): void => {
    let wasReady = false;
    const flags = [...(env === undefined ? [] : ["--env", env]), ...(port ? ["--port", String(port)] : [])];
    const started = spawn(process.execPath, [script, "dev", "-c", DERIVED, ...flags], {
      cwd: root,
      env: { ...process.env, WRANGLER_HIDE_BANNER: "true", ...(color ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    child = started;
    const onLine = (line: string): void => {
      const url = READY.exec(line)?.[1];
      if (url === undefined) {
        // What esbuild has to say is coloured whatever the environment asks for.
        options.onLine((color ? line : stripVTControlCharacters(line)).replaceAll(DERIVED, config));
      } else {
        wasReady = true;
        port = Number(new URL(url).port) || port;
        options.onReady(url);
      }
    };
    for (const stream of [started.stdout, started.stderr]) createInterface({ input: stream }).on("line", onLine);
    started.on("close", () => {
      if (child !== started) return;
      child = undefined;
      options.onExit({ wasReady });
    });
  };
  return { isRunning: () => child !== undefined, start, stop };

  async function stop(): Promise<void> {
    const running = child;
    child = undefined;
    if (running === undefined) return;
    const ended = new Promise((resolve) => running.once("close", resolve));
    endGroup(running.pid);
    const timer = setTimeout(() => endGroup(running.pid, "SIGKILL"), PATIENCE);
    await ended;
    clearTimeout(timer);
  }
}

const READY = /Ready on (https?:\/\/\S+)/;

/** Milliseconds that wrangler has to end before it is killed. */
const PATIENCE = 3000;
