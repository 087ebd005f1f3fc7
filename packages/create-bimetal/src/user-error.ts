/** A mistake on the command line or in its surroundings: told in a sentence, without a stack. */
export class UserError extends Error {
  override name = "UserError";
}
