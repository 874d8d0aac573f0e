import { useQuery } from '@tanstack/react-query';
import type { AnnotationRange } from '#api/annotations.ts';
import type { Row, RowNumber, Side } from '#core/model/index.ts';
import { client } from '#renderer/api.ts';
import { cutAt } from '#renderer/ui/code-points.ts';
import { settleDrafts } from '#renderer/workspace/drafts.ts';
import { answerOf, liveKey } from '#renderer/workspace/queries.ts';
import { useWorkspace } from '#renderer/workspace/store.ts';
import { alignedSides } from '../card/anchors.ts';

/** Words chosen to be annotated, and the first row they stand in: null while both are being asked for. */
export type ComposedWords = { readonly text: string; readonly row: RowNumber | null };

const wordsIn = (rows: readonly Row[], ranges: readonly AnnotationRange[]): string =>
  ranges
    .map((range) => {
      if (range.quote !== undefined) return range.quote;
      const text = rows.find(({ segment }) => segment === range.segment)?.cells[range.side]?.text ?? '';
      return cutAt(text, [range]).find(({ marked }) => marked)?.text ?? '';
    })
    .join(' / ');

type Composed = ComposedWords & { readonly rows: readonly Row[] };

const useComposedRows = (ranges: readonly AnnotationRange[]): Composed => {
  const { data } = useQuery({
    queryKey: [liveKey, 'annotations', 'composed', ranges],
    queryFn: async (): Promise<Composed> => {
      // What is being typed is asked about as well.
      await settleDrafts();
      const segments = ranges.map(({ segment }) => segment);
      const rows = await answerOf(client.rows.of({ segments: [...segments] }));
      const row = rows.find(({ segment }) => segment === ranges[0]?.segment)?.row ?? null;
      return { rows, row, text: wordsIn(rows, ranges) };
    },
  });
  return data ?? { rows: [], row: null, text: '' };
};

export const useComposedWords = (ranges: readonly AnnotationRange[]): ComposedWords =>
  useComposedRows(ranges);

/** Where the words of another side probably are, and which they are. */
export type Counterpart = {
  readonly side: Side;
  readonly ranges: readonly AnnotationRange[];
  readonly words: string;
};

/** Counterparts in the project's other Chinese columns, for words in a Chinese one. Sides where nothing is known are left out. */
export const useCounterparts = (ranges: readonly AnnotationRange[]): readonly Counterpart[] => {
  const { rows } = useComposedRows(ranges);
  const project = useWorkspace((state) => state.project);
  const side = ranges[0]?.side;
  const sides = project === null || side === undefined ? [] : alignedSides(project, side);
  const { data = [] } = useQuery({
    queryKey: [liveKey, 'annotations', 'counterparts', ranges, sides],
    enabled: sides.length > 0,
    queryFn: () =>
      Promise.all(
        sides.map(async (other) => ({
          side: other,
          ranges: await answerOf(client.annotations.propose({ ranges: [...ranges], side: other })),
        })),
      ),
  });
  return data
    .map((one) => ({ ...one, words: wordsIn(rows, one.ranges) }))
    .filter(({ words }) => words !== '');
};
