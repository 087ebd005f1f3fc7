import type { Handlers } from "../generated/routes";
import type { Comment } from "../generated/schemas";
import { ADA, NOW, notFound, pageOf } from "./samples.ts";

const seen: Comment = { id: 1, by: ADA, text: "Seen.", mentions: [], pinned: false, createdAt: NOW };

/** Comments on an issue, and activity that comes from another tracker. */
export const discussion = {
  commentsList: ({ query }) => {
    const comments = [seen].slice(0, query.limit);
    return { comments, page: pageOf(comments) };
  },
  commentsAdd: ({ body, reply }) => reply(201, { ...seen, id: 2, ...body }),
  commentsChange: ({ params, body, reply }) => {
    if (params.comment !== seen.id) return reply(404, notFound(`comment ${params.comment}`));
    return { ...seen, ...body, ...(body.text !== undefined && { editedAt: NOW }) };
  },
  commentsRemove: ({ reply }) => reply(204),

  activityImport: ({ body: { events } }) => ({ events, page: pageOf(events) }),
} satisfies Partial<Handlers>;
