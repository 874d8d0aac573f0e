import { resolve } from 'node:path';
import type { MemoryInfo } from '#api/memory.ts';
import { fail, ok } from '#core/model/index.ts';
import { field, type Outcome, type Setting } from '../answer.ts';
import { withEngine } from '../session.ts';

const facts = ({ words: { t } }: Setting, { name, units, languages }: MemoryInfo): readonly string[] => [
  t('memory.units', { name: field(name), count: units }),
  ...languages.map(({ language, units }) => `${language}\t${units}`),
];

/** `memory info MEMORY` */
export const showMemory = (setting: Setting, path: string): Outcome =>
  withEngine(async (client) => {
    const info = await client.memory.info({ path: resolve(path) });
    return info.ok ? ok({ json: info.value, lines: facts(setting, info.value) }) : info;
  });

/** `memory import MEMORY FILE`: the memory is made where there is none. */
export const importMemory = ({ words: { t } }: Setting, path: string, file: string): Outcome =>
  withEngine(async (client) => {
    const from = { path: resolve(file) };
    const done = await client.memory.import({ path: resolve(path), from, job: 'import' });
    if (!done.ok) return done;
    const { name, added, skipped } = done.value;
    return ok({
      json: done.value,
      lines: [t('memory.imported', { name: field(name), count: added })],
      warnings: skipped === 0 ? [] : [t('memory.skipped', { count: skipped })],
    });
  });

/** `memory export MEMORY --out FILE` */
export const exportMemory = ({ words: { t } }: Setting, path: string, out: string): Outcome =>
  withEngine(async (client) => {
    const done = await client.memory.export({ path: resolve(path), to: resolve(out), job: 'export' });
    return done.ok
      ? ok({ json: done.value, lines: [t('memory.exported', { path: done.value.path })] })
      : done;
  });

export type LookupOptions = { readonly least?: number };

/** `memory lookup MEMORY TEXT [--least PERCENT]`: a line for each translation: per cent, original, language, translation. */
export const lookUp = (
  { words: { t } }: Setting,
  path: string,
  text: string,
  { least = 60 }: LookupOptions,
): Outcome => {
  if (!(least >= 50 && least <= 100))
    return Promise.resolve(fail('usage', { detail: t('memory.notAPercentage') }));
  return withEngine(async (client) => {
    const found = await client.memory.find({ path: resolve(path), text, least: least / 100 });
    if (!found.ok) return found;
    const lines = found.value.flatMap(({ percent, original, translations }) =>
      translations.map((one) =>
        [`${percent}%`, field(original.text), one.language, field(one.text)].join('\t'),
      ),
    );
    return ok({ json: { matches: found.value }, lines });
  });
};
