import { spansOf } from '../formats/spans.ts';
import { symbolWriter } from '../formats/symbols.ts';
import { placeholderWords } from '../layouts/marks.ts';
import type { InlineTag, Range, RichText, TextEdit } from '../model/index.ts';
import { diffText } from '../text/diff.ts';
import { applyEdits, mapRange, mapTags } from '../text/mapping.ts';

/** A character of a text as a book has it: the code points of the text it stands for, or the placeholder whose words it is of. */
type Shown = {
  readonly sign: string;
  readonly from: number;
  readonly to: number;
  readonly placeholder: InlineTag | null;
};

const isSpace = (sign: string): boolean => /^[ \t\r\n\f]$/u.test(sign);

const signsOf = (rich: RichText): readonly Shown[] => {
  const { visible } = symbolWriter();
  let at = 0;
  return spansOf(rich).flatMap((span): readonly Shown[] => {
    if ('text' in span)
      return Array.from(visible(span.text), (sign) => {
        at += 1;
        return { sign, from: at - 1, to: at, placeholder: null };
      });
    const { placeholder } = span;
    return Array.from(visible(placeholderWords(placeholder)), (sign) => ({
      sign,
      from: at,
      to: at,
      placeholder,
    }));
  });
};

/** The characters with even white space: a run of it is one blank, which stands for all of the run, and there is none at the ends. */
const even = (signs: readonly Shown[]): readonly Shown[] => {
  const shown: Shown[] = [];
  for (const one of signs) {
    const last = shown.at(-1);
    if (!isSpace(one.sign)) shown.push(one);
    else if (last?.sign === ' ') shown[shown.length - 1] = { ...last, to: one.to };
    else if (last !== undefined) shown.push({ ...one, sign: ' ' });
  }
  if (shown.at(-1)?.sign === ' ') shown.pop();
  return shown;
};

/** Edits of the shown text as edits of the text itself; what only changed the words of a placeholder changes nothing. */
const ownEdits = (shown: readonly Shown[], edits: readonly TextEdit[]): readonly TextEdit[] => {
  const startOf = (at: number): number => (at === 0 ? (shown[0]?.from ?? 0) : (shown[at - 1]?.to ?? 0));
  return edits
    .map(({ start, end, insert }) => ({
      start: end > start ? (shown[start]?.from ?? startOf(start)) : startOf(start),
      end: end > start ? (shown[end - 1]?.to ?? startOf(end)) : startOf(start),
      insert,
    }))
    .filter(({ start, end, insert }) => end > start || insert !== '');
};

/** Placeholders all of whose words were taken out. */
const takenOut = (shown: readonly Shown[], edits: readonly TextEdit[]): ReadonlySet<number> => {
  const kept = new Set<number>();
  const gone = new Set<number>();
  let next = 0;
  for (const [at, { placeholder }] of shown.entries()) {
    while ((edits[next]?.end ?? shown.length + 1) <= at) next += 1;
    if (placeholder === null) continue;
    (at >= (edits[next]?.start ?? shown.length) ? gone : kept).add(placeholder.id);
  }
  return new Set([...gone].filter((id) => !kept.has(id)));
};

/** Pairs that hold no words any more, and did before. */
const emptied = (before: readonly InlineTag[], after: readonly InlineTag[]): ReadonlySet<number> => {
  const hollow = (tags: readonly InlineTag[]): Set<number> => {
    const opened = new Map(tags.flatMap(({ kind, id, at }) => (kind === 'open' ? [[id, at] as const] : [])));
    return new Set(
      tags.flatMap(({ kind, id, at }) => (kind === 'close' && opened.get(id) === at ? [id] : [])),
    );
  };
  const were = hollow(before);
  return new Set([...hollow(after)].filter((id) => !were.has(id)));
};

/** A text that somebody edited in a book, and where stretches of the even text that was read are in the written one. */
export type OwnText = { readonly rich: RichText; readonly written: (read: Range) => Range };

/**
 * What somebody made of a written text, from how it reads now (`evenWhiteSpace`): formatting, line breaks, blanks and characters that
 * books cannot hold stay where the words round them do. Where it reads as it was written it is the written text, tag by tag.
 */
export const ownText = (written: RichText, read: string): OwnText => {
  const shown = even(signsOf(written));
  const found = diffText(shown.map(({ sign }) => sign).join(''), read);
  const edits = ownEdits(shown, found);
  const gone = takenOut(shown, found);
  const tags = mapTags(
    written.tags.filter(({ kind, id }) => kind !== 'empty' || !gone.has(id)),
    edits,
  );
  const hollow = emptied(written.tags, tags);
  const rich = {
    text: applyEdits(written.text, edits),
    tags: tags.filter(({ kind, id }) => kind === 'empty' || !hollow.has(id)),
  };
  const back = diffText(read, shown.map(({ sign }) => sign).join(''));
  return {
    rich,
    written: (range) => {
      const { start, end } = mapRange(back, range).range;
      const from = shown[start]?.from ?? shown.at(-1)?.to ?? 0;
      return { start: from, end: Math.max(from, end > start ? (shown[end - 1]?.to ?? from) : from) };
    },
  };
};
