/** A Worker that serves the sets of the table: by Hono, or by the Rust router in Wasm. Headers name the set and the router. */

import table from "../../../../crates/bimetal/fixtures/routing.json";
import module from "../../dist/parity.wasm";
import { instantiateWasm } from "../wasm.ts";
import { createApp } from "./hono.ts";
import type { Answer, RouteSet } from "./route-set.ts";

const sets = table as unknown as readonly RouteSet[];
const apps = sets.map(({ routes }) => createApp(routes));
const ask = instantiateWasm(module);

export default {
  fetch(request: Request): Response | Promise<Response> {
    const index = Number(request.headers.get("set"));
    return request.headers.get("router") === "wasm"
      ? askRust(index, request)
      : (apps[index] as (typeof apps)[0]).fetch(request);
  },
};

function askRust(index: number, request: Request): Response {
  const path = new URL(request.url).pathname;
  const question = { routes: sets[index]?.routes, requests: [{ method: request.method, path }] };
  const [answer] = JSON.parse(ask("routes", JSON.stringify(question))).bimetal as Answer[];
  return new Response(null, { headers: { answer: encodeURIComponent(JSON.stringify(answer)) } });
}
