import { json } from "bimetal";
import { z } from "zod";

/** Why a request was not done, as RFC 9457 has it. */
export const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem" });
export const problem = json(Problem, "application/problem+json");

export const Timestamp = z.iso.datetime().meta({ id: "Timestamp", description: "ISO 8601, in UTC." });

export const ProjectKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{1,9}$/)
  .meta({ id: "ProjectKey", description: "What the names of a project's issues begin with." });

export const Color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/)
  .meta({ id: "Color" });

/** Who did something, or is to do it. */
export const UserRef = z.object({ id: z.int().min(1), name: z.string() }).meta({ id: "UserRef" });

export const ProjectPath = z.object({ key: ProjectKey }).meta({ id: "ProjectPath" });
export const IssuePath = ProjectPath.extend({ number: z.int().min(1) }).meta({ id: "IssuePath" });

/** What the query of every list has. */
export const paging = {
  limit: z.int().min(1).max(100).default(20),
  cursor: z.string().min(1).optional().describe("That of the page before."),
};
export const Paging = z.object(paging).meta({ id: "Paging" });

export const PageInfo = z
  .object({
    total: z.int().min(0),
    cursor: z.string().nullable().describe("What the next page is asked for with; `null` on the last one."),
  })
  .meta({ id: "PageInfo" });

/** What examples are answered with. */
export const at = "2026-11-01T09:00:00Z";
export const ada = { id: 1, name: "Ada" };
export const lastPage = { total: 1, cursor: null };
export const notFound = (what: string) => ({
  status: 404,
  body: { type: "about:blank", title: "Not Found", status: 404, detail: `There is no ${what}.` },
});
