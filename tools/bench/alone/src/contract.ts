import { contract } from "bimetal";
import { rust } from "../../src/contract";

/** The routes of Rust: here it also finds them. */
export default contract({ title: "Bench, alone", version: "1.0.0", routes: { rust } });
