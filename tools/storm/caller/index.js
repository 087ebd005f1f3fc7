// Calls the storm's Worker and gives up: a client of HTTP that does so does not abort on a local workerd.
export default {
  async fetch(request, env) {
    const controller = new AbortController();
    const { pathname } = new URL(request.url);
    setTimeout(() => controller.abort(), 10);
    return env.STORM.fetch(`https://storm${pathname}`, { ...CALLS[pathname], signal: controller.signal }).then(
      async (response) => new Response(`not aborted: ${await response.text()}`),
      () => new Response("aborted"),
    );
  },
};

const CALLS = {
  "/calm/sleep/2000": {},
  // Its body never comes.
  "/calm/upload": {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    get body() {
      return new ReadableStream();
    },
  },
};
