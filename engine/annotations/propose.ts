import type { AnnotationRange } from '#api/annotations.ts';
import { counterpart } from '#core/annotations/counterpart.ts';
import { fail, isChinese, languageOfSide, ok, type Result, type Side } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { cellFor } from '../project/address.ts';
import type { OpenProject } from '../project/open-project.ts';
import { placed } from './placed.ts';

/** Where the words of one range stand on another side; null when that cannot be known. */
const proposeFor = (
  project: OpenProject,
  chosen: AnnotationRange,
  side: Side,
): Result<AnnotationRange | null> => {
  const from = cellFor(project, chosen.segment, chosen.side);
  if (!from.ok) return from;
  const now = placed(from.value.cell.text, chosen);
  if (!now.ok) return ok(null);
  const range = now.value;
  const to = cellFor(project, range.segment, side);
  if (!to.ok) return to;
  const { text } = from.value.cell;
  if (range.start > range.end || range.end > codePointLength(text)) {
    return fail('annotation.bad-range', { detail: `${range.start}-${range.end}` });
  }
  const { columns } = from.value.document;
  const bothChinese = [range.side, side].every((each) => isChinese(languageOfSide(columns, each)));
  if (!bothChinese || range.side === side || range.start === range.end) return ok(null);
  const found = counterpart(text, range, to.value.cell.text);
  return ok(found === null ? null : { segment: range.segment, side, start: found.start, end: found.end });
};

/**
 * Where words probably stand on another side: by aligned characters between the two Chinese texts, else nowhere.
 * Failures: segment.unknown, cell.unknown-side, annotation.bad-range.
 */
export const proposeWords = (
  project: OpenProject,
  ranges: readonly AnnotationRange[],
  side: Side,
): Result<readonly AnnotationRange[]> => {
  const proposed: AnnotationRange[] = [];
  for (const range of ranges) {
    const found = proposeFor(project, range, side);
    if (!found.ok) return found;
    if (found.value !== null) proposed.push(found.value);
  }
  return ok(proposed);
};
