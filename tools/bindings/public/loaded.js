import { WorkerEntrypoint } from "cloudflare:workers";

/** What a worker loader starts. */
export default class extends WorkerEntrypoint {
  add(a, b) {
    return a + b;
  }

  async fetch() {
    const reached = await fetch("https://example.com/").then(
      () => "the network",
      () => "no network",
    );
    return new Response(`${this.env.GREETING}, ${reached}`);
  }
}
