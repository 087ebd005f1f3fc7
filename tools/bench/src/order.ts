import { z } from "zod";

/** What a shop's checkout posts: objects, lists, text, numbers, dates and choices, about 1.6 kB. */
export const Order = z
  .object({
    id: z.string().min(8).max(40),
    customer: z.object({
      name: z.string().min(1).max(100),
      email: z.string().max(200),
      address: z.object({
        street: z.string(),
        city: z.string(),
        zip: z.string().max(10),
        country: z.string().length(2),
      }),
    }),
    currency: z.enum(["EUR", "USD", "GBP"]),
    items: z
      .array(
        z.object({
          sku: z.string().max(20),
          title: z.string().max(200),
          quantity: z.int().min(1).max(1000),
          price: z.number().min(0),
          tags: z.array(z.string()).max(10),
          gift: z.boolean(),
        }),
      )
      .min(1)
      .max(1000),
    note: z.string().max(2000).optional(),
  })
  .meta({ id: "Order" });

export type Order = z.infer<typeof Order>;
