import type { InlineTag, RichText } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { diffText } from '../../text/diff.ts';
import { mapOffset, mapRange } from '../../text/mapping.ts';
import { withAttribute } from '../../xml/tag-source.ts';
import { originalTags } from '../original-tags.ts';
import type { FileText } from '../file-text.ts';
import type { Inline, Part } from './inline.ts';
import { markOn, type NewMark } from './new-marks.ts';
import { serializeRich, type MarkMarkup, type TagMarkup } from './serialize.ts';
import { codeWith } from './sub-flows.ts';
import { attribute, descendants, type Element } from './tree.ts';
import type { Piece, UnitView } from './unit.ts';

/** A start tag as one that has an end tag. */
export const openedTag = (tag: string): string => tag.replace(/\s*\/>$/, '>');

/** Makes the content of translations of one unit; `added`: marks that the file does not have. */
export type UnitWriter = (piece: Piece, rich: RichText, added?: readonly NewMark[]) => string;

const partMarkup = ({ element, of }: Part, text: FileText, subs: ReadonlyMap<Element, string>): string => {
  if (of === 'end') return `</${element.written}>`;
  if (of === 'start') return openedTag(text.slice(element.open.from, element.open.to));
  return codeWith(element, subs, text);
};

/** One number for each kind and id: keys of text would be made anew for each tag that is looked up. */
const keyOf = ({ kind, id }: Pick<InlineTag, 'kind' | 'id'>): number =>
  id * 3 + (kind === 'open' ? 0 : kind === 'close' ? 1 : 2);

const idsIn = (unit: Element): Set<string> =>
  new Set(Array.from(descendants(unit)).flatMap((element) => attribute(element, 'id') ?? []));

/**
 * A code that stands twice in a translation of XLIFF 2 needs an id of its own; without original data it names the code that it is a
 * copy of (XLIFF 2.1, section 4.7.2.3).
 */
const asCopy = (part: Part, markup: string, fresh: string): string => {
  const { element, of } = part;
  if (of === 'end') return markup;
  if (element.name === 'ec' && attribute(element, 'startRef') !== null)
    return withAttribute(markup, 'startRef', fresh);
  const id = attribute(element, 'id');
  if (id === null) return markup;
  const hasData = [...element.attributes.keys()].some((name) => name.startsWith('dataRef'));
  const renamed = withAttribute(markup, 'id', fresh);
  return hasData || attribute(element, 'copyOf') !== null ? renamed : withAttribute(renamed, 'copyOf', id);
};

const isComment = (mark: Element): boolean =>
  attribute(mark, 'type') === 'comment' || (attribute(mark, 'mtype') ?? '').endsWith('comment');

/** The marks of a translation where their words are in another one that was made of it; without those whose words are gone, comments apart. */
const movedMarks = (target: Inline, rich: RichText, text: FileText): readonly MarkMarkup[] => {
  if (target.marks.length === 0) return [];
  const edits = diffText(target.rich.text, rich.text);
  return target.marks.flatMap(({ start, end, element, endElement }): readonly MarkMarkup[] => {
    if (element.name !== 'mrk' && endElement === undefined) {
      // Its other end is in another text, and must not be left alone.
      const at = mapOffset(edits, element.name === 'em' ? end : start, 'before');
      return [
        {
          start: at,
          end: at,
          nests: false,
          open: text.slice(element.open.from, element.close.to),
          close: '',
        },
      ];
    }
    const moved = mapRange(edits, { start, end });
    const isGone = moved.gone && end > start;
    // Nobody's comment is lost because its words are: it is on the whole text then.
    if (isGone && !isComment(element)) return [];
    const range = isGone ? { start: 0, end: codePointLength(rich.text) } : moved.range;
    const whole = text.slice(element.open.from, element.close.to);
    if (element.name !== 'mrk') {
      const close = endElement === undefined ? '' : text.slice(endElement.open.from, endElement.close.to);
      return [{ ...range, nests: false, open: whole, close }];
    }
    const open = openedTag(text.slice(element.open.from, element.open.to));
    return [{ ...range, nests: true, open, close: `</${element.written}>` }];
  });
};

