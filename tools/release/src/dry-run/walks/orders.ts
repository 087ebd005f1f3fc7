import type { Walk } from "../walk.ts";

/** In a hybrid project: orders in a KV binding, which Rust takes and TypeScript tells; tests in both languages; mistakes. */
export const orders: Walk = {
  name: "orders",
  steps: [
    {
      file: "wrangler.toml",
      find: `binding = "VISITS"\n`,
      put: `binding = "VISITS"\n\n[[kv_namespaces]]\nbinding = "ORDERS"\n`,
    },
    {
      file: "src/contract.ts",
      find: `import { contract, get, html } from "bimetal";`,
      put: `import { contract, get, html, kv, post, text } from "bimetal";`,
    },
    {
      file: "src/contract.ts",
      find: `/** The routes`,
      put: `const NewOrder = z
  .object({ item: z.string().min(1).max(40), count: z.int().min(1).max(99) })
  .meta({ id: "NewOrder" });
const Order = z.object({ id: z.string(), ...NewOrder.shape }).meta({ id: "Order" });

/** The routes`,
    },
    {
      file: "src/contract.ts",
      find: `  routes: {\n`,
      put: `  bindings: { ORDERS: kv(Order) },
  routes: {
    createOrder: post("/orders", { in: "rust", body: NewOrder, responses: { 201: Order } }),
    readOrder: get("/orders/:id", { responses: { 200: Order, 404: text() } }),
`,
    },
    { type: "pnpm run codegen", shows: /generated\/routes\.rs/ },
    // As the README says, the compiler tells what is missing: first that of Rust, then that of TypeScript.
    { type: "pnpm run build", fails: true, shows: /create_order/ },
    { type: "cargo add uuid --features v4,js" },
    {
      file: "src/lib.rs",
      find: `use generated::{routes::greet, schemas::Greeting};\n\ngenerated::serve! { greet }\n`,
      put: `use generated::{
    routes::{create_order, greet},
    schemas::{Greeting, NewOrder, Order},
};

generated::serve! { greet, create_order }

async fn create_order(req: create_order::Request, cx: Context) -> create_order::Result {
    let NewOrder { item, count } = req.body;
    let id = uuid::Uuid::new_v4().to_string();
    let order = Order { id, item, count };
    cx.env.orders.put(&order.id, &order).await?;
    Ok(create_order::Created(order))
}
`,
    },
    { type: "pnpm run test", fails: true, shows: /src\/index\.ts.*error TS.*readOrder/ },
    { type: "pnpm run deploy --dry-run", fails: true, shows: /src\/index\.ts.*error TS.*readOrder/ },
    {
      file: "src/index.ts",
      find: `import { createApp } from "../generated/routes";`,
      put: `import { bindings } from "../generated/bindings";\nimport { createApp } from "../generated/routes";`,
    },
    {
      file: "src/index.ts",
      find: `createApp({\n`,
      put: `createApp({
  readOrder: async ({ params, env, reply }) =>
    (await bindings(env).ORDERS.get(params.id)) ?? reply(404, "There is no such order."),
`,
    },
    {
      file: "src/tests.rs",
      find: `#[test]\nfn who_comes_again`,
      put: `#[test]
fn an_order_is_taken() {
    let client = TestClient::new(ROUTES, TestContext::new(Env::fake()));
    let order = |json: &str| {
        let request = bimetal::Request::new("POST", "/orders").header("content-type", "application/json");
        client.send(request.body(json))
    };
    assert_eq!(order(r#"{"item":"tea","count":100}"#).status(), 400);
    let answer = order(r#"{"item":"tea","count":2}"#);
    assert_eq!(answer.status(), 201);
    assert!(answer.text().contains(r#""item":"tea","count":2"#));
}

#[test]
fn who_comes_again`,
    },
    {
      file: "test/worker.test.ts",
      find: `test("the page"`,
      put: `test("Rust takes an order, and TypeScript tells it", async () => {
  const client = createClient(worker);
  const order = { item: "tea", count: 2 };
  const taken = await client.createOrder({ body: order });
  expect(taken).toMatchObject({ status: 201, body: order });
  if (taken.status !== 201) return;
  const { id } = taken.body;
  expect(await client.readOrder({ params: { id } })).toMatchObject({ status: 200, body: { id, ...order } });
  expect(await client.readOrder({ params: { id: "none" } })).toMatchObject({ status: 404 });
  expect(await client.createOrder({ body: { item: "", count: 2 } })).toMatchObject({ status: 400 });
});

test("the page"`,
    },
    { type: "pnpm run test", shows: /Tests +4 passed.*test result: ok\. 2 passed/s },
    { type: "pnpm run check" },
    // A binding with another name: what the contract says of it has none, and code has none.
    { file: "wrangler.toml", find: `"ORDERS"`, put: `"BASKETS"` },
    { type: "pnpm run build", fails: true, shows: /ORDERS/ },
    { file: "wrangler.toml", find: `"BASKETS"`, put: `"ORDERS"` },
    { file: "wrangler.toml", find: `"VISITS"`, put: `"GUESTS"` },
    { type: "pnpm run build", fails: true, shows: /visits/ },
    { file: "wrangler.toml", find: `"GUESTS"`, put: `"VISITS"` },
    { type: "pnpm run deploy --dry-run", shows: /env\.ORDERS/ },
  ],
};
