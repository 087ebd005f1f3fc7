import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A registry of npm packages on this machine. It has what is published there, and asks the machine's own for all else. */
export interface Registry {
  readonly url: string;
  /** An npmrc that leads to it. It lets everybody publish, but npm wants a name. */
  readonly npmrc: string;
  readonly stop: () => Promise<void>;
}

/** Starts one whose storage is in a folder. It never asks for packages of the given names. */
export async function startRegistry(folder: string, names: readonly string[]): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const everybody = { access: "$all", publish: "$all", unpublish: "$all" };
  const config = {
    storage: join(folder, "storage"),
    self_path: join(folder, "config.json"),
    auth: { htpasswd: { file: join(folder, "htpasswd") } },
    // What is asked for once is not asked for again: this registry does not live long.
    uplinks: { upstream: { url: findUpstream(), timeout: "120s", maxage: "1h", cache: false, max_fails: 100 } },
    packages: {
      ...Object.fromEntries(names.map((name) => [name, everybody])),
      "**": { access: "$all", publish: "$none", proxy: "upstream" },
    },
    max_body_size: "100mb",
    log: { type: "file", path: join(folder, "log"), level: "warn", format: "pretty" },
  };
  const server: Server = await runServer(config as never);
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  const npmrc = join(folder, "npmrc");
  const url = `http://127.0.0.1:${port}/`;
  writeFileSync(npmrc, `registry=${url}\n//127.0.0.1:${port}/:_authToken=nobody\n`);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, npmrc, stop };
}

/** Whatever this machine installs packages from. */
function findUpstream(): string {
  return execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
}
