import { empty, get, group, post, put, redirect } from "bimetal";
import { z } from "zod";
import { Address, Amount, at, euros, home, Money, problem, refusal, Timestamp } from "./common.ts";

const Card = z
  .object({
    type: z.literal("card"),
    number: z.string().regex(/^\d{12,19}$/),
    expires: z.tuple([z.int().min(1).max(12), z.int().min(2026).max(2099)]),
    cvc: z
      .string()
      .regex(/^\d{3,4}$/)
      .optional(),
    billing: Address.optional(),
  })
  .meta({ id: "Card" });
const BankTransfer = z
  .object({ type: z.literal("bank"), iban: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/), mandate: z.iso.date() })
  .meta({ id: "BankTransfer" });
const Wallet = z.object({ type: z.literal(["apple-pay", "google-pay"]), token: z.base64() }).meta({ id: "Wallet" });
const GiftCard = z
  .object({
    type: z.literal("gift-card"),
    code: z.string().length(16),
    pin: z
      .string()
      .regex(/^\d{4}$/)
      .nullish(),
  })
  .meta({ id: "GiftCard" });
const PaymentMethod = z
  .discriminatedUnion("type", [Card, BankTransfer, Wallet, GiftCard])
  .meta({ id: "PaymentMethod" });

const PaymentState = z.enum(["pending", "authorized", "captured", "failed", "refunded"]).meta({ id: "PaymentState" });
const Payment = z
  .object({
    id: z.string(),
    orderId: z.string(),
    amount: Money,
    state: PaymentState,
    method: z.string().describe("What of the method may be shown."),
    split: z.array(z.tuple([z.string(), Amount])),
    metadata: z.record(z.string(), z.string()),
    createdAt: Timestamp,
  })
  .meta({ id: "Payment" });
const NewPayment = z
  .object({
    orderId: z.string().min(1),
    amount: Money,
    method: PaymentMethod,
    capture: z.boolean().default(true),
    split: z
      .array(z.tuple([z.string(), Amount]))
      .max(5)
      .default([]),
    metadata: z.record(z.string().max(40), z.string().max(500)).default({}),
  })
  .meta({ id: "NewPayment" });
const Capture = z.object({ amount: Amount.optional(), final: z.boolean().default(true) }).meta({ id: "Capture" });
const RefundReason = z.enum(["duplicate", "fraud", "request"]).meta({ id: "RefundReason" });
const NewRefund = z.object({ amount: Money.nullish(), reason: RefundReason }).meta({ id: "NewRefund" });
const Refund = z.object({ id: z.string(), amount: Money, reason: RefundReason }).meta({ id: "Refund" });
const Receiver = z.looseObject({ url: z.httpUrl(), version: z.literal([1, 2]).default(2) }).meta({ id: "Receiver" });

const base = { id: z.string(), at: Timestamp, paymentId: z.string() };
const PaymentEvent = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("payment.authorized"), ...base, amount: Money }).meta({ id: "Authorized" }),
    z.object({ type: z.literal("payment.captured"), ...base, amount: Money, fee: Amount }).meta({ id: "Captured" }),
    z
      .object({ type: z.literal("payment.failed"), ...base, code: z.string(), retryAt: Timestamp.nullable() })
      .meta({ id: "Failed" }),
    z
      .object({
        type: z.literal("dispute.opened"),
        ...base,
        evidence: z.array(z.object({ kind: z.string(), url: z.httpUrl().optional() }).meta({ id: "Evidence" })),
        due: Timestamp,
      })
      .meta({ id: "Disputed" }),
  ])
  .meta({ id: "PaymentEvent", description: "What the payment provider tells." });
const EventBatch = z
  .object({ events: z.array(PaymentEvent).min(1).max(100), live: z.boolean() })
  .meta({ id: "EventBatch" });
const Seen = z.object({ seen: z.array(PaymentEvent), byType: z.record(z.string(), z.int()) }).meta({ id: "Seen" });

const params = { id: "p1" };
const payment = {
  id: "p1",
  orderId: "o1",
  amount: euros("25.00"),
  state: "captured",
  method: "card …1111",
  split: [],
  metadata: {},
  createdAt: at,
};
const card = { type: "card", number: "4111111111111111", expires: [12, 2030], cvc: "123", billing: home };
const events = [
  { type: "payment.authorized", id: "e1", at, paymentId: "p1", amount: euros("25.00") },
  { type: "payment.captured", id: "e2", at, paymentId: "p1", amount: euros("25.00"), fee: "0.55" },
  { type: "payment.failed", id: "e3", at, paymentId: "p2", code: "declined", retryAt: null },
  {
    type: "dispute.opened",
    id: "e4",
    at,
    paymentId: "p1",
    evidence: [{ kind: "invoice", url: "https://example.com/invoice" }, { kind: "letter" }],
    due: at,
  },
];

