import type { RepairDraft } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import type { Sourced } from '../rich-builder.ts';
import { markRepair } from './inline.ts';
import { nodesOf, parse } from './parse.ts';
import type { Parsed } from './stretches.ts';

/** A mark of emphasis next to a mark of punctuation, where the standard's flanking rules may not see it. */
const doubtful = /[*_~][\p{P}\p{S}]|[\p{P}\p{S}][*_~]/u;

const emphasisIn = (nodes: Parameters<typeof nodesOf>[0]): string[] =>
  [...nodesOf(nodes)].flatMap((node) =>
    node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete'
      ? [`${node.position?.start.offset} ${node.position?.end.offset}`]
      : [],
  );

/** The emphasis of a stretch that CommonMark does not see, by start and end: its writer meant it. */
export const repairedEmphasis = ({ source, nodes }: Parsed): ReadonlySet<string> => {
  if (nodes === null || !/[^\u0000-\u2fff]/.test(source) || !doubtful.test(source)) return new Set();
  const strict = new Set(emphasisIn(parse(source, 'strict')));
  return new Set(emphasisIn(nodes).filter((place) => !strict.has(place)));
};

/** A text without the placeholders that stand before the letters of repaired emphasis, and the repairs that take these out. */
export const withoutRepairMarks = ({
  rich,
  slices,
}: Sourced): { readonly sourced: Sourced; readonly drafts: readonly RepairDraft[] } => {
  const markOf = (at: number): string | undefined => rich.tags[at]?.data?.[markRepair];
  const drafts = rich.tags.flatMap((tag, at): RepairDraft[] => {
    const mark = markOf(at);
    if (mark === undefined) return [];
    const end = tag.at + codePointLength(mark);
    const own = { start: tag.at, end, before: mark, after: '' };
    return [{ kind: 'tag', certainty: 'certain', ...own, reason: 'tag.emphasis', params: { tag: mark } }];
  });
  if (drafts.length === 0) return { sourced: { rich, slices }, drafts };
  const isKept = (_: unknown, at: number): boolean => markOf(at) === undefined;
  const tags = rich.tags.filter(isKept);
  return { sourced: { rich: { ...rich, tags }, slices: slices.filter(isKept) }, drafts };
};
