export { type RustEvent, withEvents } from "./with-events.ts";
