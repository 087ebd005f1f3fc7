import type { Handlers } from "../generated/routes";
import type { Channel, Member } from "../generated/schemas";
import { NOW, notFound, problem } from "./problem.ts";

const general: Channel = {
  name: "general",
  kind: "public",
  topic: "Anything",
  members: 2,
  retention: "forever",
  archived: false,
  createdAt: NOW,
};
const owner: Member = { handle: "ada", role: "owner", joinedAt: NOW };

/** `/channels`, who is in them, and what is kept at hand there. */
export const channels = {
  channelsList: ({ query: { kind, archived } }) => {
    return [general].filter((channel) => channel.archived === archived && (kind?.includes(channel.kind) ?? true));
  },
  channelsCreate: ({ body: { name, kind, topic = null, invite, retention }, reply }) => {
    if (name === general.name) return reply(409, problem(409, "Conflict", `There is a channel ${name}.`));
    return { ...general, name, kind, topic, members: 1 + invite.length, retention };
  },
  channelsRead: ({ params: { channel }, reply }) => {
    return channel === general.name ? general : reply(404, notFound(`channel ${channel}`));
  },
  channelsChange: ({ params: { channel }, body, reply }) => {
    return channel === general.name ? { ...general, ...body } : reply(404, notFound(`channel ${channel}`));
  },
  channelsSetSideBar: ({ body }) => body,

  channelsMembersList: () => [owner],
  channelsMembersInvite: ({ body: { handles, role } }) => handles.map((handle) => ({ handle, role, joinedAt: NOW })),
  channelsMembersChange: ({ params: { handle }, body, reply }) => {
    return handle === owner.handle ? { ...owner, ...body } : reply(404, notFound(`member ${handle}`));
  },
  channelsMembersRemove: ({ reply }) => reply(204),

  channelsBookmarksList: () => [],
  channelsBookmarksAdd: ({ body: { emoji = null, ...bookmark } }) => ({ id: 1, ...bookmark, emoji }),
  channelsBookmarksRemove: ({ reply }) => reply(204),
} satisfies Partial<Handlers>;
