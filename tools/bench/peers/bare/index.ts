import { total, worth } from "../../src/total.ts";

/** What workerd can do at most: no router, and no schema. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/catalog") return Response.json({ worth: worth(await request.json()) });
    if (request.method === "POST") {
      const order = await request.json<{ id: string; items: [] }>();
      return Response.json({ id: order.id, total: total(order) });
    }
    if (pathname.startsWith("/text/")) return new Response(`hello, ${decodeURIComponent(pathname.slice(6))}`);
    return Response.json({ text: `hello, ${decodeURIComponent(pathname.slice(6))}` });
  },
};
