import { contract, group } from "bimetal";
import { answersRust, checkRust, rust } from "../../src/contract";

/** Those of the storm's routes that are Rust's: here it also finds them. */
export default contract({
  title: "Storm, alone",
  version: "1.0.0",
  routes: {
    checks: group("/checks", { routes: { rust: checkRust } }),
    answers: group("/answers", { routes: { rust: answersRust } }),
    ...rust,
  },
});
