import type { TestWorker } from "bimetal/test";
import type { Env } from "../generated/env";
import type { Link } from "../generated/schemas";

export type Answer = Awaited<ReturnType<TestWorker<Env>["fetch"]>>;

/** A browser: it keeps its session's cookie, and follows no redirect. */
export interface Visitor {
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Makes a link and gives it. */
  readonly shorten: (url: string, slug?: string) => Promise<Link>;
}

export function createVisitor({ fetch }: TestWorker<Env>): Visitor {
  let cookie = "";
  const ask: Visitor["ask"] = async (method, path, body) => {
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const init = { method, headers: { cookie, ...json }, redirect: "manual" } as const;
    const response = await fetch(path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
    const [given] = response.headers.getSetCookie();
    cookie = given?.split(";")[0] ?? cookie;
    return response;
  };
  return {
    ask,
    shorten: async (url, slug) => {
      const response = await ask("POST", "/api/links", { url, slug });
      if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
      return (await response.json()) as Link;
    },
  };
}
