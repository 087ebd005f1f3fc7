import { del, empty, get, group, patch, post, put } from "bimetal";
import { z } from "zod";
import { Country, Currency, euros, Money, problem, Quantity, refusal, Sku } from "./common.ts";
import { DiscountCode } from "./discounts.ts";

const GiftWrap = z
  .object({ paper: z.enum(["plain", "stars"]).default("plain"), message: z.string().trim().max(200).nullish() })
  .meta({ id: "GiftWrap" });

export const CartLine = z
  .object({
    sku: Sku,
    title: z.string(),
    quantity: Quantity,
    price: Money.describe("Of one."),
    wrap: GiftWrap.optional(),
    custom: z.record(z.string(), z.string()),
  })
  .meta({ id: "CartLine" });
const NewLine = z
  .object({
    sku: Sku,
    quantity: Quantity.default(1),
    wrap: GiftWrap.optional(),
    custom: z.record(z.string().max(20), z.string().max(100)).default({}),
  })
  .meta({ id: "NewLine" });
const LinePatch = z.object({ quantity: Quantity.optional(), wrap: GiftWrap.nullish() }).meta({ id: "LinePatch" });

const TotalsPart = z
  .discriminatedUnion("of", [
    z.object({ of: z.literal("goods"), amount: Money }).meta({ id: "Goods" }),
    z.object({ of: z.literal("discount"), amount: Money, code: DiscountCode }).meta({ id: "DiscountPart" }),
    z.object({ of: z.literal("tax"), amount: Money, percent: z.number() }).meta({ id: "Tax" }),
  ])
  .meta({ id: "TotalsPart" });
export const Totals = z.object({ parts: z.array(TotalsPart), total: Money }).meta({ id: "Totals" });

const Cart = z
  .object({
    id: z.string(),
    currency: Currency,
    lines: z.array(CartLine),
    code: DiscountCode.nullable(),
    note: z.string().optional(),
  })
  .meta({ id: "Cart" });
const NewCart = z
  .object({ currency: Currency.default("EUR"), lines: z.array(NewLine).max(50).default([]) })
  .meta({ id: "NewCart" });
const CodeUse = z.object({ code: DiscountCode }).meta({ id: "CodeUse" });
const LinePath = z.object({ id: z.string(), sku: Sku }).meta({ id: "LinePath" });

const params = { id: "c1" };
const line = { sku: "CUP-RED", title: "Cup", quantity: 2, price: euros("12.50"), custom: {} };
const cart = { id: "c1", currency: "EUR", lines: [line], code: null };

export const carts = group("/carts", {
  in: "rust",
  routes: {
    create: post("/", {
      body: NewCart,
      responses: { 201: Cart, 422: problem },
      examples: {
        empty: {
          request: { body: {} },
          response: { status: 201, body: { id: "c2", currency: "EUR", lines: [], code: null } },
        },
        "with a line": {
          request: { body: { lines: [{ sku: "cup-red", quantity: 3, wrap: {}, custom: { name: "Ada" } }] } },
          response: {
            status: 201,
            body: {
              id: "c2",
              currency: "EUR",
              lines: [{ ...line, quantity: 3, wrap: { paper: "plain" }, custom: { name: "Ada" } }].map(
                ({ sku, title, quantity, price, wrap, custom }) => ({ sku, title, quantity, price, wrap, custom }),
              ),
              code: null,
            },
          },
        },
      },
    }),
    read: get("/:id", {
      responses: { 200: Cart, 404: problem },
      examples: {
        one: { request: { params }, response: { status: 200, body: cart } },
        none: { request: { params: { id: "c9" } }, response: refusal(404, "Not Found", "There is no cart c9.") },
      },
    }),
    addLine: post("/:id/lines", {
      body: NewLine,
      responses: { 200: Cart, 404: problem, 422: problem },
      examples: {
        "what is not sold": {
          request: { params, body: { sku: "FORK" } },
          response: refusal(422, "Unprocessable Content", "FORK is not sold."),
        },
        gold: {
          request: { params, body: { sku: "CUP-GOLD" } },
          response: {
            status: 200,
            body: {
              ...cart,
              lines: [line, { sku: "CUP-GOLD", title: "Golden cup", quantity: 1, price: euros("99.00"), custom: {} }],
            },
          },
        },
      },
    }),
    changeLine: patch("/:id/lines/:sku", {
      params: LinePath,
      body: LinePatch,
      responses: { 200: CartLine, 404: problem },
      examples: {
        more: {
          request: { params: { id: "c1", sku: "CUP-RED" }, body: { quantity: 5, wrap: null } },
          response: { status: 200, body: { ...line, quantity: 5 } },
        },
      },
    }),
    removeLine: del("/:id/lines/:sku", {
      params: LinePath,
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params: { id: "c1", sku: "cup-red" } }, response: { status: 204 } } },
    }),
    useCode: put("/:id/code", {
      body: CodeUse,
      responses: { 200: Cart, 404: problem, 422: problem },
      examples: {
        spring: {
          request: { params, body: { code: "spring" } },
          response: { status: 200, body: { ...cart, code: "SPRING" } },
        },
        "one that is not there": {
          request: { params, body: { code: "AUTUMN" } },
          response: refusal(422, "Unprocessable Content", "There is no code AUTUMN."),
        },
      },
    }),
    totals: get("/:id/totals", {
      query: z.object({ country: Country.default("GB"), code: DiscountCode.optional() }).meta({ id: "TotalsQuery" }),
      responses: { 200: Totals, 404: problem },
      examples: {
        "with a code": {
          request: { params, query: { code: "SPRING" } },
          response: {
            status: 200,
            body: {
              parts: [
                { of: "goods", amount: euros("25.00") },
                { of: "discount", amount: euros("3.13"), code: "SPRING" },
                { of: "tax", amount: euros("4.37"), percent: 20 },
              ],
              total: euros("26.24"),
            },
          },
        },
      },
    }),
  },
});
