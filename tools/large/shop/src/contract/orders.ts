import { get, group, html, post } from "bimetal";
import { z } from "zod";
import { CartLine } from "./carts.ts";
import { Address, at, euros, home, Money, paging, problem, Quantity, refusal, Sku, Timestamp } from "./common.ts";

const OrderState = z.enum(["placed", "paid", "sent", "delivered", "cancelled", "returned"]).meta({ id: "OrderState" });
const Delivery = z
  .discriminatedUnion("by", [
    z.object({ by: z.literal("post"), to: Address, express: z.boolean().default(false) }).meta({ id: "ByPost" }),
    z
      .object({ by: z.literal("pickup"), shop: z.string(), slot: z.tuple([Timestamp, Timestamp]) })
      .meta({ id: "Pickup" }),
    z.object({ by: z.literal("download"), email: z.email() }).meta({ id: "Download" }),
  ])
  .meta({ id: "Delivery" });

const Order = z
  .object({
    id: z.string(),
    customerId: z.string(),
    state: OrderState,
    lines: z.array(CartLine).min(1),
    total: Money,
    delivery: Delivery,
    billing: Address.nullable(),
    placedAt: Timestamp,
  })
  .meta({ id: "Order" });
const PlaceOrder = z
  .strictObject({
    cartId: z.string(),
    delivery: Delivery,
    billing: Address.nullish().describe("Absent where it is that of the delivery."),
    terms: z.literal(true),
  })
  .meta({ id: "PlaceOrder" });
const OrderFilter = z
  .object({ ...paging, state: z.array(OrderState).optional(), since: z.iso.date().optional() })
  .meta({ id: "OrderFilter" });
const OrderPage = z.object({ orders: z.array(Order), next: z.string().nullable() }).meta({ id: "OrderPage" });

const Cancellation = z
  .object({ reason: z.enum(["changed-mind", "too-slow", "other"]), comment: z.string().max(500).nullish() })
  .meta({ id: "Cancellation" });
const NewShipment = z
  .object({ carrier: z.string().min(1), tracking: z.string().nullish(), items: z.record(Sku, Quantity) })
  .meta({ id: "NewShipment" });
const Shipment = NewShipment.extend({ id: z.int(), sentAt: Timestamp }).meta({ id: "Shipment" });
const ReturnItem = z
  .object({ sku: Sku, quantity: Quantity, condition: z.enum(["new", "used", "broken"]) })
  .meta({ id: "ReturnItem" });
const NewReturn = z
  .object({
    items: z.array(ReturnItem).min(1),
    refundTo: z.union([z.literal("origin"), z.object({ iban: z.string().min(15) }).meta({ id: "BankAccount" })]),
  })
  .meta({ id: "NewReturn" });
const Return = NewReturn.extend({ id: z.string(), value: Money }).meta({ id: "Return" });

const OrderEvent = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("placed"), at: Timestamp }).meta({ id: "OrderPlaced" }),
    z.object({ type: z.literal("sent"), at: Timestamp, shipment: Shipment }).meta({ id: "OrderSent" }),
    z.object({ type: z.literal("cancelled"), at: Timestamp, ...Cancellation.shape }).meta({ id: "OrderCancelled" }),
  ])
  .meta({ id: "OrderEvent" });

const params = { id: "o1" };
const order = {
  id: "o1",
  customerId: "ada",
  state: "placed",
  lines: [{ sku: "CUP-RED", title: "Cup", quantity: 2, price: euros("12.50"), custom: {} }],
  total: euros("25.00"),
  delivery: { by: "post", to: home, express: false },
  billing: null,
  placedAt: at,
};
const shipment = { carrier: "Post", tracking: null, items: { "CUP-RED": 2 }, id: 1, sentAt: at };

export const orders = group("/orders", {
  in: "rust",
  locals: z.object({ customerId: z.string() }).meta({ id: "Session" }),
  responses: { 404: problem },
  routes: {
    place: post("/", {
      headers: z.object({ "idempotency-key": z.string().min(8).max(64).optional() }).meta({ id: "Idempotency" }),
      body: PlaceOrder,
      responses: { 201: Order },
      examples: {
        "by post": {
          request: {
            headers: { "idempotency-key": "0123456789" },
            body: { cartId: "c1", delivery: { by: "post", to: home }, billing: home, terms: true },
          },
          response: { status: 201, body: { ...order, id: "o-0123456789", billing: home } },
        },
        "to be fetched": {
          request: { body: { cartId: "c1", delivery: { by: "pickup", shop: "Main St", slot: [at, at] }, terms: true } },
          response: {
            status: 201,
            body: { ...order, id: "o2", delivery: { by: "pickup", shop: "Main St", slot: [at, at] } },
          },
        },
        "of no cart": {
          request: { body: { cartId: "c9", delivery: { by: "download", email: "ada@example.com" }, terms: true } },
          response: refusal(404, "Not Found", "There is no cart c9."),
        },
      },
    }),
    list: get("/", {
      query: OrderFilter,
      responses: { 200: OrderPage },
      examples: {
        placed: {
          request: { query: { state: ["placed", "paid"], since: "2026-01-01" } },
          response: { status: 200, body: { orders: [order], next: null } },
        },
        later: {
          request: { query: { since: "2027-01-01" } },
          response: { status: 200, body: { orders: [], next: null } },
        },
      },
    }),
    read: get("/:id", {
      responses: { 200: Order },
      examples: { one: { request: { params }, response: { status: 200, body: order } } },
    }),
    receipt: get("/:id/receipt", {
      responses: { 200: html() },
      examples: {
        one: {
          request: { params },
          response: { status: 200, body: "<!doctype html><title>o1</title><p>2 × Cup: 25.00 EUR</p>" },
        },
      },
    }),
    cancel: post("/:id/cancel", {
      body: Cancellation,
      responses: { 200: OrderEvent, 409: problem },
      examples: {
        "with a reason": {
          request: { params, body: { reason: "too-slow", comment: null } },
          response: { status: 200, body: { type: "cancelled", at, reason: "too-slow", comment: null } },
        },
      },
    }),
    ship: post("/:id/shipments", {
      body: NewShipment,
      responses: { 201: Shipment },
      examples: {
        all: {
          request: { params, body: { carrier: "Post", tracking: null, items: { "cup-red": 2 } } },
          response: { status: 201, body: shipment },
        },
      },
    }),
    events: get("/:id/events", {
      responses: { 200: z.array(OrderEvent) },
      examples: {
        all: {
          request: { params },
          response: {
            status: 200,
            body: [
              { type: "placed", at },
              { type: "sent", at, shipment },
            ],
          },
        },
      },
    }),
    return: post("/:id/returns", {
      body: NewReturn,
      responses: { 201: Return },
      examples: {
        "to where it came from": {
          request: {
            params,
            body: { items: [{ sku: "CUP-RED", quantity: 1, condition: "broken" }], refundTo: "origin" },
          },
          response: {
            status: 201,
            body: {
              items: [{ sku: "CUP-RED", quantity: 1, condition: "broken" }],
              refundTo: "origin",
              id: "r1",
              value: euros("12.50"),
            },
          },
        },
        "to an account": {
          request: {
            params,
            body: {
              items: [{ sku: "CUP-RED", quantity: 2, condition: "new" }],
              refundTo: { iban: "DE02120300000000202051" },
            },
          },
          response: {
            status: 201,
            body: {
              items: [{ sku: "CUP-RED", quantity: 2, condition: "new" }],
              refundTo: { iban: "DE02120300000000202051" },
              id: "r1",
              value: euros("25.00"),
            },
          },
        },
      },
    }),
  },
});
