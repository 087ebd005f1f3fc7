import type {
  Message,
  Queue,
  QueueSendBatchOptions,
  QueueSendBatchResponse,
  QueueSendOptions,
  QueueSendResponse,
} from "@cloudflare/workers-types";
import type { Parser } from "../schema/index.ts";
import type { View } from "./create-bindings.ts";
import { type Payload, readValue, refusalError } from "./payload.ts";

/**
 * A queue whose messages are what the contract declares. One that is something else is a {@link BindingValueError}, whether
 * it has come or is to be sent.
 */
export interface QueueView<T> {
  send(message: T, options?: SendOptions): Promise<QueueSendResponse>;
  /** Sends all of them, or none. */
  sendBatch(messages: Iterable<BatchMessage<T>>, options?: QueueSendBatchOptions): Promise<QueueSendBatchResponse>;
  /** The body of a message that a consumer is given. */
  read(message: Message<unknown>): T;
  /** The queue itself. */
  readonly raw: Queue<T>;
}

type SendOptions = Omit<QueueSendOptions, "contentType">;

interface BatchMessage<T> extends SendOptions {
  readonly body: T;
}

/** Emitted for a queue. */
export function queueView<T>(binding: string, name: string, parser: Parser<T>): View {
  const payload: Payload<T> = { kind: "queue", binding, name, parser };
  return {
    name: binding,
    of: (raw: Queue<T>): QueueView<T> => ({
      raw,
      send: async (message, options) => {
        const body = readValue(payload, message, { method: "send", what: "the message" });
        return raw.send(body, { ...options, contentType: "json" });
      },
      sendBatch: async (messages, options) => {
        const checked = Array.from(messages, ({ body, ...others }, index) => {
          const what = `messages[${index}]`;
          return {
            ...others,
            body: readValue(payload, body, { method: "sendBatch", what }),
            contentType: "json" as const,
          };
        });
        return raw.sendBatch(checked, options);
      },
      read: ({ id, body }) => {
        const occasion = { method: "read", what: `the message \`${id}\``, key: id };
        if (!(body instanceof ArrayBuffer)) return readValue(payload, body, occasion);
        throw refusalError(payload, { because: "its body is bytes", issues: [] }, occasion);
      },
    }),
  };
}
