/** The routes of `answers.rs` in TypeScript. */
import type { Handlers } from "../generated/routes";

export const answers: Pick<Handlers, "answersTypescriptHeaders"> = {
  answersTypescriptHeaders: ({ body: { status, headers }, reply }) => {
    if (status === 200) return reply(200, new Blob(["streamed"]).stream(), headers);
    return status === 204 ? reply(204, undefined, headers) : reply(302, "/elsewhere", headers);
  },
};
