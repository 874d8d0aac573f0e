import { pagesOf } from './pages.ts';
import type { PdfFile } from './read.ts';
import { isArray, isRef } from './values.ts';

/** Where a named place is: its page from 0, and how many points below the upper edge of what is printed on it. */
export type PdfPlace = { readonly page: number; readonly below: number };

/** The named places of a file by their names. */
export const placesOf = (file: PdfFile): ReadonlyMap<string, PdfPlace> => {
  const numbers = new Map(pagesOf(file).map(({ ref }, n) => [ref, n] as const));
  const found = new Map<string, PdfPlace>();
  for (const [name, value] of file.dict(file.root.get('/Dests'))) {
    const dest = file.resolved(value);
    if (!isArray(dest)) continue;
    const [on, , , top] = dest;
    const page = isRef(on) ? numbers.get(on.ref) : undefined;
    const box = isRef(on) ? file.resolved(file.dict(on).get('/MediaBox')) : undefined;
    const height = isArray(box) ? Number(box[3]) : Number.NaN;
    if (page !== undefined) found.set(name.slice(1), { page, below: height - Number(top) });
  }
  return found;
};
