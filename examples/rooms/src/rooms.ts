import type { Handlers } from "../generated/routes";
import { noRoom, problem } from "./problem";

/** What `/api/rooms` does. */
export const rooms = {
  listRooms: async ({ env }) => ({ rooms: await env.LOBBY.getByName("all").list() }),

  openRoom: async ({ body: { room }, env, reply }) => {
    const isNew = await env.ROOMS.getByName(room).open(room);
    return isNew ? reply(201, { room }) : reply(409, problem(409, `There is a room \`${room}\` already.`));
  },

  readLines: async ({ params: { room }, query, env, reply }) => {
    const lines = await env.ROOMS.getByName(room).read(query);
    return lines ? { lines } : reply(404, noRoom(room));
  },

  joinRoom: async ({ params: { room }, env, reply, c }) => {
    if (c.req.header("upgrade") !== "websocket") return reply(426, problem(426, "A room is a WebSocket."));
    const response = await env.ROOMS.getByName(room).fetch(c.req.raw);
    return response.status === 404 ? reply(404, noRoom(room)) : response;
  },
} satisfies Partial<Handlers>;
