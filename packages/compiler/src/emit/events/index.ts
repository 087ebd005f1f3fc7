export { eventExport, eventName, rustEvents, serveEvents } from "./serve-events-rs.ts";
