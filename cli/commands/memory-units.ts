import { resolve } from 'node:path';
import type { UnitsWanted } from '#api/memory-units.ts';
import { fail, ok, type RememberedUnit } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { createPacked } from '../packed.ts';
import { withEngine } from '../session.ts';

export type UnitOptions = Omit<UnitsWanted, 'text'> & { readonly all?: true; readonly text?: string };

const wantedOf = ({ all: _all, ...wanted }: UnitOptions): UnitsWanted => {
  const { text, same, language, document, author, from, to } = wanted;
  const given = { text, same, language, document, author, from, to };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

const pageSize = 500;

const linesOf = ({ id, original, translations, document, author, at }: RememberedUnit): readonly string[] =>
  translations.map(({ language, text }) =>
    [id, field(original.text), language, field(text), field(document), field(author), at ?? ''].join('\t'),
  );

/** `memory units MEMORY [--text WORDS] ...`: a line for each translation: number, original, language, translation, document, author, time. */
export const listUnits = (path: string, options: UnitOptions): Outcome =>
  withEngine(async (client) => {
    const found = createPacked<RememberedUnit>();
    for (let offset = 0; ; offset += pageSize) {
      const page = await client.memoryUnits.list({
        path: resolve(path),
        ...wantedOf(options),
        offset,
        count: pageSize,
      });
      if (!page.ok) return page;
      const { total, units, undo, redo } = page.value;
      found.add(units);
      if (offset + pageSize < total) continue;
      return ok({
        json: { total, units: found.all, undo, redo },
        lines: Array.from(found.all, linesOf).flat(),
      });
    }
  });

/** `memory edit MEMORY UNIT --text T [--lang L]` */
export const editUnit = (
  { words: { t } }: Setting,
  path: string,
  unit: number,
  { text, lang }: { readonly text: string; readonly lang?: string },
): Outcome =>
  withEngine(async (client) => {
    const place = resolve(path);
    const known = await client.memoryUnits.get({ path: place, unit });
    if (!known.ok) return known;
    const { original, translations } = known.value;
    const others = translations.filter(({ language }) => language !== lang);
    const done = await client.memoryUnits.edit({
      path: place,
      unit,
      original: lang === undefined ? text : original.text,
      translations: [
        ...(lang === undefined ? translations : others).map(({ language, text: own }) => ({
          language,
          text: own,
        })),
        ...(lang === undefined ? [] : [{ language: lang, text }]),
      ],
    });
    return done.ok
      ? ok({ json: done.value, lines: [t('memory.editing.edited', { count: done.value.units })] })
      : done;
  });

/** `memory remove MEMORY UNIT... | --all [--document D] ...` */
export const removeUnits = (
  { words: { t } }: Setting,
  path: string,
  units: readonly number[],
  options: UnitOptions,
): Outcome => {
  if ((units.length === 0) !== (options.all === true))
    return Promise.resolve(fail('usage', { detail: t('memory.editing.which') }));
  return withEngine(async (client) => {
    const done = await client.memoryUnits.remove({
      path: resolve(path),
      ...(units.length === 0 ? { where: wantedOf(options) } : { units: [...units] }),
      job: 'remove',
    });
    return done.ok
      ? ok({ json: done.value, lines: [t('memory.editing.removed', { count: done.value.units })] })
      : done;
  });
};

/** `memory merge MEMORY` */
export const mergeUnits = ({ words: { t } }: Setting, path: string): Outcome =>
  withEngine(async (client) => {
    const done = await client.memoryUnits.merge({ path: resolve(path), job: 'merge' });
    return done.ok
      ? ok({ json: done.value, lines: [t('memory.editing.merged', { count: done.value.removed })] })
      : done;
  });

/** `memory undo|redo MEMORY` */
export const turnBack = ({ words: { t } }: Setting, path: string, direction: 'undo' | 'redo'): Outcome =>
  withEngine(async (client) => {
    const done = await client.memoryUnits[direction]({ path: resolve(path), job: direction });
    if (!done.ok) return done;
    const { value } = done;
    if (value === null) return ok({ json: null, lines: [], warnings: [t('memory.editing.nothing')] });
    const key = direction === 'undo' ? 'memory.editing.undone' : 'memory.editing.redone';
    return ok({
      json: value,
      lines: [t(key, { count: value.units })],
      warnings: value.left === 0 ? [] : [t('memory.editing.left', { count: value.left })],
    });
  });
