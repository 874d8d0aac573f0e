import { ok } from '#core/model/index.ts';
import { places } from '#engine/places.ts';
import { salvage as readWhatCanBeRead } from '#engine/salvage/salvage.ts';
import type { Outcome, Setting } from '../answer.ts';

/** `salvage FILE --out NEW`: every row that can be read of a damaged project, in a new one, and what was lost. */
export const salvage = async ({ words: { t } }: Setting, file: string, out: string): Outcome => {
  const salvaged = await Promise.resolve(readWhatCanBeRead(file, out, places(process.env).dataFolder));
  if (!salvaged.ok) return salvaged;
  const { path, rows, tables, mended, history, problems } = salvaged.value;
  const damaged = tables.filter(({ whole }) => !whole).map(({ table }) => table);
  return ok({
    json: salvaged.value,
    lines: [
      t('salvage.done', { path, count: rows }),
      damaged.length === 0 ? t('salvage.whole') : t('salvage.damaged', { tables: damaged.join(', ') }),
      ...(mended.texts > 0 ? [t('salvage.texts', { count: mended.texts })] : []),
      ...(mended.places > 0 ? [t('salvage.places', { count: mended.places })] : []),
      ...(mended.dropped > 0 ? [t('salvage.dropped', { count: mended.dropped })] : []),
      ...(history ? [] : [t('salvage.noHistory')]),
      ...problems,
    ],
  });
};
