import { json } from "bimetal";
import { z } from "zod";

/** Why a request was not done, as RFC 9457 has it. */
export const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem" });
export const problem = json(Problem, "application/problem+json");

export const Timestamp = z.iso
  .datetime({ precision: 3 })
  .meta({ id: "Timestamp", description: "To the millisecond, in UTC." });
export const Id = z.ulid().meta({ id: "Id" });
export const Handle = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9_.]{1,29}$/)
  .meta({ id: "Handle", description: "How somebody is mentioned." });
export const Author = z.object({ handle: Handle, bot: z.boolean().default(false) }).meta({ id: "Author" });
export const Emoji = z.string().min(1).max(32).meta({ id: "Emoji" });

/** What the query of a list in both directions has. */
export const Window = z
  .object({
    limit: z.int().min(1).max(100).default(50),
    before: Id.optional(),
    after: Id.optional(),
  })
  .meta({ id: "Window" });
export const ChannelPath = z.object({ channel: Handle }).meta({ id: "ChannelPath" });
export const MessagePath = ChannelPath.extend({ message: Id }).meta({ id: "MessagePath" });

/** What examples are answered with. */
export const at = "2026-11-01T09:00:00.000Z";
export const ids = ["01ARZ3NDEKTSV4RRFFQ69G5FA0", "01ARZ3NDEKTSV4RRFFQ69G5FA1", "01ARZ3NDEKTSV4RRFFQ69G5FA2"] as const;
export const nobody = "01ARZ3NDEKTSV4RRFFQ69G5FAZ";
export const ada = { handle: "ada", bot: false };
export const refusal = (status: number, title: string, detail: string) => ({
  status,
  body: { type: "about:blank", title, status, detail },
});
