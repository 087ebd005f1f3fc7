/** Functions that wasm-bindgen has made, by name. */
export interface Functions {
  readonly [name: string]: (...values: unknown[]) => unknown;
}

/** Gives a class a method by its name. */
export function define<This>(
  owner: abstract new (...values: never[]) => This,
  name: string,
  method: (this: This, ...values: unknown[]) => unknown,
): void {
  Object.defineProperty(owner.prototype, name, { value: method, configurable: true, writable: true });
}
