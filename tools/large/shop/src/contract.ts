import { contract } from "bimetal";
import { carts } from "./contract/carts.ts";
import { customers } from "./contract/customers.ts";
import { discounts, shipping } from "./contract/discounts.ts";
import { orders } from "./contract/orders.ts";
import { payments, webhooks } from "./contract/payments.ts";
import { products } from "./contract/products.ts";

export default contract({
  title: "Shop",
  version: "1.0.0",
  routes: { products, customers, discounts, shipping, carts, orders, payments, webhooks },
});
