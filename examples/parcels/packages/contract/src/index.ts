import { type Contract, contract, get, group, post, svg } from "bimetal";
import { z } from "zod";

const City = z.enum({ Berlin: "BER", Lisbon: "LIS", Paris: "PAR" }).meta({ id: "City" });

const Parcel = z.object({ from: City, to: City, grams: z.int().min(1).max(30_000) }).meta({ id: "Parcel" });

const Quote = z.object({ cents: z.int(), days: z.int() }).meta({ id: "Quote" });

/** A parcel that is on its way. Its number begins with the city that it is from. */
const Shipment = z.object({ number: z.string(), parcel: Parcel, cents: z.int() }).meta({ id: "Shipment" });

const Missing = z.object({ title: z.string() }).meta({ id: "Missing" });

/** The depot takes parcels in. Workers that call it, and the crates that serve it, know it from here. */
const depot: Contract = contract({
  title: "Depot",
  version: "1.0.0",
  routes: {
    quote: post("/quotes", { in: "rust", body: Parcel, responses: { 200: Quote } }),
    shipments: group("/shipments", {
      routes: {
        accept: post("/", { in: "rust", body: Parcel, responses: { 201: Shipment } }),
        read: get("/:number", { responses: { 200: Shipment, 404: Missing } }),
        label: get("/:number/label", { in: "rust", responses: { 200: svg(), 404: Missing } }),
      },
    }),
  },
});

export default depot;
