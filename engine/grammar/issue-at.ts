import type { GrammarSaid } from '#api/grammar.ts';
import { grammarIn } from '#core/checks/grammar.ts';
import { languageOfSide, type Range, type SegmentId, type Side } from '#core/model/index.ts';
import { segmentFor } from '../project/address.ts';
import { knownGrammar } from '../project/grammar.ts';
import type { OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';

/** What was found at a place of a text as it is now; null where nothing was. */
export const grammarAt = (
  project: OpenProject,
  { segment, side, start, end }: Range & { readonly segment: SegmentId; readonly side: Side },
): GrammarSaid | null => {
  const found = segmentFor(project, segment);
  const cell = findCell(project.handle, segment, side);
  if (!found.ok || cell === null) return null;
  const language = languageOfSide(found.value.document.columns, side);
  const grammar = knownGrammar(project)(segment) ?? undefined;
  const issue = grammarIn({ side, language, rich: cell }, grammar)?.find(
    (one) => one.start === start && one.end === end,
  );
  if (issue === undefined) return null;
  const { code, words, said, suggestions } = issue;
  return { finding: { segment, side, check: 'grammar', code, words }, said, suggestions };
};
