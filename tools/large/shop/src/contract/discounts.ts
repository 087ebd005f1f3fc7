import { del, empty, get, group, post, put } from "bimetal";
import { z } from "zod";
import { Amount, at, Country, euros, Money, Percent, problem, refusal, Sku, Timestamp } from "./common.ts";

export const DiscountCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{4,16}$/)
  .meta({ id: "DiscountCode" });

const PercentOff = z
  .object({ kind: z.literal("percent"), percent: Percent, most: Money.optional() })
  .meta({ id: "PercentOff" });
const AmountOff = z.object({ kind: z.literal("amount"), off: Money }).meta({ id: "AmountOff" });
const BuyAndGet = z
  .object({ kind: z.literal("buy-and-get"), buy: z.tuple([Sku, z.int().min(1)]), get: z.tuple([Sku, z.int().min(1)]) })
  .meta({ id: "BuyAndGet" });
const FreeShipping = z
  .object({ kind: z.literal("free-shipping"), to: z.array(Country).optional() })
  .meta({ id: "FreeShipping" });
const Benefit = z
  .discriminatedUnion("kind", [PercentOff, AmountOff, BuyAndGet, FreeShipping])
  .meta({ id: "Benefit", description: "What a code is good for." });

const Condition = z
  .xor([
    z.object({ minimum: Money }).meta({ id: "MinimumSpent" }),
    z.object({ skus: z.array(Sku).min(1) }).meta({ id: "OneOf" }),
    z.object({ firstOrder: z.literal(true) }).meta({ id: "FirstOrder" }),
  ])
  .meta({ id: "Condition" });

const Discount = z
  .object({
    code: DiscountCode,
    benefit: Benefit,
    conditions: z.array(Condition),
    valid: z.tuple([Timestamp, Timestamp.nullable()]).describe("From and until."),
    uses: z.object({ made: z.int().min(0), most: z.int().min(1).nullable() }).meta({ id: "Uses" }),
  })
  .meta({ id: "Discount" });
const NewDiscount = Discount.omit({ uses: true })
  .partial({ conditions: true, valid: true })
  .extend({ mostUses: z.int().min(1).nullish() })
  .meta({ id: "NewDiscount" });

const Zone = z
  .object({
    name: z.string().min(1),
    countries: z.array(Country).min(1),
    days: z.tuple([z.int().min(0), z.int().min(0)]),
  })
  .meta({ id: "Zone" });
const Rate = z
  .object({ zone: z.string(), service: z.enum(["economy", "express"]), price: Money, freeFrom: Amount.nullable() })
  .meta({ id: "Rate" });
const ShippingRules = z
  .object({ zones: z.array(Zone), rates: z.array(Rate), taxes: z.record(Country, Percent) })
  .meta({ id: "ShippingRules" });
const Parcel = z
  .object({ grams: z.int().min(1).max(30_000), fragile: z.boolean().default(false) })
  .meta({ id: "Parcel" });
const QuoteRequest = z
  .object({ to: Country, parcels: z.array(Parcel).min(1).max(20), value: Money })
  .meta({ id: "QuoteRequest" });
const Quote = z.object({ rate: Rate, total: Money, days: z.tuple([z.int(), z.int()]) }).meta({ id: "Quote" });

const spring = {
  code: "SPRING",
  benefit: { kind: "percent", percent: 12.5, most: euros("50.00") },
  conditions: [{ minimum: euros("20.00") }, { firstOrder: true }],
  valid: [at, null],
  uses: { made: 3, most: 100 },
};
const rules = {
  zones: [{ name: "Near", countries: ["GB", "IE"], days: [1, 3] }],
  rates: [{ zone: "Near", service: "economy", price: euros("4.90"), freeFrom: "50.00" }],
  taxes: { GB: 20, IE: 23 },
};

export const discounts = group("/discounts", {
  routes: {
    list: get("/", {
      responses: { 200: z.array(Discount) },
      examples: { one: { response: { status: 200, body: [spring] } } },
    }),
    create: post("/", {
      body: NewDiscount,
      responses: { 201: Discount, 409: problem },
      examples: {
        "one and another": {
          request: {
            body: { code: "twocups", benefit: { kind: "buy-and-get", buy: ["cup-red", 1], get: ["cup-red", 1] } },
          },
          response: {
            status: 201,
            body: {
              code: "TWOCUPS",
              benefit: { kind: "buy-and-get", buy: ["CUP-RED", 1], get: ["CUP-RED", 1] },
              conditions: [],
              valid: [at, null],
              uses: { made: 0, most: null },
            },
          },
        },
        "for some": {
          request: {
            body: {
              code: "FREE2026",
              benefit: { kind: "free-shipping", to: ["GB"] },
              conditions: [{ skus: ["CUP-RED"] }],
              mostUses: 5,
            },
          },
          response: {
            status: 201,
            body: {
              code: "FREE2026",
              benefit: { kind: "free-shipping", to: ["GB"] },
              conditions: [{ skus: ["CUP-RED"] }],
              valid: [at, null],
              uses: { made: 0, most: 5 },
            },
          },
        },
      },
    }),
    read: get("/:code", {
      params: z.object({ code: DiscountCode }).meta({ id: "DiscountPath" }),
      responses: { 200: Discount, 404: problem },
      examples: {
        "in small letters": { request: { params: { code: "spring" } }, response: { status: 200, body: spring } },
        none: { request: { params: { code: "NONE" } }, response: refusal(404, "Not Found", "There is no code NONE.") },
      },
    }),
    remove: del("/:code", {
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params: { code: "SPRING" } }, response: { status: 204 } } },
    }),
  },
});

export const shipping = group("/shipping", {
  routes: {
    readRules: get("/rules", {
      responses: { 200: ShippingRules },
      examples: { all: { response: { status: 200, body: rules } } },
    }),
    setRules: put("/rules", {
      body: ShippingRules,
      responses: { 200: ShippingRules },
      examples: { all: { request: { body: rules }, response: { status: 200, body: rules } } },
    }),
    quote: post("/quotes", {
      body: QuoteRequest,
      responses: { 200: Quote, 422: problem },
      examples: {
        near: {
          request: { body: { to: "IE", parcels: [{ grams: 500 }], value: euros("20.00") } },
          response: { status: 200, body: { rate: rules.rates[0], total: euros("4.90"), days: [1, 3] } },
        },
        "too far": {
          request: { body: { to: "NZ", parcels: [{ grams: 500, fragile: true }], value: euros("20.00") } },
          response: refusal(422, "Unprocessable Content", "Nothing is sent to NZ."),
        },
      },
    }),
  },
});
