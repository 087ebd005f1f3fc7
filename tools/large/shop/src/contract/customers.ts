import { del, empty, get, group, patch, post, put } from "bimetal";
import { z } from "zod";
import { Address, at, home, problem, refusal, Timestamp } from "./common.ts";

const Language = z.enum(["en", "de", "fr"]).meta({ id: "Language" });
const Channel = z.enum(["email", "sms", "post"]).meta({ id: "Channel" });
const Consents = z.record(Channel, z.boolean()).meta({ id: "Consents", description: "Every channel is there." });

const Customer = z
  .object({
    id: z.uuid(),
    email: z.email(),
    name: z.string().nullable(),
    birthday: z.iso.date().nullable(),
    language: Language,
    consents: Consents,
    since: Timestamp,
  })
  .meta({ id: "Customer" });
const NewCustomer = z
  .strictObject({
    email: z.string().trim().toLowerCase().pipe(z.email()),
    name: z.string().optional(),
    language: Language.default("en"),
  })
  .meta({ id: "NewCustomer" });
const CustomerPatch = z
  .object({ name: z.string().min(1).nullish(), birthday: z.iso.date().nullish(), language: Language.optional() })
  .meta({ id: "CustomerPatch" });

const SavedAddress = Address.extend({ id: z.int().min(1), use: z.enum(["billing", "shipping", "both"]) }).meta({
  id: "SavedAddress",
});
const NewAddress = Address.extend({ use: z.enum(["billing", "shipping", "both"]).default("both") }).meta({
  id: "NewAddress",
});

const CustomerPath = z.object({ id: z.uuid() }).meta({ id: "CustomerPath" });
const AddressPath = z.object({ id: z.uuid(), address: z.int().min(1) }).meta({ id: "AddressPath" });

const id = "7f1a0b6e-3f0e-4b4d-9f5e-0d6f6a1f0001";
const ada = {
  id,
  email: "ada@example.com",
  name: "Ada",
  birthday: "1815-12-10",
  language: "en",
  consents: { email: true, sms: false, post: false },
  since: at,
};

export const customers = group("/customers", {
  routes: {
    create: post("/", {
      body: NewCustomer,
      responses: { 201: Customer, 409: problem },
      examples: {
        "only an address": {
          request: { body: { email: " Grace@Example.com " } },
          response: {
            status: 201,
            body: {
              id: "7f1a0b6e-3f0e-4b4d-9f5e-0d6f6a1f0002",
              email: "grace@example.com",
              name: null,
              birthday: null,
              language: "en",
              consents: { email: false, sms: false, post: false },
              since: at,
            },
          },
        },
        "one that is taken": {
          request: { body: { email: "ada@example.com" } },
          response: refusal(409, "Conflict", "ada@example.com is a customer."),
        },
      },
    }),
    read: get("/:id", {
      params: CustomerPath,
      responses: { 200: Customer, 404: problem },
      examples: { one: { request: { params: { id } }, response: { status: 200, body: ada } } },
    }),
    change: patch("/:id", {
      params: CustomerPath,
      body: CustomerPatch,
      responses: { 200: Customer, 404: problem },
      examples: {
        "null takes away": {
          request: { params: { id }, body: { birthday: null, language: "de" } },
          response: { status: 200, body: { ...ada, birthday: null, language: "de" } },
        },
      },
    }),
    setConsents: put("/:id/consents", {
      params: CustomerPath,
      body: Consents,
      responses: { 200: Consents, 404: problem },
      examples: {
        all: {
          request: { params: { id }, body: { post: true, sms: true, email: true } },
          response: { status: 200, body: { email: true, sms: true, post: true } },
        },
      },
    }),
    listAddresses: get("/:id/addresses", {
      params: CustomerPath,
      responses: { 200: z.array(SavedAddress), 404: problem },
      examples: {
        one: { request: { params: { id } }, response: { status: 200, body: [{ ...home, id: 1, use: "both" }] } },
      },
    }),
    addAddress: post("/:id/addresses", {
      params: CustomerPath,
      body: NewAddress,
      responses: { 201: SavedAddress, 404: problem },
      examples: {
        "with a phone": {
          request: { params: { id }, body: { ...home, phone: "+442071234567" } },
          response: { status: 201, body: { ...home, phone: "+442071234567", id: 2, use: "both" } },
        },
      },
    }),
    replaceAddress: put("/:id/addresses/:address", {
      params: AddressPath,
      body: NewAddress,
      responses: { 200: SavedAddress, 404: problem },
      examples: {
        "in two lines": {
          request: { params: { id, address: 1 }, body: { ...home, lines: ["Flat 2", "1 Main St"], use: "billing" } },
          response: { status: 200, body: { ...home, lines: ["Flat 2", "1 Main St"], id: 1, use: "billing" } },
        },
      },
    }),
    removeAddress: del("/:id/addresses/:address", {
      params: AddressPath,
      responses: { 204: empty(), 404: problem },
      examples: { one: { request: { params: { id, address: 1 } }, response: { status: 204 } } },
    }),
  },
});
