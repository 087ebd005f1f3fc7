import type { Handlers } from "../generated/routes";
import type { Discount, ShippingRules } from "../generated/schemas";
import type { App } from "./app.ts";
import { notFound, problem } from "./problem.ts";
import { NOW } from "./products.ts";

const spring: Discount = {
  code: "SPRING",
  benefit: { kind: "percent", percent: 12.5, most: { amount: "50.00", currency: "EUR" } },
  conditions: [{ minimum: { amount: "20.00", currency: "EUR" } }, { firstOrder: true }],
  valid: [NOW, null],
  uses: { made: 3, most: 100 },
};
const rules: ShippingRules = {
  zones: [{ name: "Near", countries: ["GB", "IE"], days: [1, 3] }],
  rates: [{ zone: "Near", service: "economy", price: { amount: "4.90", currency: "EUR" }, freeFrom: "50.00" }],
  taxes: { GB: 20, IE: 23 },
};

/** `/discounts`, `/shipping`, and what a payment provider may try out. */
export const terms = {
  discountsList: () => [spring],
  discountsCreate: ({ body: { code, benefit, conditions = [], valid = [NOW, null], mostUses = null }, reply }) => {
    if (code === spring.code) return reply(409, problem(409, "Conflict", `There is a code ${code}.`));
    return { code, benefit, conditions, valid, uses: { made: 0, most: mostUses } };
  },
  discountsRead: ({ params: { code }, reply }) =>
    code === spring.code ? spring : reply(404, notFound(`code ${code}`)),
  discountsRemove: ({ reply }) => reply(204),

  shippingReadRules: () => rules,
  shippingSetRules: ({ body }) => body,
  shippingQuote: ({ body: { to }, reply }) => {
    const zone = rules.zones.find(({ countries }) => countries.includes(to));
    const rate = rules.rates.find((candidate) => candidate.zone === zone?.name);
    if (!zone || !rate) return reply(422, problem(422, "Unprocessable Content", `Nothing is sent to ${to}.`));
    return { rate, total: rate.price, days: zone.days };
  },

  webhooksInspect: ({ body: { events: seen } }) => {
    const types = Map.groupBy(seen, ({ type }) => type);
    return { seen, byType: Object.fromEntries([...types].map(([type, events]) => [type, events.length])) };
  },
} satisfies Partial<Handlers<App>>;
