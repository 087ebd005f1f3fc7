export type { ServerEvent } from "../runtime/event-stream.ts";
export type { Answer, Declared, Redirected, RequestProblem } from "./answer.ts";
export { type ClientOptions, connect, type SharedHeaders } from "./connect.ts";
export type { Fetcher, FetchInit, FetchResponse } from "./fetcher.ts";
export type { AnswerKind, ClientParsers, ClientRoute, ClientRoutes, HeaderField } from "./route.ts";
export { UnexpectedResponse } from "./unexpected-response.ts";
export type { CallOptions, ClientRequest } from "./write-request.ts";
export { writeRequest } from "./write-request.ts";
export { writeUrl } from "./write-url.ts";
