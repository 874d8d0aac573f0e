import { tagData, type InlineTag, type InlineTagType, type RichText } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import type { Paragraph, Run, RunLook, TableCell } from './tables.ts';

/** The text of a cell, with the run of each tag that is one. */
export type CellText = { readonly rich: RichText; readonly runs: ReadonlyMap<number, Run> };

/** Styles in which tools write their tags: `Tag` (Trados), `mqInternal` (memoQ), and the like. */
const isTag = ({ look: { style }, object }: Run): boolean =>
  object || /^(?:tag|mqinternal|.*tags?$|.*placeholder)$/i.test(style ?? '');

/** What is text of the cell: not hidden, and no mark of a comment. */
const isShown = ({ look, comment }: Run): boolean => !look.hidden && comment === null;

/** Codes of the tools, where several stand in one run: `<12>`, `{1}`, `[1}`. */
const codes = /<[^<>]*>|[[{][^[\]{}]*[\]}]/g;

const pieces = (text: string): readonly string[] => {
  const found = text.match(codes);
  return found !== null && found.join('') === text.replace(/\s+/g, '') ? found : [text];
};

type Look = 'strong' | 'emphasis' | 'underline' | 'sub' | 'sup';

const looksOf = ({ bold, italic, underline, vertical }: RunLook): readonly Look[] => [
  ...(bold ? (['strong'] as const) : []),
  ...(italic ? (['emphasis'] as const) : []),
  ...(underline ? (['underline'] as const) : []),
  ...(vertical === null ? [] : [vertical]),
];

/** Puts the text of a cell together; pairs are opened and closed as looks begin and end. */
const builder = (next: (type: InlineTagType, display: string) => number) => {
  const tags: InlineTag[] = [];
  const runs = new Map<number, Run>();
  const open: { readonly type: Look; readonly id: number }[] = [];
  let [text, length] = ['', 0];
  const closeTo = (count: number): void => {
    for (const { id, type } of open.splice(count).toReversed())
      tags.push({ at: length, kind: 'close', id, type });
  };
  return {
    look: (looks: readonly Look[]): void => {
      const same = open.findIndex(({ type }) => !looks.includes(type));
      if (same >= 0) closeTo(same);
      for (const type of looks) {
        if (open.some((one) => one.type === type)) continue;
        const id = next(type, '');
        open.push({ type, id });
        tags.push({ at: length, kind: 'open', id, type });
      }
    },
    words: (words: string): void => {
      text += words;
      length += codePointLength(words);
    },
    placeholder: (display: string, run: Run): void => {
      const id = next('other', display);
      const data = tagData({ display, fixed: ['delete', 'copy'] });
      tags.push({ at: length, kind: 'empty', id, type: 'other', data });
      runs.set(id, run);
    },
    done: (): CellText => {
      closeTo(0);
      return { rich: { text, tags }, runs };
    },
  };
};

const addParagraph = ({ runs }: Paragraph, to: ReturnType<typeof builder>): void => {
  for (const run of runs.filter(isShown)) {
    if (run.text === '' && !run.object) continue;
    if (!isTag(run)) {
      to.look(looksOf(run.look));
      to.words(run.text);
    } else for (const display of pieces(run.text === '' ? '▣' : run.text)) to.placeholder(display, run);
  }
};

/** Ids for the tags of a translation: those of the tags of the original that are like them, each once; else new ones. */
const idsLike = (original: RichText | null): ((type: InlineTagType, display: string) => number) => {
  const free = (original?.tags ?? []).filter(({ kind }) => kind !== 'close');
  let last = Math.max(0, ...free.map(({ id }) => id));
  return (type, display) => {
    const at = free.findIndex((tag) => tag.type === type && (tag.data?.['display'] ?? '') === display);
    const [found] = at < 0 ? [] : free.splice(at, 1);
    return found?.id ?? (last += 1);
  };
};

/** The text of a cell: paragraphs are lines, tags of the tool protected placeholders, formatting pairs. */
export const cellText = ({ paragraphs }: TableCell, original: RichText | null): CellText => {
  const to = builder(idsLike(original));
  for (const [n, paragraph] of paragraphs.entries()) {
    if (n > 0) to.words('\n');
    addParagraph(paragraph, to);
  }
  return to.done();
};

/** The words of a cell of another column: what a heading, a state or a comment says. */
export const cellWords = ({ paragraphs }: TableCell): string =>
  paragraphs
    .map(({ runs }) =>
      runs
        .filter(isShown)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n')
    .trim();