/** The markup of all codes of a unit, as its translations have it, else as its originals do. */
const markupIn = ({ pieces }: UnitView) => {
  const tags: InlineTag[] = [];
  const parts = new Map<number, Part>();
  const add = ({ rich, parts: own }: Inline): void => {
    for (const [n, tag] of rich.tags.entries()) {
      const part = own[n];
      if (part === undefined) continue;
      const key = keyOf(tag);
      if (!parts.has(key)) tags.push(tag);
      parts.set(key, part);
    }
  };
  for (const { source } of pieces) add(source);
  for (const { target } of pieces) if (target !== null) add(target);
  return {
    find: originalTags({ text: '', tags }),
    partOf: (tag: InlineTag) => parts.get(keyOf(tag)) ?? null,
  };
};

/**
 * Makes a writer for the translations of one unit. `text`: the file; `kept`: translations that stay; `escape` writes words; `subs`: new contents
 * of sub-flows in codes, which may still be put in while others are written.
 */
export const unitWriter = (
  view: UnitView,
  text: FileText,
  kept: readonly Inline[],
  escape: (words: string) => string,
  subs: ReadonlyMap<Element, string> = new Map(),
): UnitWriter => {
  let markup: ReturnType<typeof markupIn> | null = null; // most texts have no tags
  const isNew = view.scope.version === '2';
  const written = isNew ? new Set(kept.flatMap(({ rich }) => rich.tags.map(keyOf))) : null;
  let ids: Set<string> | null = null;
  let copies = 0;
  const freshId = (): string => {
    ids ??= idsIn(view.unit);
    for (;;) {
      copies += 1;
      const id = `copy${copies}`;
      if (!ids.has(id)) return id;
    }
  };
  return (piece, rich, added = []) => {
    if (rich.text === '' && rich.tags.length === 0) return '';
    let names: Map<number, string> | null = null; // new ids of copies
    const markupOf = (tag: InlineTag): TagMarkup | null => {
      markup ??= markupIn(view);
      const found = markup.find(tag);
      const part = found === null ? null : markup.partOf(found);
      if (found === null || part === null) return null;
      const nests = part.of !== 'whole';
      const own = partMarkup(part, text, subs);
      if (written === null) return { markup: own, nests };
      const key = keyOf(found);
      if (tag.kind === 'close')
        return { markup: names?.has(tag.id) ? asCopy(part, own, names.get(tag.id) ?? '') : own, nests };
      const isCopy = written.has(key);
      written.add(key);
      if (!isCopy) return { markup: own, nests };
      const fresh = freshId();
      (names ??= new Map()).set(tag.id, fresh);
      return { markup: asCopy(part, own, fresh), nests };
    };
    const { source, target } = piece;
    const edges = target !== null && target.rich.text.trim() !== '' ? target : source;
    const own = target === null ? [] : movedMarks(target, rich, text);
    const marks =
      added.length === 0 ? own : [...own, ...added.map((mark) => markOn(mark, codePointLength(rich.text)))];
    return edges.lead + serializeRich(rich, markupOf, marks, escape) + edges.tail;
  };
};

/** Whether two texts are the same words with the same tags, whatever is known of these. */
export const sameContent = (a: RichText, b: RichText): boolean =>
  a.text === b.text &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, n) => {
    const other = b.tags[n];
    return other?.at === tag.at && other.kind === tag.kind && other.id === tag.id && other.type === tag.type;
  });

/** Whether the project's original holds more than this piece of the file: what came behind it was joined to it. */
export const reachesOver = (now: RichText, own: Inline, next: Inline): boolean =>
  codePointLength(now.text) >= codePointLength(own.rich.text) + codePointLength(next.rich.text) &&
  now.text.slice(own.rich.text.length).includes(next.rich.text);
