import { describe, expect, it } from 'vitest';
import { checkFile, checkLayers, type Rule } from '#lint/check-layers.ts';

const rulesIn = (path: string, text: string): readonly Rule[] => [
  ...new Set(checkFile({ path, text }).map(({ rule }) => rule)),
];

const from = (specifier: string): string => `import { a } from '${specifier}';\nexport const b = a;\n`;

/** A file, and what it must not import. */
const forbidden: readonly (readonly [Rule, path: string, text: string])[] = [
  ['arrow', 'renderer/features/find/a.ts', from('../editor/b.ts')],
  ['arrow', 'renderer/features/find/a.ts', from('#renderer/features/editor/b.ts')],
  ['arrow', 'renderer/features/review/host/a.ts', from('../../annotations/b.ts')],
  ['arrow', 'renderer/features/a-new-one/a.ts', from('../another-new-one/b.ts')],
  ['arrow', 'renderer/features/find/a.ts', from('../../App.tsx')],
  ['arrow', 'renderer/features/find/a.ts', from('../../features.ts')],
  ['arrow', 'renderer/ui/a.tsx', from('../workspace/b.ts')],
  ['arrow', 'renderer/ui/a.tsx', from('#renderer/workspace/b.ts')],
  ['arrow', 'renderer/ui/a.tsx', from('../features/find/b.ts')],
  ['arrow', 'renderer/ui/a.tsx', from('../api.ts')],
  ['arrow', 'renderer/ui/a.tsx', from('#api/index.ts')],
  ['arrow', 'renderer/workspace/a.ts', from('../features/find/b.ts')],
  ['arrow', 'renderer/workspace/a.ts', from('#engine/store/database.ts')],
  ['arrow', 'renderer/features/find/a.ts', from('#engine/words.ts')],
  ['arrow', 'renderer/api.ts', from('./workspace/b.ts')],
  ['arrow', 'engine/store/a.ts', from('../project/b.ts')],
  ['arrow', 'engine/store/a.ts', from('#engine/project/b.ts')],
  ['arrow', 'engine/store/migrations/a.ts', from('../../handlers/b.ts')],
  ['arrow', 'engine/store/a.ts', from('../context.ts')],
  ['arrow', 'engine/project/a.ts', from('../annotations/b.ts')],
  ['arrow', 'engine/project/a.ts', "import type { A } from '../review/b.ts';\nexport type B = A;\n"],
  ['arrow', 'engine/project/check/a.ts', "export { a } from '../../exports/b.ts';\n"],
  ['arrow', 'engine/find/a.ts', from('../annotations/b.ts')],
  ['arrow', 'engine/annotations/a.ts', from('../exports/b.ts')],
  ['arrow', 'engine/annotations/a.ts', from('../review/b.ts')],
  ['arrow', 'engine/review/a.ts', from('../handlers/b.ts')],
  ['arrow', 'engine/words.ts', from('./project/b.ts')],
  ['arrow', 'engine/project/a.ts', from('#renderer/api.ts')],
  ['arrow', 'engine/project/a.ts', from('#web/host.ts')],
  ['arrow', 'api/a.ts', from('#engine/words.ts')],
  ['arrow', 'core/model/a.ts', from('../text/b.ts')],
  ['arrow', 'core/text/a.ts', from('../annotations/b.ts')],
  ['arrow', 'core/formats/txt/a.ts', from('../html/read.ts')],
  ['arrow', 'core/formats/docx/a.ts', from('#core/formats/md/read.ts')],
  ['arrow', 'core/formats/a-new-one/a.ts', from('../html/read.ts')],
  ['arrow', 'core/formats/html/a.ts', from('#core/review/merge.ts')],
  ['arrow', 'core/text/a.ts', from('#api/index.ts')],
  ['arrow', 'core/text/cleanup/a.ts', "export type A = import('#engine/words.ts').Words;\n"],
  ['arrow', 'core/text/a.ts', "export const load = () => import('#engine/words.ts');\n"],
  ['arrow', 'core/text/a.ts', 'export const load = () => import(`#engine/words.ts`);\n'],
  ['arrow', 'electron/a.ts', from('#renderer/api.ts')],
  ['arrow', 'electron/a.ts', from('#cli/run.ts')],
  ['arrow', 'web/a.ts', from('#engine/engine.ts')],
  // Sources know no test.
  ['arrow', 'core/model/a.ts', from('#tests/unit/words.ts')],
  ['arrow', 'engine/engine.ts', from('#tests/integration/engine/fixtures.ts')],
  ['arrow', 'cli/a.ts', from('#tests/skip-reasons.ts')],
  ['arrow', 'cli/a.ts', from('#lint/layers.ts')],
  ['arrow', 'cli/a.ts', from('#bench/measure.ts')],
  [
    'arrow',
    'renderer/ui/a.ts',
    "export const a = import.meta.glob(['../features/*/feature.ts', '!../features/find/*']);\n",
  ],
  ['arrow', 'engine/store/a.ts', "export const a = new URL('../workers/pool-worker.ts', import.meta.url);\n"],
  ['package', 'core/model/a.ts', from('zod')],
  ['package', 'core/text/a.ts', from('react')],
  ['package', 'core/text/a.ts', from('left-pad')],
  ['package', 'core/text/a.ts', from('node:fs')],
  ['package', 'core/text/a.ts', from('fs')],
  ['package', 'core/model/a.ts', from('diff')],
  ['package', 'core/model/a.ts', "import type { Root } from 'mdast';\nexport type A = Root;\n"],
  ['package', 'core/formats/txt/a.ts', from('parse5')],
  ['package', 'core/text/a.ts', "export const a = require('node:os');\n"],
  ['package', 'api/a.ts', from('node:path')],
  ['package', 'api/a.ts', from('better-sqlite3')],
  ['package', 'engine/project/a.ts', from('better-sqlite3')],
  ['package', 'engine/project/a.ts', from('electron')],
  ['package', 'renderer/ui/a.tsx', from('zustand')],
  ['package', 'renderer/ui/a.tsx', from('@codemirror/state')],
  ['package', 'renderer/features/find/a.ts', from('@codemirror/view')],
  ['package', 'renderer/features/find/a.ts', from('node:path')],
  ['package', 'renderer/workspace/a.ts', from('electron')],
  ['package', 'web/a.ts', from('electron')],
  ['naming', 'engine/project/a.ts', from('../../core/model/index.ts')],
  ['naming', 'renderer/features/review/host/a.ts', from('../../../ui/Button.tsx')],
  ['naming', 'tests/unit/core/a.test.ts', from('../../../core/model/index.ts')],
  ['computed', 'engine/project/a.ts', 'export const load = (name: string) => import(name);\n'],
  ['computed', 'core/text/a.ts', 'export const load = (name: string) => import(`./${name}.ts`);\n'],
  ['homeless', 'a-new-layer/a.ts', 'export const a = 1;\n'],
  ['homeless', 'engine/a-new-folder/a.ts', 'export const a = 1;\n'],
];

