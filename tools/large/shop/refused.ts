import type { Refused } from "../src/refused.ts";
import type { Client } from "./generated/client.ts";

const money = { amount: "25.00", currency: "EUR" };
const at = "2026-11-01T09:00:00Z";
const address = { name: "Ada", lines: ["1 Main St"], city: "London", postalCode: "N1 9GU", country: "GB" };

/** For each route that takes JSON a body that it refuses, and where its first issue is. */
export const refused: Partial<Record<keyof Client, Refused>> = {
  productsCreate: {
    body: { slug: "cup", title: "Cup", price: { ...money, amount: "12.5" }, variants: [] },
    path: ["price", "amount"],
  },
  productsChange: { body: { dimensions: [1, 2, 0] }, path: ["dimensions", 2] },
  productsChangeStock: { body: { why: "counted", levels: { "CUP-RED": -1 } }, path: ["levels", "CUP-RED"] },
  productsAddReview: { body: { stars: 6 }, path: ["stars"] },
  customersCreate: { body: { email: " nobody " }, path: ["email"] },
  customersChange: { body: { birthday: "10.12.1815" }, path: ["birthday"] },
  customersSetConsents: { body: { email: true, sms: true }, path: ["post"] },
  customersAddAddress: { body: { ...address, street: "Main St" }, path: [] },
  customersReplaceAddress: { body: { ...address, lines: [""] }, path: ["lines", 0] },
  discountsCreate: {
    body: { code: "SPRING", benefit: { kind: "percent", percent: 12.3 } },
    path: ["benefit", "percent"],
  },
  shippingSetRules: { body: { zones: [], rates: [], taxes: { gb: 20 } }, path: ["taxes", "gb"] },
  shippingQuote: {
    body: { to: "GB", parcels: [{ grams: 1 }, { grams: 0 }], value: money },
    path: ["parcels", 1, "grams"],
  },
  cartsCreate: { body: { lines: [{ sku: "CUP-RED", wrap: { paper: "silk" } }] }, path: ["lines", 0, "wrap", "paper"] },
  cartsAddLine: { body: { sku: "a b" }, path: ["sku"] },
  cartsChangeLine: { body: { quantity: 1000 }, path: ["quantity"] },
  cartsUseCode: { body: { code: "abc" }, path: ["code"] },
  ordersPlace: {
    body: { cartId: "c1", delivery: { by: "pickup", shop: "Main St", slot: [at] }, terms: true },
    path: ["delivery", "slot"],
  },
  ordersCancel: { body: { reason: "no" }, path: ["reason"] },
  ordersShip: { body: { carrier: "Post", items: { "CUP-RED": 0 } }, path: ["items", "CUP-RED"] },
  ordersReturn: {
    body: { items: [{ sku: "CUP-RED", quantity: 1, condition: "new" }], refundTo: "elsewhere" },
    path: ["refundTo"],
  },
  paymentsCreate: {
    body: { orderId: "o1", amount: money, method: { type: "card", number: "4111111111111111", expires: [13, 2030] } },
    path: ["method", "expires", 0],
  },
  paymentsCapture: { body: { amount: "01.00" }, path: ["amount"] },
  paymentsRefund: { body: { amount: { ...money, currency: "BTC" }, reason: "fraud" }, path: ["amount", "currency"] },
  paymentsSetReceiver: { body: { url: "https://example.com", version: 3 }, path: ["version"] },
  webhooksPayment: { body: { type: "payment.lost", id: "e1", at, paymentId: "p1" }, path: ["type"] },
  webhooksReplay: {
    body: {
      events: [{ type: "payment.captured", id: "e1", at, paymentId: "p1", amount: money, fee: 0.55 }],
      live: true,
    },
    path: ["events", 0, "fee"],
  },
  webhooksInspect: { body: { events: [], live: true }, path: ["events"] },
};
