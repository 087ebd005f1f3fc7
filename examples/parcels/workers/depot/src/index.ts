import { createApp } from "../generated/routes";

export { Accounts } from "./accounts";
export { Ledger } from "./ledger";

export default createApp({
  shipmentsRead: async ({ params: { number }, env, reply }) => {
    const shipment = await env.LEDGERS.getByName(number.slice(0, 3)).find(number);
    return shipment ?? reply(404, { title: `There is no shipment ${number}.` });
  },
});
