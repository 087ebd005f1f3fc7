import { del, empty, get, group, patch, post } from "bimetal";
import { z } from "zod";
import { Amount, at, euros, Money, paging, problem, refusal, Sku, Timestamp } from "./common.ts";

const ProductStatus = z.enum(["draft", "live", "retired"]).meta({ id: "ProductStatus" });
const Dimensions = z
  .tuple([z.number().positive(), z.number().positive(), z.number().positive()])
  .meta({ id: "Dimensions", description: "Width, height and depth, in cm." });
const Attribute = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).meta({ id: "Attribute" });

const Variant = z
  .object({
    sku: Sku,
    options: z.record(z.string(), z.string()),
    stock: z.int().min(0),
    price: Money.nullish().describe("`null` where it cannot be bought."),
  })
  .meta({ id: "Variant" });

const Product = z
  .object({
    slug: z.string(),
    title: z.string(),
    status: ProductStatus,
    price: Money,
    variants: z.array(Variant),
    attributes: z.record(z.string(), Attribute),
    dimensions: Dimensions.optional(),
    images: z.array(z.httpUrl()),
    createdAt: Timestamp,
  })
  .meta({ id: "Product" });

const NewProduct = Product.omit({ createdAt: true, status: true })
  .extend({
    slug: z.string().slugify().min(1),
    title: z.string().trim().min(1).max(200),
    variants: z.array(Variant).min(1).max(100),
    attributes: z.record(z.string(), Attribute).default({}),
    images: z.array(z.httpUrl()).max(10).default([]),
  })
  .meta({ id: "NewProduct" });

const ProductPatch = z
  .object({
    title: z.string().trim().min(1).max(200).optional(),
    status: ProductStatus.optional(),
    price: Money.optional(),
    dimensions: Dimensions.nullish(),
  })
  .meta({ id: "ProductPatch" });

const ProductFilter = z
  .object({
    ...paging,
    q: z.string().trim().min(2).optional(),
    status: z.array(ProductStatus).default(["live"]),
    maxPrice: Amount.optional(),
    sort: z.enum(["new", "cheap", "dear"]).default("new"),
  })
  .meta({ id: "ProductFilter" });
const ProductPage = z.object({ products: z.array(Product), next: z.string().nullable() }).meta({ id: "ProductPage" });

const StockChange = z
  .discriminatedUnion("why", [
    z.object({ why: z.literal("received"), sku: Sku, count: z.int().min(1) }).meta({ id: "StockReceived" }),
    z
      .object({ why: z.literal(["damaged", "lost"]), sku: Sku, count: z.int().min(1), note: z.string().optional() })
      .meta({
        id: "StockGone",
      }),
    z.object({ why: z.literal("counted"), levels: z.record(Sku, z.int().min(0)) }).meta({ id: "StockCounted" }),
  ])
  .meta({ id: "StockChange" });
const StockLevels = z.record(z.string(), z.int()).meta({ id: "StockLevels" });

const Stars = z.literal([1, 2, 3, 4, 5]).meta({ id: "Stars" });
const Review = z
  .object({ by: z.string(), stars: Stars, text: z.string().nullable(), at: Timestamp })
  .meta({ id: "Review" });
const NewReview = z
  .object({ by: z.string().min(1).prefault("Anonymous"), stars: Stars, text: z.string().max(2000).nullish() })
  .meta({ id: "NewReview" });
const Reviews = z.object({ reviews: z.array(Review), average: z.number().nullable() }).meta({ id: "Reviews" });

const params = { slug: "cup" };
const cup = {
  slug: "cup",
  title: "Cup",
  status: "live",
  price: euros("12.50"),
  variants: [
    { sku: "CUP-RED", options: { color: "red" }, stock: 4 },
    { sku: "CUP-BLUE", options: { color: "blue" }, stock: 0, price: null },
    { sku: "CUP-GOLD", options: { color: "gold" }, stock: 1, price: euros("99.00") },
  ],
  attributes: { material: "clay", litres: 0.25, dishwasher: true, tags: ["new", "gift"] },
  dimensions: [8, 9.5, 8],
  images: ["https://example.com/cup.png"],
  createdAt: at,
};

