import { expect, test } from "vitest";
import { readCrateExports } from "./exports.ts";

/** As wasm-bindgen writes them. */
const declarations = `/* tslint:disable */
/* eslint-disable */

export class Counter {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * export class Nothing {
     */
    alarm(): Promise<any>;
    constructor(state: DurableObjectState, env: any);
    fetch(req: Request): Promise<any>;
    static make(): Counter;
    readonly name: string;
    webSocketMessage(ws: WebSocket, message: any): Promise<any>;
}

export class R2Range {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    get length(): number | undefined;
    set length(value: number | null | undefined);
}

declare class IntoUnderlyingSink {
    private constructor();
    abort(reason: any): Promise<any>;
}
export type { IntoUnderlyingSink };

declare function __wbg_reset_state(): void;

export function __worker_init_state(): any;

/**
 * export function nothing(): void;
 */
export function add(a: number, b: number): number;

export function fetch(req: Request, env: any, ctx: any): Promise<any>;

export function queue(event: MessageBatch, env: any, ctx: any): Promise<any>;
`;

test("events, methods, and the classes that JavaScript can make", () => {
  expect(readCrateExports(declarations)).toEqual({
    events: ["fetch", "queue"],
    methods: ["add"],
    objects: [{ name: "Counter", methods: ["alarm", "fetch", "webSocketMessage"] }],
  });
});

test("a crate that exports nothing", () => {
  expect(readCrateExports("/* eslint-disable */\n")).toEqual({ events: [], methods: [], objects: [] });
});
