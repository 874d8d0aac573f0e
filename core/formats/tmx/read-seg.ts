import type { InlineTag, RichText } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { codeType } from './code-types.ts';
import type { Seg, SegCode } from './unit.ts';

/** A pair or a placeholder of a segment, with the id that its tags have. */
export type Code = {
  readonly id: number;
  readonly kind: 'pair' | 'empty' | 'start' | 'end';
  readonly first: SegCode;
  /** The end of a pair. */
  readonly last: SegCode | null;
};

/** A segment as a text here, and the code of each tag. */
export type ReadSeg = { readonly rich: RichText; readonly codes: readonly Code[]; readonly seg: Seg };

type Loose = Omit<Code, 'id'>;

/** Lists by a key, whose members are taken one at a time. */
const queues = <T>() => {
  const lists = new Map<string, T[]>();
  return {
    add: (key: string, one: T): void => {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [one]);
      else list.push(one);
    },
    /** The list of a key, to be shortened. */
    of: (key: string): T[] => lists.get(key) ?? [],
  };
};

/**
 * Pairs by `i` (TMX 1.4b, section 2.3.3; also 0), the nearest first; without it by nesting. What has no partner is one end of a pair.
 * Linear.
 */
const pairUp = ({ items }: Seg): readonly Loose[] => {
  const found: { kind: Loose['kind']; first: SegCode; last: SegCode | null }[] = [];
  const open = queues<(typeof found)[number]>();
  for (const item of items) {
    if (typeof item === 'string') continue;
    const key = JSON.stringify(item.pair);
    if (item.role === 'close') {
      const begun = open.of(key).pop();
      if (begun === undefined) found.push({ kind: 'end', first: item, last: null });
      else {
        begun.kind = 'pair';
        begun.last = item;
      }
      continue;
    }
    const one = { kind: item.role === 'open' ? ('start' as const) : item.role, first: item, last: null };
    found.push(one);
    if (item.role === 'open') open.add(key, one);
  }
  return found;
};

/**
 * By what codes of different languages may be one, the surest first: `x`; what they are; their type, in their order. Null where it says
 * nothing. Codes that both have an `x` are one by that alone.
 */
const likenesses: readonly ((code: Loose) => string | null)[] = [
  ({ kind, first: { x } }) => (x === null ? null : JSON.stringify([kind, x])),
  ({ kind, first: { type, content } }) => JSON.stringify([kind, type, content]),
  ({ kind, first: { type } }) => JSON.stringify([kind, type]),
];

/** For each code of a translation the one of the original that it stands for, each taken once. Linear. */
const matched = (codes: readonly Loose[], original: readonly Code[]): ReadonlyMap<Loose, Code> => {
  const found = new Map<Loose, Code>();
  if (codes.length === 0 || original.length === 0) return found;
  const taken = new Set<Code>();
  for (const [n, keyOf] of likenesses.entries()) {
    if (found.size === codes.length) break;
    // By looks, a code with an `x` is only one without: the first list is of those without, the second of those with.
    const lists = [queues<Code>(), queues<Code>()] as const;
    for (const one of original.toReversed()) {
      const key = taken.has(one) ? null : keyOf(one);
      if (key !== null) lists[one.first.x === null ? 0 : 1].add(key, one);
    }
    for (const code of codes) {
      const key = found.has(code) ? null : keyOf(code);
      if (key === null) continue;
      const own = code.first.x;
      const one =
        n === 0
          ? lists[1].of(key).pop()
          : (lists[0].of(key).pop() ?? (own === null ? lists[1].of(key).pop() : undefined));
      if (one === undefined) continue;
      found.set(code, one);
      taken.add(one);
    }
  }
  return found;
};

const tagOf = ({ id, kind, first }: Code, role: 'first' | 'last', at: number): InlineTag => {
  const half = kind === 'start' || kind === 'end' ? kind : undefined;
  const { type, data } = codeType({ ...first, ...(half === undefined ? {} : { half }) });
  if (kind !== 'pair')
    return data === undefined ? { at, kind: 'empty', id, type } : { at, kind: 'empty', id, type, data };
  if (role === 'last') return { at, kind: 'close', id, type };
  return data === undefined ? { at, kind: 'open', id, type } : { at, kind: 'open', id, type, data };
};

/** The text of a segment without codes, as most are; null for one that has some. */
const plainSeg = (seg: Seg): ReadSeg | null => {
  let text = '';
  for (const item of seg.items) {
    if (typeof item !== 'string') return null;
    text += item;
  }
  return { rich: { text, tags: [] }, codes: [], seg };
};

/**
 * A segment as a text. `next` gives ids for codes; those of a translation have the ids, and the looks, of the codes of `original` that
 * they stand for.
 */
export const readSeg = (seg: Seg, next: () => number, original: ReadSeg | null): ReadSeg => {
  const plain = plainSeg(seg);
  if (plain !== null) return plain;
  const loose = pairUp(seg);
  const partners = original === null ? new Map<Loose, Code>() : matched(loose, original.codes);
  const codes = loose.map((code): Code => ({ ...code, id: partners.get(code)?.id ?? next() }));
  const looks = new Map(codes.map((code, n) => [code, partners.get(loose[n] ?? code) ?? code] as const));
  const byItem = new Map<SegCode, readonly [Code, 'first' | 'last']>();
  for (const code of codes) {
    byItem.set(code.first, [code, 'first']);
    if (code.last !== null) byItem.set(code.last, [code, 'last']);
  }
  const tags: InlineTag[] = [];
  let [text, length] = ['', 0];
  for (const item of seg.items) {
    if (typeof item === 'string') {
      text += item;
      length += codePointLength(item);
      continue;
    }
    const [code, role] = byItem.get(item) ?? [];
    if (code !== undefined && role !== undefined) tags.push(tagOf(looks.get(code) ?? code, role, length));
  }
  return { rich: { text, tags }, codes, seg };
};

/** A sub-flow: where it stands, and its text. */
export type SubFlow = { readonly code: number; readonly n: number; readonly seg: Seg };

/** The sub-flows of a segment in order, each by the code it is in and its place there. Not those within them. */
export const subFlows = ({ codes }: ReadSeg): readonly SubFlow[] =>
  codes.flatMap(({ id, first, last }) =>
    [...first.subs, ...(last?.subs ?? [])].map((seg, n) => ({ code: id, n, seg })),
  );
