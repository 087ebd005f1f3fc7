// The KV namespace of Workers on a plain workerd, which has none: what workerd asks of it, held in memory.
const values = new Map();

export default {
  async fetch(request) {
    const key = new URL(request.url).pathname;
    switch (request.method) {
      case "GET":
        return values.has(key) ? new Response(values.get(key)) : new Response(null, { status: 404 });
      case "PUT":
        values.set(key, await request.arrayBuffer());
        return new Response();
      case "DELETE":
        values.delete(key);
        return new Response();
      default:
        return new Response(null, { status: 501 });
    }
  },
};