const allowed: readonly (readonly [path: string, text: string])[] = [
  ['renderer/features/find/a.ts', from('./b.ts')],
  ['renderer/features/review/host/a.ts', from('../guest/b.ts')],
  ['renderer/features/find/a.ts', from('../../ui/Button.tsx')],
  ['renderer/features/find/a.ts', from('../../workspace/store.ts')],
  ['renderer/features/find/a.ts', from('../../api.ts')],
  ['renderer/features/editor/a.ts', from('@codemirror/view')],
  ['renderer/features.ts', from('./features/find/feature.ts')],
  ['renderer/App.tsx', from('./workspace/Frame.tsx')],
  ['renderer/ui/a.tsx', from('./Button.module.css')],
  ['renderer/ui/a.tsx', from('react')],
  ['renderer/workspace/a.ts', from('../ui/keys.ts')],
  ['engine/project/a.ts', from('../store/database.ts')],
  ['engine/project/check/a.ts', from('../open-project.ts')],
  ['engine/annotations/a.ts', from('../project/commit.ts')],
  ['engine/handlers/a.ts', from('../review/known.ts')],
  ['engine/store/a.ts', from('better-sqlite3')],
  ['engine/engine.ts', from('./handlers/cells.ts')],
  ['core/formats/read.ts', from('./html/read.ts')],
  ['core/formats/md/a.ts', from('../html/fragment.ts')],
  ['core/text/cleanup/a.ts', from('#core/model/index.ts')],
  ['core/text/cleanup/a.ts', from('../../model/index.ts')],
  ['core/text/search/a.ts', from('re2js')],
  ['api/a.ts', from('zod')],
  ['renderer/i18n.ts', "export const a = import.meta.glob('../locales/*/*.json');\n"],
  ['web/a.ts', from('node:http')],
  ['cli/a.ts', from('#engine/engine.ts')],
  ['tests/unit/core/a.test.ts', from('vitest')],
  ['tests/unit/core/a.test.ts', from('#core/model/index.ts')],
  ['cli/launch.mjs', 'export const launch = (entry) => import(entry.href);\n'],
];

