import { CATALOG } from "./catalog.ts";

/** What is asked of every Worker, and what it answers. */

/** The Workers: a folder with a wrangler.toml, and where its routes begin. */
export const SERVERS = {
  bare: { root: "peers/bare", prefix: "" },
  hono: { root: "peers/hono", prefix: "" },
  "hono + zod": { root: "peers/hono-zod", prefix: "" },
  typescript: { root: ".", prefix: "/typescript" },
  rust: { root: ".", prefix: "/rust" },
  "rust router": { root: "alone", prefix: "/rust" },
} as const;

export type Server = keyof typeof SERVERS;

/** One kind of request. */
export interface Case {
  readonly name: string;
  readonly path: string;
  /** The body of a POST. */
  readonly body?: string;
  readonly answer: string;
  readonly servers: readonly Server[];
  /** What is promised: this much of plain Hono's requests per second, at least. */
  readonly promises: Readonly<Partial<Record<Server, number>>>;
}

const ORDER = {
  id: "order-2026-000117",
  customer: {
    name: "Grace Hopper",
    email: "grace@example.com",
    address: { street: "1 Compiler Way", city: "Arlington", zip: "22203", country: "US" },
  },
  currency: "USD",
  items: Array.from({ length: 10 }, (_, n) => ({
    sku: `SKU-${1000 + n}`,
    title: `Part ${n} of a machine that computes tables`,
    quantity: n + 1,
    price: 12.5,
    tags: ["machine", "spare"],
    gift: n % 2 === 0,
  })),
  note: "Please ring twice.",
};

const all: readonly Server[] = ["bare", "hono", "typescript", "rust", "rust router"];
const promises = { typescript: 0.95, rust: 0.9 };

export const CASES: readonly Case[] = [
  {
    name: "GET with a parameter, text",
    path: "/text/ada",
    answer: "hello, ada",
    servers: all,
    promises,
  },
  {
    name: "GET with a parameter, JSON",
    path: "/json/ada",
    answer: '{"text":"hello, ada"}',
    servers: all,
    promises,
  },
  {
    name: "POST of an order, 1.6 kB",
    path: "/orders",
    body: JSON.stringify(ORDER),
    answer: '{"id":"order-2026-000117","total":687.5}',
    servers: ["bare", "hono", "hono + zod", "typescript", "rust", "rust router"],
    promises: {},
  },
  {
    name: "POST of a catalog, 42 kB",
    path: "/catalog",
    body: JSON.stringify(CATALOG),
    answer: '{"worth":6250}',
    servers: ["bare", "hono", "hono + zod", "typescript", "rust", "rust router"],
    promises: {},
  },
];
