/** A part of the project, what it may import, and how pure it is. Data only: `check-layers.ts` holds it. */
export type Layer = {
  /** The folder or file it is; `x/*`: each folder in `x` for itself. Of several names for one file the narrowest decides. */
  readonly at: string;
  /** Files, and folders with everything beneath them, that it may import besides its own. */
  readonly imports: readonly string[];
  /** Packages of npm, and of Node as `node:fs`; `node:*` stands for all of Node's, `*` for every one. */
  readonly packages: readonly string[];
  /** It is given the time, chance and the machine: uses none of them by itself. */
  readonly pure?: true;
  /** May import by names that are only known as it runs. */
  readonly computed?: true;
};

/** Pure: the same answer to the same question, on every machine. */
const core = (at: string, imports: readonly string[], packages: readonly string[] = []): Layer => ({
  at,
  imports,
  packages,
  pure: true,
});

/** What every folder of the engine may use; these files know no feature. */
const engineBase: readonly string[] = [
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

const screenBase: readonly string[] = [
  'renderer/api.ts',
  'renderer/host-session.ts',
  'renderer/host-socket.ts',
  'renderer/i18n.ts',
  'renderer/sealed-store.ts',
];
const screenPackages: readonly string[] = [
  '@tanstack/react-query',
  'i18next',
  'lucide-react',
  'radix-ui',
  'react',
  'react-dom',
  'react-i18next',
  'zustand',
];

/** What is read when something is built, tested or looked at, and never becomes part of the app. */
const tool = (at: string, imports: readonly string[], packages: readonly string[]): Layer => ({
  at,
  imports,
  packages: ['node:*', ...packages],
});
const testsAlso: readonly string[] = ['bench', 'lint', 'locales', 'package.json'];
/** What most rules build on. */
const known: readonly string[] = ['core/model', 'core/text'];
const everything: readonly string[] = 'api cli core electron engine renderer web'.split(' ');
const inEngine = (ids: string): readonly string[] => ids.split(' ').map((id) => `engine/${id}`);
const besideEngine: readonly string[] = ['engine/annotations', 'engine/files', 'engine/workers'];
const fs: readonly string[] = ['node:fs', 'node:path'];
const bookParts = 'core/package core/dictionary core/readings core/annotations core/formats/docx'.split(' ');
const officeParts: readonly string[] =
  'core/model core/text core/ooxml core/package core/xml core/formats/*.ts'.split(' ');
const ofFormats =
  'core/model core/text core/annotations core/ooxml core/package core/xml core/formats/*.ts'.split(' ');
const bookBack = 'core/formats/epub core/layouts/marks.ts core/review core/review/docx'.split(' ');
const withFiles: readonly string[] = ['core/model', 'core/text', 'core/formats/*.ts'];

export const layers: readonly Layer[] = [
  // The rules. What formats share lies beside their folders; a folder of a format knows no other unless it is said here.
  core('core', []),
  core('core/model', []),
  core('core/text', ['core/model'], '@exodus/bytes diff entities opencc-js pinyin-pro re2js'.split(' ')),
  core(
    'core/annotations',
    // A note is Markdown, and its links and emphasis are spans of a text.
    ['core/model', 'core/text', 'core/formats/md', 'core/formats/spans.ts'],
    ['diff', 'mdast', 'mdast-util-from-markdown', 'pinyin-pro'],
  ),
  // What formats in a zip, and formats of XML, have in common.
  core('core/package', ['core/model', 'core/text'], ['fflate']),
  // Files that a browser printed, joined. It knows no book.
  core('core/pdf', [], ['fflate']),
  core('core/xml', [...known, 'core/formats/limits.ts', 'core/formats/source-place.ts']),
  core('core/ooxml', [...known, 'core/package', 'core/xml', 'core/formats/limits.ts'], ['htmlparser2']),
  core('core/checks', [...known, 'core/terms', 'core/spelling', 'core/align', 'core/annotations/hash.ts']),
  core('core/spelling', 'core/model core/text core/memory/distance.ts core/readings/zhuyin.ts'.split(' ')),
  ...['memory', 'align'].map((id) => core(`core/${id}`, ['core/model', 'core/text'])),
  core('core/dictionary', [...known, 'core/formats/csv/cells.ts'], ['entities']),
  core('core/readings', known, ['pinyin-pro', 'to-jyutping']),
  core('core/terms', [...known, 'core/dictionary'], ['pinyin-pro', 'to-jyutping']),
  core('core/splitting', ['core/model', 'core/text', 'core/annotations']),
  core('core/formats', ['core/model', 'core/text', 'core/xml', 'core/formats/*'], ['diff', 'entities']),
  core('core/formats/*', ofFormats, ['htmlparser2']),
  // What the formats of subtitles have in common.
  core('core/formats/subtitles', ['core/model', 'core/text', 'core/splitting', 'core/formats/*.ts']),
  ...['srt', 'vtt', 'ass', 'lrc'].map((id) =>
    core(
      `core/formats/${id}`,
      ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/subtitles'],
      ['entities'],
    ),
  ),
  // Texts, spreadsheets and presentations of OpenDocument hold the same paragraphs.
  ...['ods', 'odp'].map((id) =>
    core(`core/formats/${id}`, ['core/formats/*.ts', 'core/formats/odt/document']),
  ),
  // Slides hold the paragraphs that drawings of Word documents hold, and runs look alike in all of them.
  ...['odt', 'pptx', 'xlsx'].map((id) =>
    core(`core/formats/${id}`, [...officeParts, 'core/formats/docx/document']),
  ),
  // Word documents take in pages.
  core('core/formats/docx', [...officeParts, 'core/annotations', 'core/formats/html']),
  core(
    'core/formats/html',
    ['core/model', 'core/text', 'core/annotations', 'core/xml', 'core/formats/*.ts'],
    ['entities', 'htmlparser2', 'parse5'],
  ),
  // Books are made of pages.
  core(
    'core/formats/epub',
    ['core/model', 'core/text', 'core/package', 'core/xml', 'core/formats/*.ts', 'core/formats/html'],
    ['entities'],
  ),
  core(
    'core/formats/md',
    // Markdown holds HTML.
    ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/html'],
    [
      'diff',
      'entities',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm-footnote',
      'mdast-util-gfm-strikethrough',
      'mdast-util-gfm-table',
      'micromark-extension-cjk-friendly',
      'micromark-extension-gfm-footnote',
      'micromark-extension-gfm-strikethrough',
      'micromark-extension-gfm-table',
      'micromark-extension-gfm-task-list-item',
    ],
  ),
  // Formats of strings share what finds a text's codes, reads and fills.
  ...['android', 'apple-strings', 'csv', 'json', 'php', 'po', 'properties', 'resx', 'stringsdict'].map((id) =>
    core(`core/formats/${id}`, [
      'core/model',
      'core/text',
      'core/xml',
      'core/formats/*.ts',
      'core/formats/strings',
    ]),
  ),
  core(
    'core/formats/yaml',
    ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/strings'],
    ['yaml'],
  ),
  // Files of other tools that are XLIFF with words of their own.
  ...['sdlxliff', 'mqxliff', 'mxliff', 'txlf', 'xliff-12'].map((id) =>
    core(
      `core/formats/${id}`,
      'core/model core/text core/package core/xml core/formats/*.ts core/formats/xliff'.split(' '),
    ),
  ),
  // Tables of the same tools, in a Word document or in Rich Text Format.
  core('core/rtf', ['core/text']),
  core(
    'core/formats/bilingual-rtf',
    'core/model core/text core/rtf core/formats/*.ts core/formats/bilingual-docx'.split(' '),
  ),
  // Projects of OmegaT: folders of source files, with a memory in TMX.
  core('core/omegat', [...withFiles, 'core/xml', 'core/formats/tmx', 'core/formats/csv'], ['re2js']),
  core('core/formats/mqxlz', ['core/formats/*.ts', 'core/formats/xliff', 'core/formats/mqxliff']),
  core('core/formats/sdlppx', ['core/formats/*.ts', 'core/formats/xliff', 'core/formats/sdlxliff']),
  // Books for readers.
  core('core/layouts', [...withFiles, ...bookParts, 'core/formats/report/csv.ts']),
  // Reports are pages, tables and Word files: they are made of what these formats write.
  core('core/formats/report', ['core/model', 'core/text', 'core/formats/*.ts', 'core/formats/html']),
  core(
    'core/review/docx',
    [
      'core/model',
      'core/text',
      'core/annotations',
      'core/ooxml',
      'core/package',
      'core/review',
      'core/formats',
    ],
    ['fflate', 'htmlparser2'],
  ),
  core('core/review/report', ['core/model', 'core/text', 'core/package', 'core/review', 'core/formats']),
  core('core/book-back', [...ofFormats, ...bookBack]),
  core('core/import', ['core/model', 'core/text', 'core/formats', 'core/align'], ['fractional-indexing']),
  core(
    'core/review',
    ['core/model', 'core/text', 'core/annotations', 'core/formats/jsonld/values.ts'],
    ['diff'],
  ),

  // The contract between the screens and the engine.
  { at: 'api', imports: ['core'], packages: ['birpc', 'zod'] },

  // The engine: its base, the store, the open project, features on it, and on top what puts them together.
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
      ...'engine/books/printer.ts engine/import/reader.ts engine/team-memory/teams.ts'.split(' '),
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
    inEngine('books exports foreign import memory terms update workers'),
    [],
  ),
  engineFeature('engine/alignment', [], fs),
  engineFeature('engine/import', ['engine/workers', 'engine/alignment/lexicon.ts'], ['node:*']),
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
  // The screen: parts that know nothing of the app, the frame, and features in it that do not know each other.
  {
    at: 'renderer/*.ts',
    imports: ['api', 'core/model', 'locales', 'renderer/styles/faces.css'],
    packages: ['i18next', 'react-i18next', 'zod'],
  },
  { at: 'renderer/styles', imports: [], packages: ['@fontsource-variable/*'] },
  {
    at: 'renderer/ui',
    imports: ['core/model', 'core/text'],
    packages: ['@tanstack/react-virtual', 'diff', 'lucide-react', 'radix-ui', 'react', 'react-i18next'],
  },
  {
    at: 'renderer/workspace',
    imports: ['api', 'core', ...screenBase, 'renderer/ui'],
    packages: [...screenPackages, 'zod'],
  },
  {
    at: 'renderer/features/*',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: screenPackages,
  },
  {
    at: 'renderer/features/annotations',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: [...screenPackages, 'zod'],
  },
  {
    at: 'renderer/features/editor',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: [
      ...screenPackages,
      '@codemirror/commands',
      '@codemirror/state',
      '@codemirror/view',
      '@tanstack/react-virtual',
    ],
  },
  {
    at: 'renderer/features/palette',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: [...screenPackages, 'cmdk', 'pinyin-pro'],
  },
  { at: 'renderer/features.ts', imports: ['renderer/features', 'renderer/workspace'], packages: [] },
  ...['renderer/App.tsx', 'renderer/OpenProject.tsx', 'renderer/main.tsx'].map((at) => ({
    at,
    imports: ['api', 'core/model', 'renderer'],
    packages: screenPackages,
  })),
  tool('renderer/vite.config.ts', [], ['vite', '@vitejs/plugin-react']),

  // Ways to reach the engine.
  {
    at: 'web',
    imports: ['api', 'core/model', 'engine/store'],
    packages: ['node:*', 'ws', 'zod'],
  },
  {
    at: 'electron',
    imports: [
      'api',
      'core/model',
      ...engineBase,
      'engine/first-answers.ts',
      'engine/process-messages.ts',
      'engine/store/private-folder.ts',
      'engine/store/read-preferences.ts',
      'engine/store/whole-file.ts',
      'web/content-policy.ts',
      'web/static-files.ts',
    ],
    packages: ['electron', 'node:*', 'zod'],
  },
  tool('electron/vite.config.ts', ['cli/bundle.mjs'], ['vite']),
  tool('electron/preload.vite.config.ts', ['electron/vite.config.ts'], []),
  {
    at: 'cli',
    imports: ['api', 'cli', 'core', 'engine', 'web', 'locales'],
    packages: ['commander', 'i18next', 'node:*'],
  },
  { at: 'cli/launch.mjs', imports: ['cli'], packages: ['node:*'], computed: true },
  tool('cli/vite.config.ts', ['engine/vite.config.ts', 'cli/duizhao.ts'], ['vite']),
  tool('cli/build.ts', everything, ['vite', 'hanzi', 'nspell', 'dictionary-en', 'dictionary-en-gb']),
  // Around the app.
  tool('vitest.config.ts', [], ['vitest']),
  tool('playwright.config.ts', ['tests/e2e'], ['@playwright/test']),
  tool('lint', [], ['oxc-parser']),
  { at: 'bench', imports: [...everything, 'tests'], packages: ['*'], computed: true },
  { at: 'tests', imports: [...everything, ...testsAlso], packages: ['*'], computed: true },
];
