import type { RowTerm, TermChoice } from '#api/terms.ts';
import type { Language, SegmentId, Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { answerOf, queryClient } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';

/** A term that may be inserted into a column, as it is numbered beside the text; a concept without one has a line without number. */
export type TermLine = {
  readonly term: RowTerm;
  readonly language: Language;
  /** The first line of its concept. */
  readonly opens: boolean;
  readonly choice: TermChoice | null;
  readonly number: number | null;
  readonly forbidden: readonly string[];
};

type Shown = { readonly segment: SegmentId; readonly terms: readonly RowTerm[] };

/** What the Row panel shows, so that a key inserts the term which has its number there, whatever was changed since. */
let shown: Shown | null = null;

const ask = (segment: SegmentId): Promise<readonly RowTerm[]> => {
  const { project } = useWorkspace.getState();
  return queryClient.fetchQuery({
    queryKey: ['terms', 'row', project?.path, project?.sequence, segment],
    queryFn: () => answerOf(client.terms.inRow({ segment })),
    gcTime: 5000,
  });
};

/** The concepts named in the original of a segment, to be shown. */
export const readTerms = async (segment: SegmentId): Promise<readonly RowTerm[]> => {
  const terms = await ask(segment);
  shown = { segment, terms };
  return terms;
};

/** Those a key may insert: those that are shown, or else what the termbase has. */
export const termsToInsert = async (segment: SegmentId): Promise<readonly RowTerm[]> =>
  shown?.segment === segment ? shown.terms : ask(segment);

/** Keys lead to the first nine. */
export const mostNumbers = 9;

/** The lines of a list of terms for a column: those that may be used are numbered from 1. */
export const linesFor = (terms: readonly RowTerm[], side: Side): readonly TermLine[] => {
  let next = 1;
  return terms.flatMap((term): readonly TermLine[] => {
    const column = term.columns.find((one) => one.side === side);
    if (column === undefined) return [];
    const { language } = column;
    const forbidden = column.terms.filter(({ status }) => status === 'forbidden').map(({ text }) => text);
    const usable = column.terms.filter(({ status }) => status !== 'forbidden');
    if (usable.length === 0) return [{ term, language, opens: true, choice: null, number: null, forbidden }];
    return usable.map((choice, at) => {
      const number = next <= mostNumbers ? next : null;
      next += 1;
      return { term, language, opens: at === 0, choice, number, forbidden };
    });
  });
};
