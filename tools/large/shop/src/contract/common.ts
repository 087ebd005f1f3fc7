import { json } from "bimetal";
import { z } from "zod";

/** Why a request was not done, as RFC 9457 has it. */
export const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem" });
export const problem = json(Problem, "application/problem+json");

export const Timestamp = z.iso.datetime().meta({ id: "Timestamp", description: "ISO 8601, in UTC." });

/** A decimal number as text, because a double cannot hold most of them. */
export const Amount = z
  .string()
  .regex(/^(0|[1-9]\d{0,9})\.\d{2}$/)
  .meta({ id: "Amount", description: "With two digits after the point: `12.50`." });
export const Currency = z.enum(["EUR", "USD", "GBP"]).meta({ id: "Currency" });
export const Money = z.object({ amount: Amount, currency: Currency }).meta({ id: "Money" });

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ id: "Country", description: "ISO 3166." });
export const Sku = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
  .meta({ id: "Sku" });
export const Percent = z.number().min(0).max(100).multipleOf(0.5).meta({ id: "Percent" });
export const Quantity = z.int().min(1).max(999).meta({ id: "Quantity" });

export const Address = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    lines: z.tuple([z.string().min(1), z.string().optional()]),
    city: z.string().min(1),
    postalCode: z.string().min(2).max(12),
    country: Country,
    phone: z.e164().optional(),
  })
  .meta({ id: "Address" });

export const paging = {
  limit: z.int().min(1).max(50).default(20),
  after: z.string().optional().describe("The last id of the page before."),
};

/** What examples are answered with. */
export const at = "2026-11-01T09:00:00Z";
export const euros = (amount: string) => ({ amount, currency: "EUR" });
export const home = { name: "Ada", lines: ["1 Main St"], city: "London", postalCode: "N1 9GU", country: "GB" };
export const refusal = (status: number, title: string, detail: string) => ({
  status,
  body: { type: "about:blank", title, status, detail },
});
