/** The routes of `answers.rs` in TypeScript. */
import type { Handlers } from "../generated/routes";

type Name = Extract<keyof Handlers, `answers${string}`>;

export const answers: Pick<Handlers, Name> = {
  answersTypescriptHeaders: ({ body: { status, headers }, reply }) => {
    if (status === 200) return reply(200, new Blob(["streamed"]).stream(), headers);
    return status === 204 ? reply(204, undefined, headers) : reply(302, "/elsewhere", headers);
  },
  answersTypescriptForm: ({ body }) => body,
  answersTypescriptUpload: async ({ body: { title, count, tags, picture, note, pages } }) => {
    const files = [picture, ...(note ? [note] : []), ...pages].map(async (file) => {
      const bytes = [...new Uint8Array(await file.arrayBuffer())];
      return { name: file.name, type: file.type, bytes: String.fromCharCode(...bytes) };
    });
    return { title, count, ...(tags && { tags }), files: await Promise.all(files) };
  },
  answersTypescriptCookies: ({ cookies }) => cookies,
  answersTypescriptQuery: ({ query }) => query["?a"],
  answersTypescriptEvents: async function* ({ body: { events, pause, fails } }) {
    for (const event of events) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      yield event;
    }
    if (fails) throw new Error("the stream fails");
  },
};
