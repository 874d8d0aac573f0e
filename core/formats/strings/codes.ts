import { tagData, type InlineTag, type InlineTagType, type RichText } from '../../model/index.ts';
import { ascendingOffsets, ascendingPoints } from '../../text/codepoints.ts';
import type { Code } from './find-codes.ts';

/** Characters that a chip shows. */
const longestDisplay = 24;

const types: ReadonlyMap<string, InlineTagType> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ['u', 'underline'],
  ['s', 'strike'],
  ['del', 'strike'],
  ['code', 'code'],
  ['sub', 'sub'],
  ['sup', 'sup'],
]);

const displayed = (raw: string): string => {
  const letters = Array.from(raw.replaceAll(/\s+/g, ' '));
  return letters.length <= longestDisplay
    ? letters.join('')
    : `${letters.slice(0, longestDisplay - 1).join('')}…`;
};

/** A tag's `data`: what its chip says, what must not be done to it, and its letters, which tell it from all others. */
const dataOf = (
  raw: string,
  { display = raw, fixed }: Code,
  end?: string,
): NonNullable<InlineTag['data']> => {
  return {
    ...tagData({ display: displayed(display), fixed }),
    code: raw,
    ...(end === undefined ? {} : { end }),
  };
};

/** For each code that is one of a pair the other. Elements are paired from the inside out; what is left is alone. */
const pairsIn = (codes: readonly Code[]): ReadonlyMap<Code, Code> => {
  const pairs = new Map<Code, Code>();
  const open: Code[] = [];
  for (const code of codes) {
    if (code.is === 'start') open.push(code);
    if (code.is !== 'end') continue;
    const found = open.findLastIndex(({ name }) => name === code.name);
    const start = open[found];
    if (start === undefined) continue;
    open.length = found;
    pairs.set(start, code).set(code, start);
  }
  return pairs;
};

/** The text without its codes, which are tags of it instead. */
export const richOf = (value: string, codes: readonly Code[]): RichText => {
  if (codes.length === 0) return { text: value, tags: [] };
  const pairs = pairsIn(codes);
  const ids = new Map<Code, number>();
  const parts: string[] = [];
  const places: number[] = [];
  let [units, read] = [0, 0];
  for (const { from, to } of codes) {
    const words = value.slice(read, from);
    parts.push(words);
    units += words.length;
    places.push(units);
    read = to;
  }
  const text = parts.join('') + value.slice(read);
  const pointAt = ascendingPoints(text);
  const tags = codes.map((code, n): InlineTag => {
    const at = pointAt(places[n] ?? 0);
    const raw = value.slice(code.from, code.to);
    const other = pairs.get(code);
    const id = (code.is === 'end' && other !== undefined ? ids.get(other) : undefined) ?? ids.size + 1;
    if (code.is !== 'end' || other === undefined) ids.set(code, id);
    const type = types.get(code.name?.toLowerCase() ?? '') ?? 'other';
    if (other === undefined) {
      const isBreak = /^<br\b/i.test(raw);
      return { at, kind: 'empty', id, type: isBreak ? 'break' : 'other', data: dataOf(raw, code) };
    }
    if (code.is === 'end') return { at, kind: 'close', id, type };
    return { at, kind: 'open', id, type, data: dataOf(raw, code, value.slice(other.from, other.to)) };
  });
  return { text, tags };
};

/** Equal for tags that are written alike. */
const keyOf = ({ kind, type, data }: InlineTag): string => `${kind} ${type} ${data?.['code'] ?? ''}`;

/** A translation with the ids that the same tags have in the original; those that it has not get others. */
export const withIdsOf = (original: RichText, translation: RichText): RichText => {
  if (translation.tags.length === 0) return translation;
  const left = Map.groupBy(original.tags.filter(({ kind }) => kind !== 'close').toReversed(), keyOf);
  let fresh = original.tags.reduce((most, { id }) => Math.max(most, id), 0);
  const ids = new Map<number, number>();
  for (const tag of translation.tags) {
    if (tag.kind === 'close') continue;
    const same = left.get(keyOf(tag))?.pop();
    if (same === undefined) fresh += 1;
    ids.set(tag.id, same?.id ?? fresh);
  }
  return { ...translation, tags: translation.tags.map((tag) => ({ ...tag, id: ids.get(tag.id) ?? tag.id })) };
};

/** How what is no code is written, and codes, where they are written otherwise than they stand in the value. */
export type CodeWriting = {
  readonly words?: (words: string) => string;
  readonly code?: (raw: string) => string;
};

const asItIs = (text: string): string => text;

/**
 * A text with its tags as the codes that they stand for. Tags of other formats, which have none, are left out; of pairs
 * that overlap the inner one is closed and opened again.
 */
export const valueOf = (
  { text, tags }: RichText,
  { words: wordsOf = asItIs, code: codeOf = asItIs }: CodeWriting = {},
): string => {
  const offset = ascendingOffsets(text);
  const rawOf = ({ data }: InlineTag, which: 'code' | 'end'): string => codeOf(data?.[which] ?? '');
  const parts: string[] = [];
  const open: InlineTag[] = [];
  let read = 0;
  for (const tag of tags) {
    const at = offset(tag.at);
    if (at > read) parts.push(wordsOf(text.slice(read, at)));
    read = Math.max(read, at);
    if (tag.kind !== 'close') parts.push(rawOf(tag, 'code'));
    if (tag.kind === 'open') open.push(tag);
    if (tag.kind !== 'close') continue;
    const found = open.findLastIndex(({ id }) => id === tag.id);
    if (found < 0) continue;
    const closed = open.splice(found);
    const inner = closed.slice(1);
    parts.push(...closed.toReversed().map((one) => rawOf(one, 'end')));
    parts.push(...inner.map((one) => rawOf(one, 'code')));
    open.push(...inner);
  }
  if (read < text.length) parts.push(wordsOf(text.slice(read)));
  parts.push(...open.toReversed().map((one) => rawOf(one, 'end')));
  return parts.join('');
};
