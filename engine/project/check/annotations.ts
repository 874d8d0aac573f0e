import { annotationKinds, anchorStatuses, type Anchor, type AnnotationId } from '#core/model/index.ts';
import { codePointLength, graphemeBoundary, sliceCodePoints } from '#core/text/codepoints.ts';
import { absentTexts } from '../absent-texts.ts';
import { eachAnchorWithText, type AnchorWithText } from '../../store/anchors-repository.ts';
import { all } from '../../store/handles.ts';
import type { OpenProject } from '../open-project.ts';

const isWithin = (text: string, { start, end }: Anchor): boolean =>
  start >= 0 && start <= end && end <= codePointLength(text);

const endsBetweenCharacters = (text: string, { start, end }: Anchor): boolean =>
  graphemeBoundary(text, start, -1) === start && graphemeBoundary(text, end, -1) === end;

/** What is wrong with an anchor in the text it says it stands in; null when all is well. */
const faultOf = ({ anchor, segmentThere, text }: AnchorWithText): string | null => {
  const { status, candidates } = anchor;
  if (!anchorStatuses.includes(status)) return `unknown state "${status}"`;
  if ((status === 'ambiguous') !== candidates.length > 0)
    return `state "${status}", ${candidates.length} candidates`;
  if (status === 'orphan' || status === 'ambiguous') return null;
  if (!segmentThere) return `refers to segment ${anchor.segment}, which is gone`;
  if (!isWithin(text, anchor)) return 'stands outside its text';
  if (!endsBetweenCharacters(text, anchor)) return 'ends inside a character';
  if (status !== 'live') return null;
  return anchor.quote !== '' && sliceCodePoints(text, anchor.start, anchor.end) === anchor.quote
    ? null
    : 'says that its words stand there, and they do not';
};

const anchorFaults = (project: OpenProject): readonly string[] => {
  const problems: string[] = [];
  const isAbsent = absentTexts(project);
  for (const found of eachAnchorWithText(project.handle)) {
    const fault = isAbsent(found.anchor) ? null : faultOf(found);
    if (fault === null) continue;
    problems.push(`anchor of annotation ${found.annotation} (${found.anchor.side}): ${fault}`);
  }
  return problems;
};

const rowFaults = ({ handle }: OpenProject): readonly string[] => {
  const kinds = JSON.stringify(annotationKinds);
  const wordless = all<{ id: AnnotationId }>(
    handle,
    'SELECT id FROM annotations WHERE id NOT IN (SELECT annotation_id FROM anchors)',
  ).map(({ id }) => `annotation ${id} has no words`);
  const odd = all<{ id: AnnotationId; kind: string }>(
    handle,
    `SELECT id, kind FROM annotations WHERE revision < 1 OR kind NOT IN (SELECT value FROM json_each(?))`,
    kinds,
  ).map(({ id, kind }) => `annotation ${id} of kind "${kind}" cannot be`);
  return [...wordless, ...odd];
};

/**
 * Annotations that cannot be: anchors outside their texts or inside a character, live ones whose words are others,
 * ones in segments that are gone, and annotations without words.
 */
export const annotationProblems = (project: OpenProject): readonly string[] => [
  ...anchorFaults(project),
  ...rowFaults(project),
];
