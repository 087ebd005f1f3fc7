export { default } from "../../src/contract";
