import { resolve } from 'node:path';
import type { AttachedMemory, Concordance, ConcordanceEntry, FoundUnit, MemoryInfo } from '#api/memory.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { memoryName } from '#engine/memory/memory-files.ts';
import { isTeamAddress, parseTeamAddress } from '#engine/team-memory/address.ts';
import { field, type Answer, type Outcome, type Setting } from '../answer.ts';
import { inProject, withEngine } from '../session.ts';

/** Its name says so; of any other file it is found out when it is opened. */
const isProject = (path: string): boolean => /\.duizhao$/i.test(path);

const facts = (
  { words: { t } }: Setting,
  { name, units, languages }: Pick<MemoryInfo, 'name' | 'units' | 'languages'>,
): readonly string[] => [
  t('memory.units', { name: field(name), count: units }),
  ...languages.map(({ language, units }) => `${language}\t${units}`),
];

/** `memory info MEMORY`, here and below also with the address of a team's memory. */
export const showMemory = (setting: Setting, path: string): Outcome =>
  withEngine(async (client) => {
    const info = isTeamAddress(path)
      ? await client.teamMemory.info({ address: path })
      : await client.memory.info({ path: resolve(path) });
    return info.ok ? ok({ json: info.value, lines: facts(setting, info.value) }) : info;
  });

/** `memory import MEMORY FILE`: the memory is made where there is none. */
export const importMemory = ({ words: { t } }: Setting, path: string, file: string): Outcome =>
  withEngine(async (client) => {
    const from = { path: resolve(file) };
    const done = isTeamAddress(path)
      ? await client.teamMemory.import({ address: path, from, job: 'import' })
      : await client.memory.import({ path: resolve(path), from, job: 'import' });
    if (!done.ok) return done;
    const { added, skipped } = done.value;
    const name = isTeamAddress(path) ? path : memoryName(resolve(path));
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
    const found: Result<readonly FoundUnit[]> = isTeamAddress(path)
      ? await client.teamMemory.find({ address: path, text, least: least / 100 })
      : await client.memory.find({ path: resolve(path), text, least: least / 100 });
    if (!found.ok) return found;
    const lines = found.value.flatMap(({ percent, original, translations }) =>
      translations.map((one) =>
        [`${percent}%`, field(original.text), one.language, field(one.text)].join('\t'),
      ),
    );
    return ok({ json: { matches: found.value }, lines });
  });
};

const entryLines = ({ memory, row, document, original, translations }: ConcordanceEntry): readonly string[] =>
  translations.map(({ language, text }) =>
    [memory ?? '', row ?? '', field(document), field(original.text), language, field(text)].join('\t'),
  );

export type SearchOptions = { readonly count?: number };

/**
 * `memory search MEMORY|PROJECT WORDS [--count N]`: a line for each translation: memory, row, document, original, language, translation. Of a project its
 * confirmed rows and its memories are looked through.
 */
export const searchWords = (
  { words: { t } }: Setting,
  path: string,
  text: string,
  { count = 500 }: SearchOptions,
): Outcome => {
  const told = (found: Result<Concordance>): Result<Answer> =>
    found.ok
      ? ok({
          json: found.value,
          lines: found.value.entries.flatMap(entryLines),
          warnings: found.value.isCut ? [t('memory.more', { count })] : [],
        })
      : found;
  return isProject(path)
    ? inProject(path, async ({ client }) => told(await client.memory.search({ text, count })))
    : withEngine(async (client) => told(await client.memory.searchIn({ path: resolve(path), text, count })));
};

/** `memory differences PROJECT`: a line for each translation of originals that were translated in different ways. */
export const listDifferences = (_setting: Setting, path: string): Outcome =>
  inProject(path, async ({ client }) => {
    const found = await client.memory.differences({ count: 100_000 });
    if (!found.ok) return found;
    const { groups } = found.value;
    return ok({ json: found.value, lines: groups.flatMap(({ rows }) => rows.flatMap(entryLines)) });
  });

const listed = (found: Result<readonly AttachedMemory[]>): Result<Answer> =>
  found.ok
    ? ok({
        json: { memories: found.value },
        lines: found.value.map(({ name, path, units, penalty, writes, failure }) =>
          [field(name), failure?.code ?? units ?? '', penalty, writes ? 'writes' : 'reads', path].join('\t'),
        ),
      })
    : found;

/** `memory list PROJECT`: a line for each: name, units or why it cannot be opened, penalty, `writes` or `reads`, path. */
export const listMemories = (project: string): Outcome =>
  inProject(project, async ({ client }) => listed(await client.memory.list({})));

/** A team's memory is named by its address, in whichever way that is written. */
const placeOf = (memory: string): string => {
  if (!isTeamAddress(memory)) return resolve(memory);
  const address = parseTeamAddress(memory);
  return address.ok ? address.value.place : memory;
};

export type AttachOptions = { readonly write?: true; readonly penalty?: number };

/** `memory attach PROJECT MEMORY [--write] [--penalty N]`; of one that is attached already the settings that are given change. */
export const attachMemory = (project: string, memory: string, { write, penalty }: AttachOptions): Outcome =>
  inProject(project, async ({ client }) => {
    const path = placeOf(memory);
    const attached = await client.memory.attach({ path, writes: write === true });
    if (!attached.ok && attached.error.code !== 'memory.attached') return attached;
    return listed(await client.memory.set({ path, penalty, writes: write }));
  });

/** `memory detach PROJECT MEMORY` */
export const detachMemory = (project: string, memory: string): Outcome =>
  inProject(project, async ({ client }) => listed(await client.memory.detach({ path: placeOf(memory) })));

/** `memory order PROJECT MEMORY PLACE`: places are counted from 1. */
export const orderMemory = (project: string, memory: string, place: number): Outcome =>
  inProject(project, async ({ client }) =>
    listed(await client.memory.move({ path: placeOf(memory), to: place - 1 })),
  );
