/**
 * A value too large to cross between threads at once: its long lists are left out and follow in slices, so that neither side
 * stands still for longer than a slice takes.
 */
export type Slice = {
  /** Where the list is: the members that lead to it. */
  readonly path: readonly string[];
  readonly items: readonly unknown[];
};

export type TakenApart = {
  /** The value with its long lists empty. */
  readonly frame: unknown;
  /** Members of its long lists, in order. */
  readonly slices: Iterable<Slice>;
};

/** Items of a slice, and UTF-16 units of text in it, at most: whichever is reached first. */
export const sliceLimits = { items: 256, units: 256 * 1024 } as const;

type Members = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** UTF-16 units of the texts in a value. */
const unitsIn = (value: unknown): number => {
  let units = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') units += next.length;
    else if (Array.isArray(next)) for (const item of next as readonly unknown[]) waiting.push(item);
    else if (typeof next === 'object' && next !== null)
      for (const item of Object.values(next)) waiting.push(item);
  }
  return units;
};

type LongList = { readonly path: readonly string[]; readonly list: readonly unknown[] };

const withoutLists = (value: unknown, path: readonly string[], lists: LongList[]): unknown => {
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    if (list.length === 0) return value;
    lists.push({ path, list });
    return [];
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutLists(inner, [...path, name], lists)]),
  );
};

function* slicesOf(lists: readonly LongList[]): Generator<Slice> {
  for (const { path, list } of lists) {
    let from = 0;
    let units = 0;
    for (const [at, item] of list.entries()) {
      units += unitsIn(item);
      if (at + 1 - from < sliceLimits.items && units < sliceLimits.units) continue;
      yield { path, items: list.slice(from, at + 1) };
      [from, units] = [at + 1, 0];
    }
    if (from < list.length) yield { path, items: list.slice(from) };
  }
}

/** Takes a value of objects and lists apart. Lists inside the members of lists stay whole. */
export const takeApart = (value: unknown): TakenApart => {
  const lists: LongList[] = [];
  const frame = withoutLists(value, [], lists);
  return { frame, slices: slicesOf(lists) };
};

/** Puts the members of a slice where they belong in `frame`, which is changed. */
export const putSlice = (frame: unknown, { path, items }: Slice): void => {
  const list = path.reduce<unknown>((inner, name) => (inner as Members)[name], frame);
  for (const item of items) (list as unknown[]).push(item);
};
