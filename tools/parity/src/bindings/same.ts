/**
 * How two declarations of `Env` are compared, by the type checker itself: each type here is `true`, or a tuple that says
 * what is different. `Ours` is Bimetal's, `Theirs` wrangler's.
 */

/** The two types are each assignable to the other, and neither, or both, are `any`. */
export type Alike<Left, Right> = [IsAny<Left>, IsAny<Right>] extends [false, false]
  ? [Left] extends [Right]
    ? [Right] extends [Left]
      ? true
      : false
    : false
  : // `any` is assignable to everything; we say `unknown` instead.
    [IsUnknown<Left>, IsUnknown<Right>] extends [true, true]
    ? true
    : false;

type IsAny<T> = 0 extends 1 & T ? true : false;
type IsUnknown<T> = unknown extends T ? true : false;
type IsOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? true : false;

/** Both have the key, with types alike, and it is optional in neither or in both. */
export type Same<Ours, Theirs, K> = Compare<Ours, Theirs, K, false>;

/**
 * As `Same`, and with the same types: what one type takes and gives may be assignable to another both ways, as a Workflow's
 * params are.
 */
export type Identical<Ours, Theirs, K extends keyof Ours & keyof Theirs> =
  Same<Ours, Theirs, K> extends true
    ? IsIdentical<Required<Ours>[K], Required<Theirs>[K]> extends true
      ? true
      : ["Bimetal", Ours[K], "wrangler", Theirs[K]]
    : Same<Ours, Theirs, K>;

// Written out: of an alias, the type checker would only compare the arguments.
type IsIdentical<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : false;

/** As `Same`, where wrangler has the values of a var. */
export type SameVar<Ours, Theirs, K> = Compare<Ours, Theirs, K, true>;

type Compare<Ours, Theirs, K, Wide> = K extends keyof Ours
  ? K extends keyof Theirs
    ? Alike<IsOptional<Ours, K>, IsOptional<Theirs, K>> extends true
      ? Wide extends true
        ? CompareVars<Required<Ours>[K], Widen<Required<Theirs>[K]>>
        : CompareTypes<Required<Ours>[K], Required<Theirs>[K]>
      : ["optional in", IsOptional<Ours, K> extends true ? "Bimetal" : "wrangler", "alone"]
    : ["only Bimetal has it", Ours[K]]
  : ["Bimetal lacks it", K extends keyof Theirs ? Theirs[K] : never];

type CompareTypes<Ours, Theirs> = Alike<Ours, Theirs> extends true ? true : ["Bimetal", Ours, "wrangler", Theirs];

/** A table without an optional field is assignable to one with it, and so it is compared with all of them, too. */
type CompareVars<Ours, Theirs> =
  CompareTypes<Ours, Theirs> extends true ? CompareTypes<Filled<Ours>, Filled<Theirs>> : CompareTypes<Ours, Theirs>;

/** With all optional fields, however deep. */
type Filled<T> =
  IsUnknown<T> extends true
    ? T
    : T extends Scalar
      ? T
      : T extends Many
        ? Filled<T[number]>[]
        : { [K in keyof T]-?: Filled<T[K]> };

/** Bimetal alone has the key, with such a type. */
export type Alone<Ours, Theirs, K, Type> = K extends keyof Theirs
  ? ["wrangler has it, too", Theirs[K]]
  : K extends keyof Ours
    ? CompareTypes<Required<Ours>[K], Type>
    : ["Bimetal lacks it"];

/** It is `any` for wrangler, and for Bimetal such a type, or one of several. */
export type KnownToUs<Ours, Theirs, K, Type> = K extends keyof Theirs
  ? IsAny<Required<Theirs>[K]> extends true
    ? K extends keyof Ours
      ? [IsUnknown<Ours[K]>, [Type] extends [Ours[K]] ? true : false] extends [false, true]
        ? true
        : ["Bimetal", Ours[K]]
      : ["Bimetal lacks it"]
    : ["wrangler knows it, too", Theirs[K]]
  : ["wrangler lacks it"];

/** Each of the two has a type of its own for it. */
export type Exactly<Ours, Theirs, K, OurType, TheirType> = K extends keyof Ours & keyof Theirs
  ? CompareTypes<Required<Ours>[K], OurType> extends true
    ? CompareTypes<TheirType, Required<Theirs>[K]>
    : CompareTypes<Required<Ours>[K], OurType>
  : ["not in both"];

/** There are no other keys than these. */
export type Keys<Type, K> = [Exclude<keyof Type, K>] extends [never] ? true : ["more keys", Exclude<keyof Type, K>];

/** The type of all values that are like a literal one. Tables that may stand in one place are joined. */
type Widen<T> = [T] extends [never] ? unknown : WidenScalar<T> | WidenList<Extract<T, Many>> | WidenTable<Table<T>>;

type Many = readonly unknown[];
type Scalar = string | number | boolean | null;
type Table<T> = Exclude<T, Scalar | Many>;

type WidenScalar<T> =
  | (Extract<T, string> extends never ? never : string)
  | (Extract<T, number> extends never ? never : number)
  | (Extract<T, boolean> extends never ? never : boolean)
  | Extract<T, null>;

type WidenList<T extends Many> = [T] extends [never] ? never : Widen<T[number]>[];

type WidenTable<T> = [T] extends [never]
  ? never
  : { [K in Extract<keyof T, string>]: Widen<T[K]> } & {
      [K in Exclude<KeyOfAny<T>, keyof T>]?: Widen<ValueOfAny<T, K>>;
    };

type KeyOfAny<T> = T extends unknown ? keyof T : never;
type ValueOfAny<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
