import { createApp } from "../generated/routes";
import { total, worth } from "./total.ts";

export default createApp({
  typescriptText: ({ params }) => `hello, ${params.name}`,
  typescriptJson: ({ params }) => ({ text: `hello, ${params.name}` }),
  typescriptOrder: ({ body }) => ({ id: body.id, total: total(body) }),
  typescriptCatalog: ({ body }) => ({ worth: worth(body) }),
});
