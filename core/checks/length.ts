import { codePointLength } from '#core/text/codepoints.ts';
import { readSizeLimits, sizeOf } from '#core/text/size-limits.ts';
import type { Check, CheckedRow, Found } from './check.ts';

type Code = 'over' | 'under';

/**
 * Whether a translation is as long as its file allows (`core/text/size-limits.ts`). A row whose limit is that of several together is judged by itself alone: too
 * long by itself it is too long with the others; all of them are looked at before they are exported.
 */
export const length: Check<Code> = {
  id: 'length',
  concerns: 'translations',
  codes: { over: 'warning', under: 'warning' },
  run: ({ rich }, { place }: CheckedRow) => {
    if (place === undefined || rich.text === '') return [];
    const whole = { start: 0, end: codePointLength(rich.text) };
    return readSizeLimits(place).flatMap((limit): readonly Found<Code>[] => {
      const { least, most, unit, of } = limit;
      const value = sizeOf(rich, limit);
      const about = { words: unit, range: whole };
      if (most !== null && value > most)
        return [{ ...about, code: 'over', params: { value, limit: most, unit } }];
      if (of === 'own' && value < least)
        return [{ ...about, code: 'under', params: { value, limit: least, unit } }];
      return [];
    });
  },
};
