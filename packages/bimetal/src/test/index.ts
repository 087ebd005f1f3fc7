export { checkExample, type Example } from "./check-example.ts";
export { createWorker, type LogLine, type TestWorker, type WorkerOptions } from "./create-worker.ts";
