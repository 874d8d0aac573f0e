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

/** Pairs by `i` (TMX 1.4b, section 2.3.3; also 0), the nearest first; without it by nesting. What has no partner is one end of a pair. */
const pairUp = ({ items }: Seg): readonly Loose[] => {
  const found: { kind: Loose['kind']; first: SegCode; last: SegCode | null }[] = [];
  const open: (typeof found)[number][] = [];
  for (const item of items) {
    if (typeof item === 'string') continue;
    if (item.role === 'close') {
      const at = open.findLastIndex(({ first }) => first.pair === item.pair);
      const [begun] = at < 0 ? [] : open.splice(at, 1);
      if (begun === undefined) found.push({ kind: 'end', first: item, last: null });
      else {
        begun.kind = 'pair';
        begun.last = item;
      }
      continue;
    }
    const one = { kind: item.role === 'open' ? ('start' as const) : item.role, first: item, last: null };
    found.push(one);
    if (item.role === 'open') open.push(one);
  }
  return found;
};

const isSame = (a: SegCode, b: SegCode): boolean => a.type === b.type && a.content === b.content;

/** How sure it is that two codes of different languages are one: by `x` first; then by what they are; then by their order. */
const likenesses: readonly ((a: Loose, b: Loose) => boolean)[] = [
  (a, b) => a.first.x !== null && a.first.x === b.first.x,
  (a, b) => (a.first.x === null || b.first.x === null) && isSame(a.first, b.first),
  (a, b) => (a.first.x === null || b.first.x === null) && a.first.type === b.first.type,
];

/** For each code of a translation the one of the original that it stands for, each taken once. */
const matched = (codes: readonly Loose[], original: readonly Code[]): ReadonlyMap<Loose, Code> => {
  const found = new Map<Loose, Code>();
  const taken = new Set<Code>();
  for (const isLike of likenesses)
    for (const code of codes) {
      if (found.has(code)) continue;
      const one = original.find(
        (other) => !taken.has(other) && other.kind === code.kind && isLike(other, code),
      );
      if (one === undefined) continue;
      found.set(code, one);
      taken.add(one);
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

/**
 * A segment as a text. `next` gives ids for codes; those of a translation have the ids, and the looks, of the codes of `original` that
 * they stand for.
 */
export const readSeg = (seg: Seg, next: () => number, original: ReadSeg | null): ReadSeg => {
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
