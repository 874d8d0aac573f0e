import { isEmpty, type RichText } from '../../model/index.ts';
import { readSizeLimits, sizeOf, type SizeLimit } from '../../text/size-limits.ts';
import { filledTexts } from '../filled-texts.ts';
import type { CheckFill, FillFinding } from '../format.ts';

/** Texts that are measured together. */
type Sum = { readonly limit: SizeLimit; value: number; row: number; isTranslated: boolean };

const detailOf = ({ value, limit: { least, most } }: Sum): string =>
  most !== null && value > most ? `${value} > ${most}` : `${value} < ${least}`;

/** The number of the file in a package, which references begin with. */
const partOf = (ref: string): string => /^\d+:/.exec(ref)?.[0] ?? '';

const whole = (rich: RichText, source: RichText | undefined): RichText =>
  isEmpty(rich) ? (source ?? rich) : rich;

/**
 * Looks through the translations that would be written for those that are longer or shorter than their file allows, all texts of a unit, group or file together where a
 * limit is theirs. A text without a translation counts as its original does, but where nothing is translated nothing is said. Limits are in the references.
 */
export const checkSizes: CheckFill = function* check(source) {
  const rows = [...source.rows];
  for (const column of source.columns) {
    if (column.side === 'source') continue;
    const sums = new Map<string, Sum>();
    for (const { ref, rich, rows: own, source: original } of filledTexts(rows, column)) {
      for (const [n, limit] of readSizeLimits(ref).entries()) {
        const { of, unit } = limit;
        const key = of === 'own' ? `${ref} ${n}` : `${partOf(ref)}${of} ${unit}`;
        const sum = sums.get(key) ?? { limit, value: 0, row: own[0]?.row ?? 0, isTranslated: false };
        sum.value += sizeOf(whole(rich, original()), limit);
        sum.isTranslated ||= !isEmpty(rich);
        sums.set(key, sum);
      }
    }
    for (const sum of sums.values()) {
      const { value, row, isTranslated, limit } = sum;
      const isWithin = value >= limit.least && (limit.most === null || value <= limit.most);
      if (!isTranslated || isWithin) continue;
      const found: FillFinding = {
        code: limit.most !== null && value > limit.most ? 'xliff.over' : 'xliff.under',
        row,
        side: column.side,
        severity: 'warning',
        detail: `${detailOf(sum)} (${limit.unit})`,
      };
      yield found;
    }
  }
};
