export {
  type BindingDeclaration,
  type Bindings,
  type KvDeclaration,
  type KvOptions,
  kv,
  params,
  type QueueDeclaration,
  queue,
  type WorkflowDeclaration,
} from "./binding.ts";
export {
  type BytesBody,
  bytes,
  type EmptyBody,
  type EventsBody,
  empty,
  events,
  type FormBody,
  form,
  type HeadedBody,
  html,
  type JsonBody,
  json,
  type RedirectBody,
  type RequestBody,
  type ResponseBody,
  redirect,
  type StreamBody,
  stream,
  svg,
  type TextBody,
  text,
} from "./body.ts";
export { type Contract, type ContractOptions, contract } from "./contract.ts";
export type { EventName, WorkerEvents } from "./event.ts";
export type { Example, ExampleFile, ExampleRequest, ExampleResponse, Examples } from "./example.ts";
export { type FunctionDeclaration, type FunctionOptions, type Functions, fn } from "./function.ts";
export { type Group, type GroupOptions, group, type Routes } from "./group.ts";
export {
  type DurableObjectOptions,
  durableObject,
  type EntrypointOptions,
  entrypoint,
  type ObjectDeclaration,
  type Objects,
  type WorkflowOptions,
  workflow,
} from "./object.ts";
export {
  type BodilessRouteOptions,
  type BodyRouteOptions,
  del,
  get,
  type Language,
  options,
  type Path,
  patch,
  post,
  put,
  type Responses,
  type Route,
  type RouteOptions,
  route,
} from "./route.ts";
export type { AnySchema, ObjectSchema } from "./schema.ts";
export type { Site } from "./site.ts";
export { type Twin, type TwinOptions, twin } from "./twin.ts";
