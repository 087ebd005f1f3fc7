/** A stand-in of Cloudflare's API on 127.0.0.1. It knows what wrangler asks today, and nothing else. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Account, createAccount } from "./account.ts";
import { ApiError, type Asked, type Handler, routes } from "./api.ts";

export interface Cloudflare {
  readonly account: Account;
  /** `POST /queues`, in the order in which they came. */
  readonly requests: string[];
  /** Requests that it does not know. */
  readonly unknown: string[];
  /** The variables by which wrangler finds it. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => void;
}

const BASE = "/client/v4/accounts/0123456789abcdef0123456789abcdef";
const TOKEN = "a-token-for-tests";

export async function startCloudflare(): Promise<Cloudflare> {
  const account = createAccount();
  const requests: string[] = [];
  const unknown: string[] = [];
  const server = createServer(async (request, response) => {
    const { status, ...answer } = await respond(request).catch((error) => refuse(error));
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  const respond = async (request: IncomingMessage): Promise<Answer> => {
    const body = Buffer.concat(await request.toArray());
    const { pathname, searchParams: query } = new URL(request.url ?? "", "http://cloudflare");
    const what = `${request.method} ${pathname.replace(BASE, "")}`;
    requests.push(what);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) throw new ApiError(401, 10000, "Authentication error");
    const found = pathname.startsWith(`${BASE}/`) ? findRoute(what) : undefined;
    if (!found) {
      unknown.push(what);
      throw new ApiError(404, 7003, `Could not route to ${what}`);
    }
    const contentType = request.headers["content-type"] ?? "";
    const { handler, at, inner } = found;
    const result = await handler({ account, query, body, contentType, at, inner });
    // Of lists there is one page.
    return { status: 200, success: true, errors: [], messages: [], result, result_info: { page: 1, total_pages: 1 } };
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    account,
    requests,
    unknown,
    env: {
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${port}/client/v4`,
      CLOUDFLARE_API_TOKEN: TOKEN,
      CLOUDFLARE_ACCOUNT_ID: BASE.slice(BASE.lastIndexOf("/") + 1),
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly success: boolean;
  readonly [field: string]: unknown;
}

interface Found extends Pick<Asked, "at" | "inner"> {
  readonly handler: Handler;
}

function findRoute(what: string): Found | undefined {
  const given = what.split("/");
  for (const [route, handler] of Object.entries(routes)) {
    const parts = route.split("/");
    const matches =
      parts.length === given.length && parts.every((part, index) => part.startsWith(":") || part === given[index]);
    const take = (name: string) => decodeURIComponent(given[parts.indexOf(name)] ?? "");
    if (matches) return { handler, at: take(":name"), inner: take(":inner") };
  }
  return undefined;
}

/** A mistake of ours is an error of the API, too: its message says where it is. */
function refuse(error: Error): Answer {
  const { status, code, message } =
    error instanceof ApiError ? error.refusal : { status: 500, code: 1, message: String(error.stack) };
  return { status, success: false, errors: [{ code, message }], messages: [], result: null };
}
