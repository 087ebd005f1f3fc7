export { type BindgenOptions, type BindgenResult, bindgen } from "./bindgen.ts";
