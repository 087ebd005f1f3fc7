// In JavaScript: the source of bindgen is for Node alone, whose types differ from those of a Worker, which this package has.
import { bindgen } from "@bimetal/bindgen";

export async function bind(wasm) {
  const bound = await bindgen(wasm);
  if (!bound.ok) throw new Error(bound.reason === "refused" ? bound.message : bound.fix);
  return bound;
}
