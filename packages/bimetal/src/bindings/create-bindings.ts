/** A view of one binding. */
export interface View {
  /** The binding's key in `env`. */
  readonly name: string;
  readonly of: (binding: never) => object;
}

/** Makes views of the bindings of an `env`, once for each. What an environment lacks has none. */
export function createBindings<Env extends object, Bindings extends object>(
  views: readonly View[],
): (env: Env) => Bindings {
  const made = new WeakMap<Env, Bindings>();
  return (env) => {
    const known = made.get(env);
    if (known) return known;
    const present = views.filter(({ name }) => bindingOf(env, name) !== undefined);
    const bindings = Object.fromEntries(present.map(({ name, of }) => [name, of(bindingOf(env, name))])) as Bindings;
    made.set(env, bindings);
    return bindings;
  };
}

function bindingOf(env: object, name: string): never {
  return (env as Readonly<Record<string, never>>)[name] as never;
}
