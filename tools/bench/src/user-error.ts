/** A mistake on the command line or in the environment. It is printed without a stack. */
export class UserError extends Error {}
