/** A value that came from outside, read as T; or where it is something else, as a path such as `rows.3.segment`. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly at: string };
export type Reader<T> = (value: unknown) => Read<T>;

/** What a reader reads. */
export type Shape<R> = R extends Reader<infer T> ? T : never;

const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad: { readonly ok: false; readonly at: string } = { ok: false, at: '' };

/** What was read at `key` of something. */
export const inside = <T>(key: string | number, read: Read<T>): Read<T> =>
  read.ok ? read : { ok: false, at: read.at === '' ? `${key}` : `${key}.${read.at}` };

/** Only values for which `fits` holds. */
export const where =
  <T>(reader: Reader<T>, fits: (value: T) => boolean): Reader<T> =>
  (value) => {
    const read = reader(value);
    return read.ok && !fits(read.value) ? bad : read;
  };

/** What a reader reads, made into something else. */
export const mapped =
  <T, U>(reader: Reader<T>, made: (value: T) => U): Reader<U> =>
  (value) => {
    const read = reader(value);
    return read.ok ? good(made(read.value)) : read;
  };

/** Text that can be stored: no lone surrogates. */
export const text: Reader<string> = (value) =>
  typeof value === 'string' && value.isWellFormed() ? good(value) : bad;

/** Whether a text can name somebody or something: not empty, and no longer than 200 UTF-16 units. */
export const isName = (value: string): boolean => value !== '' && value.length <= 200;
export const name: Reader<string> = where(text, isName);

export const number: Reader<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? good(value) : bad;

export const count: Reader<number> = where(number, (value) => Number.isSafeInteger(value) && value >= 0);

export const truth: Reader<boolean> = (value) => (typeof value === 'boolean' ? good(value) : bad);

export const oneOf =
  <const T extends string | number>(values: readonly T[]): Reader<T> =>
  (value) => {
    const found = values.find((one) => one === value);
    return found === undefined ? bad : good(found);
  };

/** A moment, ISO 8601 in UTC. */
export const isMoment = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(value);
export const moment: Reader<string> = where(text, isMoment);

/** Hexadecimal digits, so many of them. */
export const isHex = (digits: number): ((value: string) => boolean) => {
  const pattern = new RegExp(`^[0-9a-f]{${digits}}$`);
  return (value) => pattern.test(value);
};
export const hex = (digits: number): Reader<string> => where(text, isHex(digits));

export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? good(null) : reader(value);

export const list =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value)) return bad;
    const values: T[] = [];
    for (const [index, part] of value.entries()) {
      const read = reader(part);
      if (!read.ok) return inside(index, read);
      values.push(read.value);
    }
    return good(values);
  };

/** The members of an object. One that is undefined is none: JSON could not say it. */
const entriesOf = (value: unknown): readonly [string, unknown][] | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).filter(([, part]) => part !== undefined)
    : null;

/** An object used as a table. */
export const table =
  <T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value) => {
    const entries = entriesOf(value);
    if (entries === null) return bad;
    const found: [string, T][] = [];
    for (const [key, part] of entries) {
      const read = reader(part);
      if (!read.ok) return inside(key, read);
      found.push([key, read.value]);
    }
    return good(Object.fromEntries(found));
  };

/** The members of an object, each with what reads it. */
export type Fields = Readonly<Record<string, Reader<unknown>>>;
type Object<F extends Fields> = { readonly [K in keyof F]: Shape<F[K]> };

/** Reads an object key by key: one with all the `needed` keys and none that has no reader. */
const fieldsReader = (fields: Fields, needed: readonly string[]): Reader<unknown> => {
  const readers = new Map(Object.entries(fields));
  return (value) => {
    const entries = entriesOf(value);
    if (entries === null) return bad;
    const found: Record<string, unknown> = {};
    for (const [key, part] of entries) {
      const read = readers.get(key)?.(part) ?? bad;
      if (!read.ok) return inside(key, read);
      found[key] = read.value;
    }
    const missing = needed.find((key) => !Object.hasOwn(found, key));
    return missing === undefined ? good(found) : inside(missing, bad);
  };
};

/** An object with these keys and no others. */
export const object = <F extends Fields>(fields: F): Reader<Object<F>> =>
  // Every key was read by the reader of its name.
  fieldsReader(fields, Object.keys(fields)) as Reader<Object<F>>;

/** An object with these keys, perhaps with those of `optional`, and with no others. */
export const objectWith = <F extends Fields, O extends Fields>(
  fields: F,
  optional: O,
): Reader<Object<F> & Partial<Object<O>>> =>
  fieldsReader({ ...optional, ...fields }, Object.keys(fields)) as Reader<Object<F> & Partial<Object<O>>>;

/**
 * The same members, those that `rules` names only with values for which the rule holds. So a border can refuse more than the
 * description of a model does, and never let in more.
 */
export const narrowed = <F extends Fields>(
  fields: F,
  rules: { readonly [K in keyof F]?: (value: Shape<F[K]>) => boolean },
): F => {
  const ruled: Record<string, Reader<unknown>> = { ...fields };
  const given: Readonly<Record<string, ((value: never) => boolean) | undefined>> = rules;
  for (const [key, rule] of Object.entries(given)) {
    const reader = ruled[key];
    // A rule takes what the reader of its name reads.
    if (reader !== undefined && rule !== undefined) ruled[key] = where(reader as Reader<never>, rule);
  }
  return ruled as F;
};

/** What the first of the readers reads that can. */
export const either =
  <R extends readonly Reader<unknown>[]>(...readers: R): Reader<Shape<R[number]>> =>
  (value) => {
    for (const reader of readers) {
      const read = reader(value);
      // The reader is one of R, so what it read is of one of their shapes.
      if (read.ok) return read as Read<Shape<R[number]>>;
    }
    return bad;
  };

/** JSON text as `reader` has it. */
export const readJson = <T>(json: string, reader: Reader<T>): Read<T> => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, at: 'JSON' };
  }
  return reader(value);
};
