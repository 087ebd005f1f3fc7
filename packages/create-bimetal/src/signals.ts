/** Runs an action that ends cleanly when the process is asked to end. */
export async function withSignals<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => controller.abort(new Interrupted(name));
  for (const name of SIGNALS) process.on(name, onSignal);
  try {
    return await action(controller.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal);
  }
}

/** The process was asked to end. What its user is to know of that is the message. */
export class Interrupted extends Error {
  override name = "Interrupted";
  /** As shells count. */
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals, message = "") {
    super(message);
    this.exitCode = 128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal as (typeof SIGNALS)[number]];
  }
}

const SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM"] as const;
