import { z } from "zod";

/** What a shop imports at once: many items alike, about 42 kB. */
export const Catalog = z
  .object({
    items: z
      .array(
        z.object({
          id: z.string().min(1).max(40),
          name: z.string().max(100),
          price: z.number().min(0),
          tags: z.array(z.string()).max(10),
        }),
      )
      .max(1000),
  })
  .meta({ id: "Catalog" });

export const CATALOG: z.infer<typeof Catalog> = {
  items: Array.from({ length: 500 }, (_, n) => ({
    id: `item-${10_000 + n}`,
    name: `Part ${n} of a loom`,
    price: 12.5,
    tags: ["loom", "spare"],
  })),
};
