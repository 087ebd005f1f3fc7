export { createWorker, type Json, type LogLine, type TestWorker, type WorkerOptions } from "./create-worker.ts";
