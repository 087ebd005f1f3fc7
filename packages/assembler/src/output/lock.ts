import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A holder touches its lock this often, in milliseconds, and has died when it has not done so for {@link STALE}. */
const HEARTBEAT = 1000;
const STALE = 10_000;
const RETRY = 50;

/**
 * Runs `action` while no other process runs one under the same lock file. A lock whose process has died is taken over. Should
 * two take over the same one in the same moment, both run: each file that they write is whole all the same.
 */
export async function withLock<T>(file: string, signal: AbortSignal | undefined, action: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryLock(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await sleep(RETRY, undefined, { signal });
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT);
  try {
    return await action();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isAbandoned(file: string): boolean {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const pid = Number(readFileSync(file, "utf8"));
    // A holder that has made the file and not yet written its number has 0 here: only age tells of it.
    return age > STALE || (pid > 0 && !isAlive(pid));
  } catch {
    return false; // it was released meanwhile
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Someone has removed `.wrangler`. The build goes on; the next one makes a new lock.
  }
}
