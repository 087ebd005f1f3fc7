import type { Handlers } from "../generated/routes";
import type { Product, Review, StockChange, StockLevels } from "../generated/schemas";
import type { App } from "./app.ts";
import { notFound, problem } from "./problem.ts";

export const NOW = "2026-11-01T09:00:00Z";

const cup: Product = {
  slug: "cup",
  title: "Cup",
  status: "live",
  price: { amount: "12.50", currency: "EUR" },
  variants: [
    { sku: "CUP-RED", options: { color: "red" }, stock: 4 },
    { sku: "CUP-BLUE", options: { color: "blue" }, stock: 0, price: null },
    { sku: "CUP-GOLD", options: { color: "gold" }, stock: 1, price: { amount: "99.00", currency: "EUR" } },
  ],
  attributes: { material: "clay", litres: 0.25, dishwasher: true, tags: ["new", "gift"] },
  dimensions: [8, 9.5, 8],
  images: ["https://example.com/cup.png"],
  createdAt: NOW,
};
const levels: StockLevels = Object.fromEntries(cup.variants.map(({ sku, stock }) => [sku, stock]));
const adas: Review = { by: "Ada", stars: 5, text: null, at: NOW };

/** `/products`. */
export const products = {
  productsList: ({ query: { status, maxPrice = "9999999999.99" } }) => {
    const found = [cup].filter((product) => status.includes(product.status) && product.price.amount <= maxPrice);
    return { products: found, next: null };
  },
  productsCreate: ({ body, reply }) => {
    if (body.slug === cup.slug) return reply(409, problem(409, "Conflict", `There is a product ${body.slug}.`));
    return { ...body, status: "draft", createdAt: NOW };
  },
  productsRead: ({ params: { slug }, reply }) => (slug === cup.slug ? cup : reply(404, notFound(`product ${slug}`))),
  productsChange: ({ params: { slug }, body: { dimensions, ...changes }, reply }) => {
    if (slug !== cup.slug) return reply(404, notFound(`product ${slug}`));
    const { dimensions: before, ...product } = { ...cup, ...changes };
    const after = dimensions === undefined ? before : dimensions;
    return after ? { ...product, dimensions: after } : product;
  },
  productsRemove: ({ reply }) => reply(204),
  productsChangeStock: ({ params: { slug }, body, reply }) => {
    if (slug !== cup.slug) return reply(404, notFound(`product ${slug}`));
    return { ...levels, ...changed(body) };
  },
  productsListReviews: ({ query: { stars } }) => {
    const reviews = [adas].filter((review) => stars === undefined || stars.includes(review.stars));
    const sum = reviews.reduce((total, review) => total + review.stars, 0);
    return { reviews, average: reviews.length > 0 ? sum / reviews.length : null };
  },
  productsAddReview: ({ body: { text = null, ...review } }) => ({ ...review, text, at: NOW }),
} satisfies Partial<Handlers<App>>;

/** The levels that are others after a change. */
function changed(change: StockChange): StockLevels {
  switch (change.why) {
    case "counted":
      return change.levels;
    case "received":
      return { [change.sku]: (levels[change.sku] ?? 0) + change.count };
    default:
      return { [change.sku]: (levels[change.sku] ?? 0) - change.count };
  }
}
