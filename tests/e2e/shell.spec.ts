import type { ElectronApplication } from '@playwright/test';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './app.ts';
import { callEngine } from './call-engine.ts';
import { engineProcessId } from './engine-process-id.ts';
import { expect, test, type App } from './fixtures.ts';
import { electronForTests, testSwitches, windowEnvironment } from './in-window.ts';
import { openLetter } from './pages/open-letter.ts';

// Runs in Electron only: what the window's shell does around the page.

const electronOf = (app: App): ElectronApplication => {
  const electron = app.electron();
  if (electron === null) throw new Error('these specs belong to the electron project');
  return electron;
};

const menuLabels = (app: App): Promise<string[]> =>
  electronOf(app).evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => [
      menu.label,
      ...(menu.submenu?.items ?? []).map((item) => item.label),
    ]),
  );

/** Nothing that the page tries leads out of it. Each is tried in the same window, as one window has all of these walls. */
const waysOut: Readonly<Record<string, (app: App) => Promise<void>>> = {
  'is sandboxed and isolated': async (app) => {
    const preferences = await electronOf(app).evaluate(({ BrowserWindow }) => {
      const contents: object | undefined = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in Electron's types, but in every version of it.
      return contents !== undefined &&
        'getLastWebPreferences' in contents &&
        typeof contents.getLastWebPreferences === 'function'
        ? (contents.getLastWebPreferences() as unknown)
        : null;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
    });
    const spelling = await electronOf(app).evaluate(({ session }) =>
      session.defaultSession.isSpellCheckerEnabled(),
    );
    expect(spelling).toBe(false);
  },
  'opens no window': async (app) => {
    expect(await app.page.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true);
    expect(electronOf(app).windows()).toHaveLength(1);
  },
  'is given no permission': async (app) => {
    const answers = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[];
      const states = await Promise.all(
        names.map(async (name) => (await navigator.permissions.query({ name })).state),
      );
      return [...new Set(states), await Notification.requestPermission()];
    });
    expect(answers).toEqual(['denied', 'denied']);
  },
  'has only web addresses opened for it': async (app) => {
    const opened = await electronOf(app).evaluateHandle(({ shell }) => {
      const addresses: string[] = [];
      shell.openExternal = (address) => {
        addresses.push(address);
        return Promise.resolve();
      };
      return addresses;
    });
    // Playwright evaluates as if a user had just acted.
    await app.page.evaluate(() => {
      for (const address of ['file:///etc/passwd', 'javascript:alert(1)', 'x', 'https://example.invalid/a']) {
        window.duizhaoShell?.openExternal(address);
      }
    });
    await expect.poll(() => opened.evaluate((addresses) => addresses)).toEqual(['https://example.invalid/a']);
  },
  'is led nowhere by a link': async (app) => {
    const seen = await electronOf(app).evaluateHandle(({ webContents }) => {
      const navigations: unknown[] = [];
      const [contents] = webContents.getAllWebContents();
      // The app's own listener came first.
      contents?.on('will-frame-navigate', (event) => navigations.push([event.url, event.defaultPrevented]));
      return { contents, navigations };
    });
    await app.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.invalid/';
      document.body.append(link);
      link.click();
    });
    await expect
      .poll(() => seen.evaluate(({ contents, navigations }) => [...navigations, contents?.getURL()]))
      .toEqual([['https://example.invalid/', true], 'duizhao-app://app/']);
  },
};

test.describe('a page that wants out', () => {
  test.use({ tolerated: ['request to https://example.invalid/'] });

  test('finds no way', async ({ app }) => {
    for (const [what, look] of Object.entries(waysOut)) await test.step(what, () => look(app));
  });
});

test('a second start joins the first and hands over its file', async ({ app }) => {
  const runtime = electronForTests();
  if (!('program' in runtime)) throw new Error(runtime.missing);
  const file = join(app.folder, '文章.txt');
  await writeFile(file, '對照。');
  const heard = await app.page.evaluateHandle(() => {
    const paths: string[] = [];
    window.duizhaoShell?.onOpenFiles((given) => paths.push(...given));
    return paths;
  });
  const second = spawn(runtime.program, [...testSwitches(), root, file], {
    env: windowEnvironment(runtime.program, app.folder),
    stdio: 'ignore',
  });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  await expect.poll(() => heard.evaluate((paths) => paths)).toEqual([file]);
  expect(electronOf(app).windows()).toHaveLength(1);
});

test.describe('a machine that speaks zh-Hans', () => {
  test.use({ language: 'zh-Hans' });

  test('has the menu in its language', async ({ app }) => {
    await expect
      .poll(() => menuLabels(app))
      .toEqual(expect.arrayContaining(['文件', '退出 Duizhao', '粘贴']));
  });
});

test('the menu shows the keys that the user gave a command, and follows the language that is chosen', async ({
  app,
}) => {
  const shown = (): Promise<(string | undefined)[]> =>
    electronOf(app).evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? [])
        .flatMap((menu) => menu.submenu?.items ?? [])
        .filter(({ label }) => ['Find', 'Find and replace'].includes(label))
        .map(({ accelerator }) => accelerator?.toString()),
    );
  await expect.poll(shown).toEqual(['CmdOrCtrl+F', 'CmdOrCtrl+H']);
  await callEngine(app, 'preferences', 'set', { keys: { find: ['Mod+Alt+Q'], replace: [] } });
  await expect.poll(shown).toEqual(['CmdOrCtrl+Alt+Q', undefined]);
  await expect.poll(() => menuLabels(app)).toEqual(expect.arrayContaining(['File', 'Quit Duizhao', 'Paste']));
  await callEngine(app, 'preferences', 'set', { language: 'zh-Hant' });
  await expect.poll(() => menuLabels(app)).toEqual(expect.arrayContaining(['檔案', '結束 Duizhao', '貼上']));
});

