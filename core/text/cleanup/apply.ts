import type { RepairDraft } from '../../model/repair.ts';
import type { TextEdit } from '../../model/text.ts';
import { countPoints, unitsAt } from './points.ts';

/**
 * Applies repairs to the text they were found in. In: the raw text, and repairs that are ordered and do not overlap
 * (offsets in code points). Out: the new text, and the same changes as edits. Repairs that change nothing are left out.
 */
export const applyRepairs = (
  text: string,
  repairs: readonly RepairDraft[],
): { readonly text: string; readonly edits: readonly TextEdit[] } => {
  const changing = repairs.filter(({ before, after }) => before !== after);
  let out = '';
  let unit = 0;
  let point = 0;
  for (const { start, before, after } of changing) {
    const from = unit;
    for (; point < start; point++) unit += unitsAt(text, unit);
    out += text.slice(from, unit) + after;
    unit += before.length;
    point += countPoints(before);
  }
  const edits = changing.map(({ start, end, after }) => ({ start, end, insert: after }));
  return { text: out + text.slice(unit), edits };
};
