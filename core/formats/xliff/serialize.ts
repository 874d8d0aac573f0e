import type { InlineTag, RichText } from '../../model/index.ts';
import { codePointSlicer } from '../../text/codepoints.ts';

/** What is written for a tag. `nests`: its pair is one element, which must hold whole others. */
export type TagMarkup = { readonly markup: string; readonly nests: boolean };

/** A mark on words of the text that is written: code points, and its two ends. */
export type MarkMarkup = {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
  readonly nests: boolean;
};

type Open = {
  readonly id: number | MarkMarkup;
  readonly close: string;
  readonly isMark: boolean;
  ends: boolean;
};

/** The stack of elements that are open while a text is written. */
const openElements = (write: (markup: string) => void) => {
  const stack: Open[] = [];
  const pop = (): void => {
    const top = stack.pop();
    if (top !== undefined) write(top.close);
  };
  const popEnded = (): void => {
    while (stack.at(-1)?.ends === true) pop();
  };
  return {
    push: (open: Omit<Open, 'ends'>): void => void stack.push({ ...open, ends: false }),
    /**
     * An element ends where all that began in it have ended: it reaches as far as the last of them. Marks are no elements of the text, and
     * end before it instead.
     */
    end: (id: Open['id']): void => {
      const at = stack.findLastIndex((one) => one.id === id);
      const own = stack[at];
      if (own === undefined) return;
      own.ends = true;
      while (stack.length > at + 1 && stack.at(-1)?.isMark === true) pop();
      popEnded();
    },
    endAll: (): void => {
      while (stack.length > 0) pop();
    },
  };
};

/**
 * A text as the content of an element. `markupOf` gives what stands for a tag, null for one that is left out; `escape` writes words.
 * What is written is well-formed whatever the tags: pairs that overlap and nest reach to a common end, those that are not closed end
 * with the text.
 */
export const serializeRich = (
  { text, tags }: RichText,
  markupOf: (tag: InlineTag) => TagMarkup | null,
  marks: readonly MarkMarkup[],
  escape: (words: string) => string,
): string => {
  if (tags.length === 0 && marks.length === 0) return escape(text);
  let written = '';
  let from = 0;
  const write = (markup: string): void => void (written += markup);
  const open = openElements(write);
  const slice = codePointSlicer(text);
  const wordsTo = (to: number): void => {
    if (to > from) write(escape(slice(from, to)));
    from = Math.max(from, to);
  };
  /** Ends that are no elements of their own and have not come yet. */
  let owed: Map<number, string> | null = null;
  const owedMarkup = (): Iterable<string> => owed?.values() ?? [];
  const writeTag = (tag: InlineTag): void => {
    const own = markupOf(tag);
    if (own === null) return;
    if (tag.kind === 'close' && own.nests) return open.end(tag.id);
    if (tag.kind === 'close') owed?.delete(tag.id);
    write(own.markup);
    if (tag.kind !== 'open') return;
    const end = markupOf({ at: tag.at, kind: 'close', id: tag.id, type: tag.type });
    if (end === null) return;
    if (own.nests) open.push({ id: tag.id, close: end.markup, isMark: false });
    else (owed ??= new Map<number, string>()).set(tag.id, end.markup);
  };
  const startMark = (mark: MarkMarkup): void => {
    write(mark.open);
    if (mark.nests) open.push({ id: mark, close: mark.close, isMark: true });
  };
  const endMark = (mark: MarkMarkup): void => (mark.nests ? open.end(mark) : write(mark.close));
  const starts = marks.length === 0 ? [] : marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const ends = marks.length === 0 ? [] : marks.toSorted((a, b) => a.end - b.end || b.start - a.start);
  const marksTo = (at: number): void => {
    for (;;) {
      const [start, end] = [starts[0], ends[0]];
      const endsFirst =
        end !== undefined && (start === undefined || end.end <= start.start) && !starts.includes(end);
      const next = endsFirst ? end.end : start?.start;
      if (next === undefined || next > at) return;
      wordsTo(next);
      if (endsFirst) endMark(ends.shift() ?? end);
      else if (start !== undefined) startMark(starts.shift() ?? start);
    }
  };
  for (const tag of tags) {
    marksTo(tag.at);
    wordsTo(tag.at);
    writeTag(tag);
  }
  marksTo(Infinity);
  wordsTo(Infinity);
  for (const markup of owedMarkup()) write(markup);
  open.endAll();
  return written;
};

/** Pairs that neither hold nor are held by another whole. */
export const overlaps = ({ tags }: RichText): ReadonlySet<number> => {
  const found = new Set<number>();
  let open: number[] = [];
  for (const { kind, id } of tags) {
    if (kind === 'open') open.push(id);
    if (kind !== 'close') continue;
    const at = open.lastIndexOf(id);
    if (at >= 0 && at < open.length - 1) for (const one of open.slice(at)) found.add(one);
    open = open.filter((one) => one !== id);
  }
  return found;
};
