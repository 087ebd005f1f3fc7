declare module "*.ttf" {
  const bytes: ArrayBuffer;
  export default bytes;
}
declare module "opentype.js" {
  export function parse(bytes: ArrayBuffer): unknown;
}
