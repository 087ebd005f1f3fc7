import { contract, get } from "bimetal";
import { z } from "zod";

const Greeting = z.object({ text: z.string() }).meta({ id: "Greeting" });

/** The routes that are declared here; the Worker's others stay where they are. */
export default contract({
  title: "{{name}}",
  version: "1.0.0",
  routes: {
    greet: get("{{path}}/:name", {
      in: "rust",
      query: z.object({ shout: z.stringbool().default(false) }),
      responses: { 200: Greeting },
    }),
  },
});
