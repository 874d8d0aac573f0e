import type { Language, Side } from '../../model/index.ts';
import type { PackagedRow, ReviewSession } from '../package.ts';
import type { ColumnName } from './names.ts';
import { markersFor } from './shown.ts';

/** Looks up a sentence of `locales/<language>/`, as `namespace:key`; the namespaces are `review-docx` and `export`. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The words of the interface in a document for review. */
export type ReviewDocxWords = {
  /** The language these words are in. */
  readonly language: Language;
  readonly title: string;
  /** What the reviewer should know, a paragraph each. */
  readonly head: readonly string[];
  readonly columns: Readonly<Record<ColumnName, string>>;
  /** Foot of a page: `{page}` and `{pages}` stand for the numbers. */
  readonly page: string;
};

/** The first placeholder of what is reviewed, as an example. */
const exampleOf = (rows: readonly PackagedRow[], side: Side): string | null => {
  for (const { cells } of rows) {
    const cell = cells.find((one) => one.side === side);
    const tag = cell?.tags.find(({ kind }) => kind === 'empty');
    if (cell !== undefined && tag !== undefined) return markersFor(cell.text)(tag);
  }
  return null;
};

/** Words for a document of these rows, whose `side` is reviewed. Only what concerns it is said. */
export const reviewDocxWords = (
  t: Translate,
  language: Language,
  session: Pick<ReviewSession, 'title' | 'asked'>,
  round: number,
  rows: readonly PackagedRow[],
  side: Side,
): ReviewDocxWords => {
  const columns = {
    id: t('review-docx:columns.id'),
    source: t('export:document.columns.source'),
    target: t(`export:document.columns.${side}`),
    note: t('review-docx:columns.note'),
  };
  const example = exampleOf(rows, side);
  return {
    language,
    title: t('review-docx:title', { title: session.title, round }),
    head: [
      session.asked === 'comment'
        ? t('review-docx:head.comment')
        : t('review-docx:head.suggest', { target: columns.target }),
      t('review-docx:head.remarks', { note: columns.note }),
      t('review-docx:head.leave', { id: columns.id, source: columns.source }),
      ...(rows.some(({ isContext }) => isContext) ? [t('review-docx:head.context')] : []),
      ...(example === null ? [] : [t('review-docx:head.placeholder', { example })]),
      t('review-docx:head.return'),
    ],
    columns,
    page: t('export:document.page'),
  };
};
