import type { InlineTag, RichText } from '../../model/index.ts';
import { diffText } from '../../text/diff.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { spansOf } from '../../formats/spans.ts';
import { symbolWriter } from '../../formats/symbols.ts';
import { lookOf, type Look, type ShownStretch, type Unit } from './look.ts';
import { placePairs } from './pairs.ts';

/** Brackets that nobody types. Where a text has the first of them, the next are used for it. */
const brackets = ['⟦⟧', '⟬⟭', '⦗⦘'] as const;

const bracketsFor = (text: string): string =>
  brackets.find(([open = '']) => !text.includes(open)) ?? brackets[0];

/**
 * What stands in a document for the placeholders, pictures for instance, of a text: their numbers in it, and what they
 * show. As a whole a marker may be moved, copied and deleted like a character; changed inside it is mere words.
 */
export const markersFor = (text: string): ((placeholder: InlineTag) => string) => {
  const [open, close] = bracketsFor(text);
  return ({ id, data }) => {
    const words = symbolWriter()
      .visible(data?.['alt'] ?? '')
      .replace(/[\s⟦⟧⟬⟭⦗⦘]+/gu, ' ')
      .trim();
    return `${open}${id}${words === '' ? '' : ` ${Array.from(words).slice(0, 60).join('')}`}${close}`;
  };
};

/** A frozen text as a document shows it. */
export const shownOf = (frozen: RichText): readonly ShownStretch[] => {
  const symbols = symbolWriter();
  const markerOf = markersFor(frozen.text);
  return spansOf(frozen).map((span) => ({
    text: 'text' in span ? symbols.visible(span.text) : markerOf(span.placeholder),
    look: lookOf(span.open),
  }));
};

/** The characters of a shown text. */
export const shownText = (shown: readonly ShownStretch[]): string => shown.map(({ text }) => text).join('');

/** Signs of placeholders: a private plane, so that no character is compared with one. */
const signOf = ({ id }: InlineTag): string => String.fromCodePoint(0xf0000 + (id % 0xfff0));

const unitsOfText = (text: string, shown: string, look: Look | null): Unit[] => {
  const signs = Array.from(shown);
  return Array.from(text, (char, i) => ({
    sign: signs[i] ?? char,
    text: char,
    placeholder: null,
    look,
    width: 1,
  }));
};

const unitOfPlaceholder = (placeholder: InlineTag, marker: string, look: Look | null): Unit => ({
  sign: signOf(placeholder),
  text: '',
  placeholder,
  look,
  width: codePointLength(marker),
});

const frozenUnits = (frozen: RichText): readonly Unit[] => {
  const symbols = symbolWriter();
  const markerOf = markersFor(frozen.text);
  return spansOf(frozen).flatMap((span) =>
    'text' in span
      ? unitsOfText(span.text, symbols.visible(span.text), lookOf(span.open))
      : [unitOfPlaceholder(span.placeholder, markerOf(span.placeholder), lookOf(span.open))],
  );
};

/** Characters of a shown text, each with its look. */
const characters = (shown: readonly ShownStretch[]): readonly Unit[] =>
  shown.flatMap(({ text, look }) => unitsOfText(text, text, look));

/** The units of a text that was read and was made from `frozen`, whose placeholders its markers stand for. */
const readUnits = (shown: readonly ShownStretch[], { text, tags }: RichText): readonly Unit[] => {
  const all = characters(shown);
  const placeholders = tags.filter(({ kind }) => kind === 'empty');
  if (placeholders.length === 0) return all;
  const markerOf = markersFor(text);
  const markers = new Map(placeholders.map((tag) => [markerOf(tag), tag]));
  const units: Unit[] = [];
  const whole = shownText(shown);
  let at = 0; // in `all`
  let done = 0; // UTF-16, in `whole`
  for (const found of whole.matchAll(/[⟦⟬⦗][^⟦⟧⟬⟭⦗⦘]*[⟧⟭⦘]/gu)) {
    const placeholder = markers.get(found[0]);
    if (placeholder === undefined) continue;
    const before = codePointLength(whole.slice(done, found.index));
    for (const unit of all.slice(at, at + before)) units.push(unit);
    at += before;
    units.push(unitOfPlaceholder(placeholder, found[0], all[at]?.look ?? null));
    at += codePointLength(found[0]);
    done = found.index + found[0].length;
  }
  return units.concat(all.slice(at));
};

const signsOf = (units: readonly Unit[]): string => units.map(({ sign }) => sign).join('');

/** A text that was read, and where its code points stood in the cell that was read. */
export type OwnText = {
  readonly rich: RichText;
  /** From code points of the cell as shown to code points of the text. */
  readonly place: (shown: number) => number;
};

/**
 * What a reviewer made of a frozen text, from what stands in the document now. Characters the document could not hold,
 * placeholders and pairs it cannot show (readings, foreign markup, doubtful links) come back where their words are
 * still there; where nothing changed it is the frozen text, tag by tag.
 */
export const ownText = (frozen: RichText, shown: readonly ShownStretch[]): OwnText => {
  const before = frozenUnits(frozen);
  const read = readUnits(shown, frozen);
  const edits = diffText(signsOf(before), signsOf(read));
  // Units that were kept, by their place among those read: a control character is itself again, not the symbol shown for it.
  const own: Unit[] = [];
  let at = 0;
  for (const { start, end, insert } of edits) {
    for (; at < start; at += 1) own.push({ ...(before[at] as Unit), look: read[own.length]?.look ?? null });
    for (let left = codePointLength(insert); left > 0; left -= 1) own.push(read[own.length] as Unit);
    at = end;
  }
  for (; at < before.length; at += 1)
    own.push({ ...(before[at] as Unit), look: read[own.length]?.look ?? null });
  return { rich: assemble(own, placePairs(frozen, edits, own)), place: placer(own) };
};

/** Writes units and the pairs between them (whose places count units) as a text. */
const assemble = (units: readonly Unit[], pairs: readonly InlineTag[]): RichText => {
  const own = new Set(units.flatMap(({ placeholder }) => (placeholder === null ? [] : [placeholder.id])));
  const used = new Set(pairs.map(({ id }) => id));
  let free = 1;
  /** The id itself the first time, and the smallest that is free for copies. */
  const idFor = (wanted: number): number => {
    while (used.has(free) || own.has(free)) free += 1;
    const id = used.has(wanted) ? free : wanted;
    used.add(id);
    return id;
  };
  const tags: InlineTag[] = [];
  const text: string[] = [];
  let length = 0;
  let pair = 0;
  const putPairs = (upTo: number): void => {
    for (let next = pairs[pair]; next !== undefined && next.at <= upTo; next = pairs[++pair])
      tags.push({ ...next, at: length });
  };
  units.forEach((unit, i) => {
    putPairs(i);
    if (unit.placeholder === null) {
      text.push(unit.text);
      length += 1;
    } else tags.push({ ...unit.placeholder, at: length, id: idFor(unit.placeholder.id) });
  });
  putPairs(units.length);
  return { text: text.join(''), tags };
};

const placer = (units: readonly Unit[]): ((shown: number) => number) => {
  const ends: number[] = []; // code points of the cell up to the end of each unit
  let shown = 0;
  for (const { width } of units) ends.push((shown += width));
  const lengths = [0];
  for (const { placeholder } of units) lengths.push((lengths.at(-1) ?? 0) + (placeholder === null ? 1 : 0));
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return lengths[low] ?? 0;
  };
};
