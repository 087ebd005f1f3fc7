import type { Handlers } from "../generated/routes";
import type { Customer, SavedAddress } from "../generated/schemas";
import type { App } from "./app.ts";
import { notFound, problem } from "./problem.ts";
import { NOW } from "./products.ts";

const ada: Customer = {
  id: "7f1a0b6e-3f0e-4b4d-9f5e-0d6f6a1f0001",
  email: "ada@example.com",
  name: "Ada",
  birthday: "1815-12-10",
  language: "en",
  consents: { email: true, sms: false, post: false },
  since: NOW,
};
const home: SavedAddress = {
  name: "Ada",
  lines: ["1 Main St"],
  city: "London",
  postalCode: "N1 9GU",
  country: "GB",
  id: 1,
  use: "both",
};

/** `/customers`. */
export const customers = {
  customersCreate: ({ body: { name = null, ...customer }, reply }) => {
    if (customer.email === ada.email) {
      return reply(409, problem(409, "Conflict", `${customer.email} is a customer.`));
    }
    const id = "7f1a0b6e-3f0e-4b4d-9f5e-0d6f6a1f0002";
    return {
      id,
      ...customer,
      name,
      birthday: null,
      consents: { email: false, sms: false, post: false },
      since: NOW,
    };
  },
  customersRead: ({ params: { id }, reply }) => (id === ada.id ? ada : reply(404, notFound(`customer ${id}`))),
  customersChange: ({ params: { id }, body, reply }) => {
    return id === ada.id ? { ...ada, ...body } : reply(404, notFound(`customer ${id}`));
  },
  customersSetConsents: ({ body }) => body,
  customersListAddresses: () => [home],
  customersAddAddress: ({ body, reply }) => reply(201, { ...body, id: 2 }),
  customersReplaceAddress: ({ params, body }) => ({ ...body, id: params.address }),
  customersRemoveAddress: ({ reply }) => reply(204),
} satisfies Partial<Handlers<App>>;
