import { codesIn, protectedPlaces } from './codes.ts';
import { datesIn } from './dates.ts';
import { numberPlaces, rangesApart } from './numbers.ts';
import { percentsIn } from './percents.ts';
import type { Place } from './place.ts';
import { timesIn } from './times.ts';
import { weekdaysIn } from './weekdays.ts';

const anything =
  /[0-9０-９〇○零一二兩两三四五六七八九十百千廿卅]|[A-Z]|[@`<\\/{%]|星期|[週周禮礼]|first|second|third|th\b/iu;

/**
 * What a text says that another text may say otherwise: dates, times, days of the week, codes, percentages and numbers, in its order, none overlapping
 * another. `terms` come before all but addresses and placeholders. Linear in the length of the text.
 */
export const placesIn = (text: string, terms: readonly Place[] = []): readonly Place[] => {
  if (terms.length === 0 && !anything.test(text)) return [];
  const taken = new Uint8Array(text.length);
  const kept: Place[] = [];
  const add = (places: readonly Place[]): void => {
    for (const place of places) {
      const { start, end } = place;
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      kept.push(place);
    }
  };
  add(protectedPlaces(text));
  add(terms);
  for (const { start, end } of rangesApart(text)) taken.fill(1, start, end);
  for (const find of [datesIn, timesIn, weekdaysIn, percentsIn, codesIn, numberPlaces]) add(find(text));
  return kept.toSorted((a, b) => a.start - b.start);
};