/** Answers the shell's questions with the button of this number; `questions` tells what was asked so far. */
const answerQuestions = async (app: App, button: number): Promise<() => Promise<readonly unknown[]>> => {
  const asked = await electronOf(app).evaluateHandle(({ dialog }, response) => {
    const questions: unknown[] = [];
    dialog.showMessageBox = (...given: unknown[]) => {
      questions.push(given.at(-1));
      return Promise.resolve({ response, checkboxChecked: false });
    };
    return questions;
  }, button);
  return () => asked.evaluate((questions) => questions);
};

test('when the engine stops, that is said, it is started again, and what was being typed is kept', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  const questions = await answerQuestions(app, 0);
  const before = (await engineProcessId(electronOf(app))) ?? 0;
  expect(before).toBeGreaterThan(0);
  // A stopped process takes the words, and then never answers.
  process.kill(before, 'SIGSTOP');
  await workspace.write(1, 'en', 'Typed while nobody listened.');
  process.kill(before, 'SIGKILL');
  await expect.poll(questions).toMatchObject([
    {
      type: 'error',
      buttons: ['Restart', 'Quit'],
      message: expect.stringContaining('stopped unexpectedly'),
    },
  ]);
  await workspace.expectSaved();
  await expect(workspace.text(1, 'en')).toHaveText('Typed while nobody listened.');
  expect(await engineProcessId(electronOf(app))).not.toBe(before);
  const page = await callEngine(app, 'rows', 'page', { from: 1, count: 1 });
  expect(page).toMatchObject({
    value: { rows: [{ cells: { en: { text: 'Typed while nobody listened.' } } }] },
  });
});

test('a page that has crashed is shown again, with the text that was not saved beside what is there', async ({
  app,
}) => {
  const workspace = await openLetter(app);
  await workspace.write(1, 'en', 'Rain');
  await workspace.expectSaved();
  const { value: project } = z
    .object({ value: z.object({ path: z.string(), name: z.string() }) })
    .parse(await callEngine(app, 'project', 'info', {}));
  const rows = await callEngine(app, 'rows', 'page', { from: 1, count: 1 });
  const { segment } = z
    .object({ value: z.object({ rows: z.tuple([z.object({ segment: z.number() })]) }) })
    .parse(rows).value.rows[0];
  await app.page.evaluate((kept) => localStorage.setItem('duizhao-text.gone.1', JSON.stringify(kept)), {
    project: project.path,
    projectName: project.name,
    segment,
    side: 'en',
    known: { text: 'Rain', tags: [] },
    latest: { text: 'Rain since dawn.', tags: [] },
  });
  const shown = () =>
    electronOf(app).evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return 'no page';
      const read = contents.executeJavaScript(
        `(document.querySelector('[role="dialog"]') ?? document.body).textContent`,
      ) as Promise<unknown>;
      // What is asked of a page between two loads is never answered: then it is asked again.
      const unanswered = new Promise<string>((resolve) => setTimeout(() => resolve('unanswered'), 2000));
      return String(await Promise.race([read, unanswered]));
    });
  await electronOf(app).evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect.poll(shown).toContain('Rain since dawn.');
});

test('a window whose text cannot be saved is closed only when that is meant', async ({ app }) => {
  const workspace = await openLetter(app);
  const questions = await answerQuestions(app, 1);
  const engine = (await engineProcessId(electronOf(app))) ?? 0;
  const close = () =>
    electronOf(app).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const windows = () => electronOf(app).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  process.kill(engine, 'SIGSTOP');
  try {
    await workspace.write(1, 'en', 'Not on disk.');
    const refused = await electronOf(app).evaluateHandle(({ BrowserWindow }) => {
      const seen = { times: 0 };
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-prevent-unload', () => (seen.times += 1));
      return seen;
    });
    await close();
    await expect.poll(() => refused.evaluate(({ times }) => times)).toBe(1);
    expect(await questions()).toEqual([]);
    expect(await windows()).toBe(1);
    await close();
    await expect
      .poll(questions)
      .toMatchObject([{ type: 'warning', buttons: ['Continue editing', 'Close without saving'] }]);
  } finally {
    process.kill(engine, 'SIGCONT');
  }
  await expect.poll(() => app.page.isClosed()).toBe(true);
});

test('the engine ends with the app', async ({ app }) => {
  const engine = (await engineProcessId(electronOf(app))) ?? 0;
  expect(engine).toBeGreaterThan(0);
  await app.restart();
  expect(() => process.kill(engine, 0)).toThrow('ESRCH');
});

test('the window comes back where it was', async ({ app }) => {
  const wanted = { x: 40, y: 60, width: 900, height: 620 };
  await electronOf(app).evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    wanted,
  );
  await app.restart();
  const bounds = await electronOf(app).evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toEqual(wanted);
});
