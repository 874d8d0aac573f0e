import { tool, type Layer } from './layer.ts';

/** What every folder of the engine may use; these files know no feature. */
export const engineBase: readonly string[] = [
  'engine/clock.ts',
  'engine/context.ts',
  'engine/events.ts',
  'engine/jobs.ts',
  'engine/places.ts',
  'engine/serialise.ts',
  'engine/turns.ts',
  'engine/words.ts',
];

/** A folder of the engine that works on the open project; which other features it uses is said one by one. */
const engineFeature = (
  at: string,
  others: readonly string[] = [],
  packages: readonly string[] = [],
): Layer => ({
  at,
  imports: ['api', 'core', ...engineBase, 'engine/store', 'engine/project', ...others],
  packages,
});

const inEngine = (ids: string): readonly string[] => ids.split(' ').map((id) => `engine/${id}`);
const besideEngine: readonly string[] = ['engine/annotations', 'engine/files', 'engine/workers'];
const fs: readonly string[] = ['node:fs', 'node:path'];

/** The engine: its base, the store, the open project, features on it, and on top what puts them together. */
export const engineLayers: readonly Layer[] = [
  {
    at: 'engine/*.ts',
    imports: ['api', 'core/model', 'engine/store'],
    packages: ['env-paths', 'i18next', 'node:fs', 'node:path', 'node:os', 'node:timers', 'node:url'],
  },
  {
    at: 'engine/context.ts',
    imports: [
      ...engineBase,
      ...'core/model engine/store engine/project'.split(' '),
      ...'engine/books/printer.ts engine/books/preview-printer.ts engine/import/reader.ts'.split(' '),
      'engine/team-memory/teams.ts',
      'engine/grammar/service.ts',
    ],
    packages: [],
  },
  { at: 'engine/store', imports: ['api', 'core'], packages: ['better-sqlite3', 'node:*', 'zod'] },
  {
    at: 'engine/project',
    imports: ['api', 'core', ...engineBase, 'engine/store'],
    packages: ['fractional-indexing', 'node:fs', 'node:path'],
  },
  engineFeature('engine/files', [], fs),
  {
    at: 'engine/workers',
    imports: ['core/model', 'engine/store/failures.ts'],
    packages: ['node:v8', 'node:worker_threads'],
  },
  // Where a thread begins.
  engineFeature(
    'engine/workers/*-worker.ts',
    inEngine('books exports foreign grammar import memory terms update workers'),
    [],
  ),
  engineFeature('engine/alignment', [], fs),
  engineFeature(
    'engine/import',
    ['engine/workers', 'engine/alignment/lexicon.ts', 'engine/alignment/shared-terms.ts'],
    ['node:*'],
  ),
  engineFeature('engine/bulk'),
  engineFeature('engine/filter', ['engine/checks', 'engine/find']),
  engineFeature('engine/find', [], ['zod']),
  engineFeature(
    'engine/annotations',
    ['engine/files', 'engine/find', 'engine/foreign', 'engine/import'],
    ['i18next', 'node:*'],
  ),
  // The thread that reads files of others knows each kind of them.
  engineFeature(
    'engine/foreign',
    ['engine/workers', 'engine/annotations/read-file.ts', 'engine/review/package-file'],
    ['node:*'],
  ),
  engineFeature('engine/exports', besideEngine, ['node:*']),
  engineFeature('engine/books', [...besideEngine, 'engine/exports'], ['node:*']),
  engineFeature('engine/backups', [], ['better-sqlite3', 'node:*']),
  engineFeature('engine/checks', ['engine/find/excerpt.ts']),
  engineFeature('engine/memory', inEngine('bulk files import team-memory workers'), fs),
  engineFeature('engine/team-memory', ['engine/import', 'engine/memory/memory.ts'], ['pg', 'node:*']),
  engineFeature('engine/omegat', inEngine('exports files import memory terms'), fs),
  engineFeature('engine/terms', ['engine/files', 'engine/import', 'engine/workers'], fs),
  engineFeature('engine/spelling'),
  engineFeature('engine/grammar', inEngine('checks workers'), ['harper.js', 'node:fs']),
  engineFeature('engine/dictionaries', ['engine/import/source-file.ts'], ['node:*']),
  engineFeature('engine/cleanup', [], ['fractional-indexing']),
  engineFeature('engine/damage', ['engine/backups']),
  engineFeature('engine/salvage', [], ['better-sqlite3', 'fractional-indexing', 'node:*']),
  engineFeature(
    'engine/update',
    ['engine/annotations', 'engine/cleanup', 'engine/import', 'engine/workers'],
    ['fractional-indexing'],
  ),
  engineFeature(
    'engine/review',
    ['engine/annotations', 'engine/exports', 'engine/files', 'engine/foreign', 'engine/import'],
    ['fflate', 'fractional-indexing', 'node:*', 'zod'],
  ),
  {
    at: 'engine/handlers',
    imports: ['api', 'core', 'engine/*', 'engine/*.ts'],
    packages: ['node:fs', 'zod'],
  },
  engineFeature('engine/commit-observers.ts', [
    'engine/annotations',
    'engine/checks',
    'engine/memory',
    'engine/review',
  ]),
  engineFeature('engine/admit.ts'),
  { at: 'engine/engine.ts', imports: ['api', 'core/model', 'engine'], packages: [] },
  { at: 'engine/process.ts', imports: ['api', 'core/model', 'engine'], packages: ['node:*'] },
  tool('engine/vite.config.ts', ['cli/bundle.mjs'], ['vite']),
];
