/** What Workers of the examples answer, asked in this order. One without a row is asked for `/`, and must not fail. */
export interface Answer {
  readonly worker: string;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: object;
  readonly status: number;
  /** Of JSON, what it has at least; of other text, all of it. */
  readonly body?: string | object;
}

const list = { name: "home", todos: [], lastId: 0 };
const tenant = {
  target: "https://example.com/",
  schema: { type: "object" },
  template: "{{ body }}",
  secret: `whsec_${btoa("twenty-four bytes of it.")}`,
};
const { secret: _, ...toldTenant } = tenant;

export const answers: readonly Answer[] = [
  { worker: "hello-hybrid", path: "/hello/Ada", status: 200, body: { text: "Hello, Ada.", visits: 1 } },
  { worker: "hello-rust", method: "PUT", path: "/notes/tea", json: { text: "green" }, status: 204 },
  { worker: "hello-rust", path: "/notes/tea", status: 200, body: { text: "green" } },
  { worker: "hello-typescript", path: "/hello/Ada", status: 200, body: { text: "Hello, Ada.", visits: 1 } },
  {
    worker: "bimetal-links",
    method: "POST",
    path: "/api/links",
    json: { url: "https://example.com/a b", slug: "example" },
    status: 201,
    body: { slug: "example", url: "https://example.com/a%20b", hits: 0 },
  },
  { worker: "bimetal-links", path: "/nowhere", status: 404, body: { detail: "There is no link `nowhere`." } },
  { worker: "bimetal-depot", path: "/shipments/BER9", status: 404, body: { title: "There is no shipment BER9." } },
  { worker: "bimetal-shop", method: "POST", path: "/orders/2", status: 200, body: "BER1, for 810 cents" },
  { worker: "bimetal-rooms", method: "POST", path: "/api/rooms", json: { room: "tea" }, status: 201 },
  { worker: "bimetal-rooms", path: "/api/rooms", status: 200, body: { rooms: ["tea"] } },
  { worker: "bimetal-images", path: "/card?title=Tea", status: 200 },
  { worker: "bimetal-images", path: "/images", status: 200, body: { images: [] } },
  ...["bimetal-twins-mixed", "bimetal-twins-hono", "bimetal-twins-rust"].flatMap((worker) => [
    { worker, method: "POST", path: "/lists", json: { name: "home" }, status: 201, body: list },
    { worker, path: "/lists/home", status: 200, body: list },
  ]),
  ...["PUT", "GET"].map((method) => ({
    worker: "bimetal-webhooks",
    method,
    path: "/tenants/shop",
    headers: { authorization: "Bearer the ADMIN_KEY of a test" },
    ...(method === "PUT" ? { json: tenant, status: 204 } : { status: 200, body: toldTenant }),
  })),
];
