import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { isTaken } from "./port.ts";

test.each(["localhost", undefined])(
  "a port that another listens on is taken, until it does no more (%s)",
  async (host) => {
    const server = createServer().listen(0, host);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await isTaken(port)).toBe(true);
    server.close();
    await once(server, "close");
    expect(await isTaken(port)).toBe(false);
  },
);
