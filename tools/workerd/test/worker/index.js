export default {
  async fetch(request, env) {
    await env.KV.put("a key/ü", request.url.slice(-3));
    const kept = await env.KV.get("a key/ü");
    await env.KV.delete("a key/ü");
    const gone = await env.KV.get("a key/ü");
    const other = await env.OTHER.fetch(request);
    const beyond = await fetch("https://example.com/beyond", { method: "PUT" });
    return Response.json({ kept, gone, other: await other.text(), beyond: await beyond.text() });
  },
};
