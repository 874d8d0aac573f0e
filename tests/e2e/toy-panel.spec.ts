import type { Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { interfaceLanguages } from '#api/index.ts';
import { root, waitForScreen, type App } from './app.ts';
import { skipReason } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
import { browserForTests, expect, test } from './fixtures.ts';
import { keysPageOf } from './pages/keys.ts';
import { libraryOf } from './pages/library.ts';
import { workspaceOf } from './pages/workspace.ts';
import { wordsIn } from './words.ts';

/*
 * What a new feature of the screen takes: a copy of this tree gets one folder, one line in the registry and its words, and nothing
 * else. What still lists commands or panels by itself would not know it.
 */

type ToyWords = Readonly<Record<string, { readonly title: string; readonly row: string }>>;

const copyWithToy = async (tree: string): Promise<void> => {
  const parts = ['api', 'cli', 'core', 'engine', 'locales', 'renderer', 'samples', 'web'];
  for (const part of [...parts, 'package.json', 'package-lock.json', 'tsconfig.base.json'])
    await cp(join(root, part), join(tree, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
  // Built of what the toy leaves as it is: the copy finds it up to date.
  for (const built of ['dictionary', 'dictionary.digest'])
    await cp(join(root, 'dist', built), join(tree, 'dist', built), { recursive: true });
  const toy = join(root, 'tests/toy-panel');
  await mkdir(join(tree, 'renderer/features/toy'));
  await cp(join(toy, 'feature.tsx'), join(tree, 'renderer/features/toy/feature.tsx'));
  const registry = join(tree, 'renderer/features.ts');
  const listed = await readFile(registry, 'utf8');
  const more = listed
    .replace('import {', "import { toyFeature } from './features/toy/feature.tsx';\nimport {")
    .replace('  paletteFeature,\n', '  toyFeature,\n  paletteFeature,\n');
  expect(more.split('\n').length).toBe(listed.split('\n').length + 2);
  await writeFile(registry, more);
  const words = JSON.parse(await readFile(join(toy, 'words.json'), 'utf8')) as ToyWords;
  for (const language of interfaceLanguages) {
    const folder = join(tree, 'locales', language);
    await writeFile(join(folder, 'toy.json'), JSON.stringify(words[language]));
    const commands = JSON.parse(await readFile(join(folder, 'commands.json'), 'utf8')) as {
      titles: Record<string, string>;
    };
    commands.titles['toy'] = words[language]?.title ?? '';
    await writeFile(join(folder, 'commands.json'), JSON.stringify(commands));
  }
};

/** Starts the copy's web host, which builds its screen first. */
const serve = async (tree: string) => {
  const child = spawn(process.execPath, [join(tree, 'cli/duizhao.ts'), 'web', '--no-open', '--port', '0'], {
    cwd: tree,
    env: { ...process.env, DUIZHAO_DATA: join(tree, 'data'), LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = new Promise<null>((resolve) => child.once('exit', () => resolve(null)));
  const address = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  const first = await Promise.race([address, ended]);
  if (first === null) throw new Error(`the copy did not start: ${said}`);
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address: first, end };
};

const cannot = (): Promise<never> => Promise.reject(new Error('not in this test'));

/** The copy on a page, as the page models want it; it is started once. */
const appOn = (page: Page, tree: string): App => ({
  form: 'browser',
  folder: tree,
  setting: { language: 'en', theme: 'light', files: [] },
  page,
  restart: cannot,
  kill: cannot,
  electron: () => null,
  close: cannot,
});

const useToy = async (app: App): Promise<void> => {
  const { page } = app;
  await libraryOf(app).samples().first().click();
  const workspace = workspaceOf(app);
  await workspace.expectReady();
  await workspace.goTo(3, 'en');
  await workspace.press('Mod+Alt+q');
  await expect(page.getByRole('tabpanel', { name: 'Ruler' })).toContainText('This is row 3.');
  // its section of the Row panel, which follows
  await workspace.press('Mod+Alt+p');
  const section = page
    .getByRole('tabpanel', { name: wordsIn('en')('row:title'), exact: true })
    .getByRole('region', { name: 'Ruler' });
  await expect(section).toContainText('This is row 3.');
  await workspace.goTo(2, 'en');
  await expect(section).toContainText('This is row 2.');
  await workspace.press('Mod+Shift+p');
  await expect(page.getByRole('option', { name: 'Ruler' }).locator('kbd')).toHaveText('Ctrl+Alt+Q');
  await workspace.press('Escape', 'F1');
  await expect(page.getByRole('dialog', { name: wordsIn('en')('shortcuts:title') })).toContainText('Ruler');
  await workspace.press('Escape');
  const keys = keysPageOf(app);
  await keys.open();
  await expect(keys.dialog().getByRole('listitem').filter({ hasText: 'Ruler' })).toContainText('Ctrl+Alt+Q');
};

test('a feature is one folder, one line and its words: panel, section of the row, palette, keys and their page follow', async ({
  openBrowser,
  launchOptions,
}) => {
  test.slow();
  const runtime = browserForTests(launchOptions.executablePath);
  if ('missing' in runtime) {
    test.skip(true, skipReason('browser', runtime.missing));
    return;
  }
  const tree = await mkdtemp(join(quickFolder, 'duizhao-toy-'));
  try {
    await copyWithToy(tree);
    const host = await serve(tree);
    try {
      const context = await (await openBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(host.address);
      await waitForScreen(page);
      await useToy(appOn(page, tree));
      await context.close();
    } finally {
      await host.end();
    }
  } finally {
    await rm(tree, { recursive: true, force: true, maxRetries: 3 });
  }
});
