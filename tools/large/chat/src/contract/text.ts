import { z } from "zod";
import { Handle, Id } from "./common.ts";

const Mark = z.enum(["bold", "italic", "strike", "code"]).meta({ id: "Mark" });
const Run = z
  .object({ node: z.literal("run"), text: z.string().min(1), marks: z.array(Mark).max(4).optional() })
  .meta({ id: "Run" });
const Mention = z.object({ node: z.literal("mention"), who: Handle }).meta({ id: "Mention" });
const CodeBlock = z
  .object({ node: z.literal("code"), language: z.string().nullable(), source: z.string() })
  .meta({ id: "CodeBlock" });
const Embed = z
  .object({ node: z.literal(["image", "file"]), upload: Id, alt: z.string().nullish() })
  .meta({ id: "Embed" });

const Link = z
  .object({
    node: z.literal("link"),
    to: z.httpUrl(),
    get children() {
      return z.array(RichNode).min(1);
    },
  })
  .meta({ id: "Link" });
const Quote = z
  .object({
    node: z.literal("quote"),
    of: Handle.optional(),
    get children() {
      return z.array(RichNode);
    },
  })
  .meta({ id: "Quote" });
const List = z
  .object({
    node: z.literal("list"),
    ordered: z.boolean().default(false),
    get items() {
      return z.array(z.array(RichNode)).min(1);
    },
  })
  .meta({ id: "List" });

/** A part of a text; some have others inside. */
export const RichNode: z.ZodType = z
  .lazy(() => z.discriminatedUnion("node", [Run, Mention, CodeBlock, Embed, Link, Quote, List]))
  .meta({ id: "RichNode" });

export const RichText = z
  .object({ nodes: z.array(RichNode).min(1).max(500), lang: z.string().length(2).optional() })
  .meta({ id: "RichText" });

/** What examples say. */
export const hello = { nodes: [{ node: "run", text: "Hello" }] };
export const everything = {
  nodes: [
    { node: "run", text: "Hello ", marks: ["bold", "italic"] },
    { node: "mention", who: "bob" },
    { node: "code", language: "rust", source: "fn main() {}" },
    { node: "image", upload: "01ARZ3NDEKTSV4RRFFQ69G5FA0", alt: null },
    { node: "link", to: "https://example.com/", children: [{ node: "run", text: "here" }] },
    {
      node: "quote",
      of: "ada",
      children: [
        { node: "quote", children: [{ node: "run", text: "so said she" }] },
        {
          node: "list",
          ordered: true,
          items: [[{ node: "run", text: "one" }], [{ node: "mention", who: "ada" }]],
        },
      ],
    },
  ],
  lang: "en",
};
