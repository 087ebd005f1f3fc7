export { createWorker, type LogLine, type TestWorker, type WorkerOptions } from "./create-worker.ts";
