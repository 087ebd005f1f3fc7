import type { Handlers } from "../generated/routes";
import { NOW } from "./problem.ts";

/** Drafts, and what is read and answered as it would be said. */
export const writing = {
  messagesCheck: ({ body: { text, attachments, replyTo = null } }) => ({
    id: "01ARZ3NDEKTSV4RRFFQ69G5FA0",
    by: { handle: "ada", bot: false },
    text,
    attachments,
    reactions: {},
    replyTo,
    at: NOW,
  }),
  messagesOutline: ({ body }) => body,

  draftsRead: () => ({ text: null, silent: false }),
  draftsSave: ({ body }) => body,

  searchSaveHere: ({ body }) => body,
  eventsReplay: ({ body }) => body,
} satisfies Partial<Handlers>;