export const payments = group("/payments", {
  in: "rust",
  routes: {
    create: post("/", {
      body: NewPayment,
      responses: { 201: Payment, 402: problem },
      examples: {
        "by card": {
          request: { body: { orderId: "o1", amount: euros("25.00"), method: card } },
          response: { status: 201, body: payment },
        },
        "by bank, split": {
          request: {
            body: {
              orderId: "o1",
              amount: euros("25.00"),
              method: { type: "bank", iban: "DE02120300000000202051", mandate: "2026-11-01" },
              capture: false,
              split: [["maker", "20.00"]],
              metadata: { till: "3" },
            },
          },
          response: {
            status: 201,
            body: {
              ...payment,
              state: "authorized",
              method: "bank …2051",
              split: [["maker", "20.00"]],
              metadata: { till: "3" },
            },
          },
        },
        "by wallet": {
          request: { body: { orderId: "o1", amount: euros("25.00"), method: { type: "apple-pay", token: "YWJj" } } },
          response: { status: 201, body: { ...payment, method: "apple-pay" } },
        },
        "by a card without a pin": {
          request: {
            body: {
              orderId: "o1",
              amount: euros("25.00"),
              method: { type: "gift-card", code: "0123456789ABCDEF", pin: null },
            },
          },
          response: refusal(402, "Payment Required", "The gift card wants its pin."),
        },
      },
    }),
    read: get("/:id", {
      responses: { 200: Payment, 404: problem },
      examples: {
        one: { request: { params }, response: { status: 200, body: payment } },
        none: { request: { params: { id: "p9" } }, response: refusal(404, "Not Found", "There is no payment p9.") },
      },
    }),
    open: get("/:id/page", {
      responses: { 303: redirect(), 404: problem },
      examples: {
        one: { request: { params }, response: { status: 303, location: "https://pay.example.com/p1" } },
      },
    }),
    capture: post("/:id/capture", {
      body: Capture,
      responses: { 200: Payment, 404: problem },
      examples: {
        "a part": {
          request: { params, body: { amount: "10.00" } },
          response: { status: 200, body: { ...payment, amount: euros("10.00") } },
        },
      },
    }),
    refund: post("/:id/refunds", {
      body: NewRefund,
      responses: { 201: Refund, 404: problem },
      examples: {
        all: {
          request: { params, body: { reason: "request" } },
          response: { status: 201, body: { id: "f1", amount: euros("25.00"), reason: "request" } },
        },
        "a part": {
          request: { params, body: { amount: euros("1.00"), reason: "duplicate" } },
          response: { status: 201, body: { id: "f1", amount: euros("1.00"), reason: "duplicate" } },
        },
      },
    }),
    setReceiver: put("/receiver", {
      body: Receiver,
      responses: { 200: Receiver },
      examples: {
        "with keys of its own": {
          request: { body: { url: "https://example.com/hook", note: { by: "Ada" } } },
          response: { status: 200, body: { url: "https://example.com/hook", version: 2, note: { by: "Ada" } } },
        },
      },
    }),
  },
});

export const webhooks = group("/webhooks", {
  routes: {
    payment: post("/payment", {
      in: "rust",
      headers: z.object({ "x-signature": z.hex().length(8) }).meta({ id: "Signature" }),
      body: PaymentEvent,
      responses: { 204: empty(), 401: problem },
      examples: {
        captured: {
          request: { headers: { "x-signature": "0badcafe" }, body: events[1] },
          response: { status: 204 },
        },
        "another's signature": {
          request: { headers: { "x-signature": "00000000" }, body: events[0] },
          response: refusal(401, "Unauthorized", "The signature is another."),
        },
      },
    }),
    replay: post("/replay", {
      in: "rust",
      body: EventBatch,
      responses: { 200: Seen },
      examples: {
        "every type": {
          request: { body: { events, live: false } },
          response: {
            status: 200,
            body: { seen: events, byType: { authorized: 1, captured: 1, failed: 1, disputed: 1 } },
          },
        },
      },
    }),
    inspect: post("/inspect", {
      body: EventBatch,
      responses: { 200: Seen },
      examples: {
        "every type": {
          request: { body: { events, live: true } },
          response: {
            status: 200,
            body: {
              seen: events,
              byType: { "payment.authorized": 1, "payment.captured": 1, "payment.failed": 1, "dispute.opened": 1 },
            },
          },
        },
      },
    }),
  },
});