export const products = group("/products", {
  routes: {
    list: get("/", {
      query: ProductFilter,
      responses: { 200: ProductPage },
      examples: {
        live: { response: { status: 200, body: { products: [cup], next: null } } },
        "too dear": {
          request: { query: { maxPrice: "10.00", status: ["live", "draft"] } },
          response: { status: 200, body: { products: [], next: null } },
        },
      },
    }),
    create: post("/", {
      body: NewProduct,
      responses: { 201: Product, 409: problem },
      examples: {
        "a plate": {
          request: {
            body: {
              slug: "Plate No. 1",
              title: " Plate ",
              price: euros("20.00"),
              variants: [{ sku: "plate-1", options: {}, stock: 0 }],
            },
          },
          response: {
            status: 201,
            body: {
              slug: "plate-no-1",
              title: "Plate",
              status: "draft",
              price: euros("20.00"),
              variants: [{ sku: "PLATE-1", options: {}, stock: 0 }],
              attributes: {},
              images: [],
              createdAt: at,
            },
          },
        },
        "a slug that is taken": {
          request: {
            body: {
              slug: "cup",
              title: "Cup",
              price: euros("1.00"),
              variants: [{ sku: "c", options: {}, stock: 0 }],
            },
          },
          response: refusal(409, "Conflict", "There is a product cup."),
        },
      },
    }),
    read: get("/:slug", {
      responses: { 200: Product, 404: problem },
      examples: {
        one: { request: { params }, response: { status: 200, body: cup } },
        none: {
          request: { params: { slug: "fork" } },
          response: refusal(404, "Not Found", "There is no product fork."),
        },
      },
    }),
    change: patch("/:slug", {
      body: ProductPatch,
      responses: { 200: Product, 404: problem },
      examples: {
        "a price": {
          request: { params, body: { price: { amount: "10.00", currency: "USD" } } },
          response: { status: 200, body: { ...cup, price: { amount: "10.00", currency: "USD" } } },
        },
      },
    }),
    remove: del("/:slug", {
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params }, response: { status: 204 } } },
    }),
    changeStock: post("/:slug/stock", {
      body: StockChange,
      responses: { 200: StockLevels, 404: problem },
      examples: {
        received: {
          request: { params, body: { why: "received", sku: "cup-red", count: 6 } },
          response: { status: 200, body: { "CUP-RED": 10, "CUP-BLUE": 0, "CUP-GOLD": 1 } },
        },
        lost: {
          request: { params, body: { why: "lost", sku: "CUP-RED", count: 1 } },
          response: { status: 200, body: { "CUP-RED": 3, "CUP-BLUE": 0, "CUP-GOLD": 1 } },
        },
        counted: {
          request: { params, body: { why: "counted", levels: { "cup-red": 5, "cup-gold": 2 } } },
          response: { status: 200, body: { "CUP-RED": 5, "CUP-BLUE": 0, "CUP-GOLD": 2 } },
        },
      },
    }),
    listReviews: get("/:slug/reviews", {
      query: z.object({ stars: z.array(z.int().min(1).max(5)).optional() }).meta({ id: "ReviewFilter" }),
      responses: { 200: Reviews, 404: problem },
      examples: {
        all: {
          request: { params },
          response: { status: 200, body: { reviews: [{ by: "Ada", stars: 5, text: null, at }], average: 5 } },
        },
        "bad ones": {
          request: { params, query: { stars: [1, 2] } },
          response: { status: 200, body: { reviews: [], average: null } },
        },
      },
    }),
    addReview: post("/:slug/reviews", {
      body: NewReview,
      responses: { 201: Review, 404: problem },
      examples: {
        "nobody's": {
          request: { params, body: { stars: 4, text: "Holds tea." } },
          response: { status: 201, body: { by: "Anonymous", stars: 4, text: "Holds tea.", at } },
        },
      },
    }),
  },
});