describe('the layers', () => {
  it.each(forbidden)('refuse (%s) in %s: %s', (rule, path, text) => {
    expect(rulesIn(path, text)).toEqual([rule]);
  });

  it.each(allowed)('let %s import: %s', (path, text) => {
    expect(rulesIn(path, text)).toEqual([]);
  });

  it('name the line and the way it is to be written', () => {
    const text = `const a = 1;\n${from('../../core/model/index.ts')}`;
    expect(checkFile({ path: 'engine/project/a.ts', text })).toEqual([
      expect.objectContaining({
        line: 2,
        message: '"../../core/model/index.ts" is written from the root: "#core/model/index.ts"',
      }),
    ]);
  });
});

describe('what is pure', () => {
  it.each([
    'export const a = Date.now();',
    'export const a = new Date();',
    'export const a = new Date(...given);',
    'export const a = Date();',
    "export const a = Date['now']();",
    'export const { now } = Date;',
    'const Clock = Date;\nexport const a = new Clock();',
    'export const a = [1].map(Date.now);',
    'export const a = Math.random();',
    'export const a = Math["random"]();',
    'export const { random } = Math;',
    'export const a = Math[name]();',
    'export const a = { Date };',
    'export const a = globalThis.Date;',
    'export const a = crypto.randomUUID();',
    'export const a = performance.now();',
    'export const a = process.env;',
    'console.log(1);',
    'setTimeout(run, 1);',
    'await fetch(address);',
  ])('takes no time, chance or machine by itself: %s', (text) => {
    expect(rulesIn('core/text/a.ts', text)).toEqual(['ambient']);
    expect(rulesIn('core/formats/a-new-one/a.ts', text)).toEqual(['ambient']);
    // The engine has a clock, but may.
    expect(rulesIn('engine/clock.ts', text)).toEqual([]);
  });

  it.each([
    'export const a = new Date(0).toISOString();',
    "export const a = Date.parse('2026-01-01');",
    'export const a = Date.UTC(2026, 0, 1);',
    'export const a = (date: Date): boolean => date instanceof Date;',
    'export const a = Math.max(1, 2);',
    "export const a = Math['max'](1, 2);",
    'export type A = { readonly process: string; readonly console: Date };',
    'export const a = { process: 1, fetch: 2 };',
    'export const a = (job: Job) => job.process + job.crypto;',
    "export const a = 'Date.now()'; // Math.random()",
  ])('may say: %s', (text) => {
    expect(rulesIn('core/text/a.ts', text)).toEqual([]);
  });
});

describe('what is reached', () => {
  const tree = (files: Readonly<Record<string, string>>) =>
    checkLayers(Object.entries(files).map(([path, text]) => ({ path, text })))
      .filter(({ rule }) => rule === 'orphan' || rule === 'missing')
      .map(({ rule, path, message }) => `${rule} ${path}: ${message}`);

  it('is everything, from where running begins', () => {
    expect(
      tree({
        'renderer/main.tsx': "import './App.tsx';\nimport './styles/base.css';\n",
        'renderer/App.tsx': "export const load = () => import('./ui/a.ts');\n",
        'renderer/ui/a.ts': "export type A = import('./b.ts').B;\n",
        'renderer/ui/b.ts': 'export type B = string;\n',
        'renderer/styles/base.css': "@import './text.css';\n@import '@fontsource-variable/x/index.css';\n",
        'renderer/styles/text.css': "p { composes: a b from '../ui/c.module.css'; margin: 0 }\n",
        'renderer/ui/c.module.css': '.a { margin: 0 }\n',
        'cli/bundle.d.mts': 'export const a: string;\n',
        'tests/unit/a.test.ts': "import '#renderer/ui/a.ts';\n",
      }),
    ).toEqual([]);
  });

  it('is not what nothing imports, what only tests import, or what only such files import', () => {
    expect(
      tree({
        'renderer/main.tsx': 'export {};\n',
        'core/text/a.ts': "import './b.ts';\n",
        'core/text/b.ts': "import './a.ts';\n",
        'core/text/c.ts': 'export {};\n',
        'tests/unit/c.test.ts': "import '#core/text/c.ts';\n",
      }),
    ).toEqual([
      'orphan core/text/a.ts: is imported by nothing, and is no entry of lint/entries.ts',
      'orphan core/text/b.ts: is imported by nothing, and is no entry of lint/entries.ts',
      'orphan core/text/c.ts: is imported by tests only, and is no entry of lint/entries.ts',
    ]);
  });

  it('is there', () => {
    expect(tree({ 'renderer/main.tsx': "import './App.tsx';\n" })).toEqual([
      'missing renderer/main.tsx: there is no renderer/App.tsx',
    ]);
  });
});
