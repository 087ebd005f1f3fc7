import { checkAnswer } from "bimetal/unchecked";
import type { Context } from "hono";
import type { Definition } from "./definition.ts";

/** A handler's answer as it is sent: in development only if it is what the contract declares. */
export function checked(c: Context, { name }: Definition, response: Response): Response | Promise<Response> {
  return checkAnswer === undefined ? response : checkAnswer(name, response, c.req.method);
}
