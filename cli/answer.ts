import type { Failure, Result } from '#core/model/index.ts';
import type { Words } from './words.ts';

/**
 * What a command found: the documented JSON shape, its lists being anything that can be iterated over, and the same
 * for a person to read, line by line.
 */
export type Answer = {
  readonly json: unknown;
  readonly lines: Iterable<string>;
  /** What a person should know besides, on stderr; the JSON says the same in its own way. */
  readonly warnings?: readonly string[];
  /** What of it could not be done, a line each: on stderr, and the exit code says so; the JSON has them as `failed`. */
  readonly failures?: readonly string[];
  /** The answer itself is bad news: a person is given it, and then the command fails with this; the JSON stands beside the error. */
  readonly failure?: Failure;
};

/** What every command is given besides its own arguments. */
export type Setting = { readonly words: Words };

export type Outcome = Promise<Result<Answer>>;

/** A field of a tab-separated line: tabs and line breaks inside would read as more fields. */
export const field = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

/** A list made of another as it is read. */
export const mapped = <T, U>(list: Iterable<T>, change: (value: T) => U): Iterable<U> => ({
  *[Symbol.iterator]() {
    for (const value of list) yield change(value);
  },
});

/** One list after another. */
export const chained = <T>(...lists: readonly Iterable<T>[]): Iterable<T> => ({
  *[Symbol.iterator]() {
    for (const list of lists) yield* list;
  },
});
