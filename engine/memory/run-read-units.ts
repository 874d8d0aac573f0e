import { readFileSync } from 'node:fs';
import type { TableUnit } from '#core/formats/unit-table.ts';
import { xlsxUnits } from '#core/formats/xlsx/memory.ts';
import { fail, ok } from '#core/model/index.ts';
import { guarded } from '../store/failures.ts';
import type { TaskCode } from '../workers/task.ts';
import type { ReadUnitsTypes } from './read-units.ts';

/** Units that cross between threads at once, and UTF-16 units of text in them, at most: whichever is reached first. */
const most = { units: 200, text: 256 * 1024 } as const;

const lengthOf = ({ original, translations }: TableUnit): number =>
  translations.reduce((sum, { text }) => sum + text.length, original.text.length);

/** Reads the units of a workbook, and gives them over some at a time. */
export const runReadUnits: TaskCode<ReadUnitsTypes> = async ({ path }, { hand, isCancelled }) => {
  const bytes = guarded(path, () => readFileSync(path));
  if (!bytes.ok) return bytes;
  let batch: (TableUnit | null)[] = [];
  let text = 0;
  for (const unit of xlsxUnits(bytes.value)) {
    if (!unit.ok) return unit;
    batch.push(unit.value);
    text += unit.value === null ? 0 : lengthOf(unit.value);
    if (batch.length < most.units && text < most.text) continue;
    hand(batch);
    [batch, text] = [[], 0];
    if (isCancelled()) return fail('job.cancelled');
  }
  hand(batch);
  return ok(null);
};
