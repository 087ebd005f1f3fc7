export { default } from "@bimetal/example-parcels-contract";
