import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What npm sends of a package. */
interface Packument {
  readonly name: string;
  readonly "dist-tags": Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

/** Stand-ins of both registries, on one port of this machine. */
export interface Registries {
  readonly url: string;
  /** Names that are refused. */
  readonly refused: Set<string>;
  /** `crate bimetal 0.1.0`, in the order of publishing. */
  readonly published: readonly string[];
  readonly packages: ReadonlyMap<string, Packument>;
  readonly close: () => Promise<void>;
}

export async function startRegistries(): Promise<Registries> {
  const refused = new Set<string>();
  const published: string[] = [];
  const packages = new Map<string, Packument>();
  const index = new Map<string, string[]>();

  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const path = decodeURIComponent(request.url ?? "");
    const [status, answer] =
      request.method === "PUT"
        ? path === "/api/v1/crates/new"
          ? takeCrate(body)
          : takePackage(JSON.parse(body.toString()))
        : path.startsWith("/index/")
          ? readIndex(path.slice("/index/".length))
          : readPackage(path.slice(1));
    response.writeHead(status, { "content-type": "application/json" }).end(answer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function readIndex(path: string): Answer {
    if (path === "config.json") return [200, JSON.stringify({ dl: `${url}/dl`, api: url })];
    const lines = index.get(path.split("/").at(-1) ?? "");
    return [lines ? 200 : 404, lines?.join("\n") ?? ""];
  }

  /** The body is the crate's description and the crate, each behind its length. */
  function takeCrate(body: Buffer): Answer {
    const { name, vers } = JSON.parse(body.subarray(4, 4 + body.readUInt32LE(0)).toString());
    const lines = index.get(name) ?? [];
    const refuse = (detail: string): Answer => [200, JSON.stringify({ errors: [{ detail }] })];
    if (lines.some((line) => JSON.parse(line).vers === vers)) return refuse(`${name} ${vers} is already uploaded`);
    if (refused.has(name)) return refuse(`${name} is refused`);
    published.push(`crate ${name} ${vers}`);
    const entry = { name, vers, deps: [], features: {}, cksum: "0".repeat(64), yanked: false };
    index.set(name, [...lines, JSON.stringify(entry)]);
    return [200, "{}"];
  }

  function readPackage(name: string): Answer {
    const found = packages.get(name);
    return [found ? 200 : 404, JSON.stringify(found ?? { error: "not found" })];
  }

  function takePackage(sent: Packument): Answer {
    const [version = ""] = Object.keys(sent.versions);
    const { versions = {} } = packages.get(sent.name) ?? {};
    const refuse = (error: string): Answer => [403, JSON.stringify({ error })];
    if (refused.has(sent.name)) return refuse(`${sent.name} is refused`);
    if (version in versions) return refuse(`${sent.name} ${version} is there`);
    published.push(`package ${sent.name} ${version}`);
    packages.set(sent.name, { ...sent, versions: { ...versions, ...sent.versions } });
    return [201, "{}"];
  }

  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, refused, published, packages, close };
}

type Answer = readonly [status: number, body: string];
