/** A mistake on the command line, in the environment or in what is released. It is printed without a stack. */
export class UserError extends Error {}
