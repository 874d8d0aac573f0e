import type { MatchText, MemoryMatch } from '#api/memory.ts';
import type { SegmentId, Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { answerOf, queryClient } from '../../workspace/queries.ts';
import { useWorkspace } from '../../workspace/store.ts';

/** A match as it is numbered beside the text: what it has for one column. */
export type Numbered = { readonly number: number; readonly match: MemoryMatch; readonly text: MatchText };

type Shown = { readonly segment: SegmentId; readonly matches: readonly MemoryMatch[] };

/** What the Row panel shows, so that a key inserts the match which has its number there, whatever was changed since. */
let shown: Shown | null = null;

const ask = (segment: SegmentId): Promise<readonly MemoryMatch[]> => {
  const { project } = useWorkspace.getState();
  return queryClient.fetchQuery({
    queryKey: ['memory', project?.path, project?.sequence, segment],
    queryFn: () => answerOf(client.memory.lookup({ segment })),
    gcTime: 5000,
  });
};

/** What the memory has for a segment, to be shown. */
export const readMatches = async (segment: SegmentId): Promise<readonly MemoryMatch[]> => {
  const matches = await ask(segment);
  shown = { segment, matches };
  return matches;
};

/** The matches a key may insert into a segment: those that are shown, or else what the memory has. */
export const matchesToInsert = async (segment: SegmentId): Promise<readonly MemoryMatch[]> =>
  shown?.segment === segment ? shown.matches : ask(segment);

/** The matches that have something for a column, numbered from 1 in their order. */
export const numbered = (matches: readonly MemoryMatch[], side: Side): readonly Numbered[] =>
  matches
    .flatMap((match) => {
      const text = match.texts.find((one) => one.side === side);
      return text === undefined ? [] : [{ match, text }];
    })
    .map((one, index) => ({ number: index + 1, ...one }));
