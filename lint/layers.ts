import { coreLayers } from './layers/core.ts';
import { engineBase, engineLayers } from './layers/engine.ts';
import { tool, type Layer } from './layers/layer.ts';
import { screenLayers } from './layers/screen.ts';

const testsAlso: readonly string[] = ['bench', 'lint', 'locales', 'package.json'];
const everything: readonly string[] = 'api cli core electron engine renderer web'.split(' ');

/** Every part of the project, in the order of the table in CONTRIBUTING.md. */
export const layers: readonly Layer[] = [
  ...coreLayers,
  // The contract between the screens and the engine.
  { at: 'api', imports: ['core'], packages: ['birpc', 'zod'] },
  ...engineLayers,
  ...screenLayers,

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
