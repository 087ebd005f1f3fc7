import { createClient } from "@bimetal/example-parcels-depot/client";
import { Hono } from "hono";
import type { Env } from "../generated/env";

/** What an order weighs, for each thing in it. */
const GRAMS = 400;

const app = new Hono<{ Bindings: Env }>();

app.post("/orders/:things", async (c) => {
  const depot = createClient(c.env.DEPOT);
  const grams = GRAMS * Number(c.req.param("things"));
  const accepted = await depot.shipmentsAccept({ body: { from: "BER", to: "LIS", grams } });
  if (accepted.status !== 201) return c.text("The depot does not take it.", 422);
  const { number, cents } = accepted.body;
  return c.text(`${number}, for ${cents} cents`);
});

app.get("/turnover", async (c) => {
  const { shipments, cents } = await c.env.ACCOUNTS.turnover("BER");
  const { shipments: far } = await c.env.LEDGERS.getByName("BER").turnover("LIS");
  return c.text(`${shipments} shipments for ${cents} cents, ${far} of them to Lisbon`);
});

export default app;
