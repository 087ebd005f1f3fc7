/** Something that only the user can mend: printed without a stack. The message says what to do. */
export class UserError extends Error {}
