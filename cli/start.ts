import { spawn } from 'node:child_process';
import type { TFunction } from 'i18next';
import { resolve } from 'node:path';
import { installation } from '../engine/places.ts';
import { loadWords } from '../engine/words.ts';
import { hasDisplay } from './browser.ts';
import { bringUpToDate } from './build.ts';
import { engineNodeFor, fetchElectron, findElectron } from './electron-runtime.ts';
import { languageOf } from './language.ts';
import { serveEditor } from './serve.ts';

/** How long a download may stand still, in milliseconds. */
const patience = 20_000;

/** Either the Electron program, or the key of the sentence that says why there will be no window. */
const chooseForm = async (t: TFunction): Promise<{ program: string } | { instead: string }> => {
  if (!hasDisplay(process.platform, process.env)) return { instead: t('start.noDisplay') };
  // Chromium refuses to run its sandbox as root, and a window without the sandbox is not offered.
  if (process.platform === 'linux' && process.getuid?.() === 0) return { instead: t('start.asRoot') };
  const found = findElectron(installation, process.env);
  if (found !== null) return { program: found };
  console.error(t('start.fetching'));
  const fetched = (await fetchElectron(installation, patience))
    ? findElectron(installation, process.env)
    : null;
  return fetched === null ? { instead: t('start.noElectron') } : { program: fetched };
};

/** Runs the window until it is closed. Null when the program did not even start. */
const runWindow = (program: string, files: readonly string[]): Promise<number | null> => {
  const node = engineNodeFor(program);
  const own = node === null ? {} : { DUIZHAO_ENGINE_NODE: node };
  const child = spawn(program, [installation, ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...own },
  });
  const started = performance.now();
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (code, signal) => {
      // A missing library or a broken display ends it before any window could appear.
      const stillborn = code !== 0 && signal === null && performance.now() - started < 3000;
      resolve(stillborn ? null : (code ?? 1));
    });
  });
};

const start = async (files: readonly string[]): Promise<number> => {
  const t = await loadWords(languageOf(process.env), ['shell', 'failures']);
  const [file] = files;
  const form = await chooseForm(t);
  if ('program' in form) {
    await bringUpToDate(['renderer', 'engine', 'electron'], () => console.error(t('start.building')));
    const code = await runWindow(form.program, files);
    if (code !== null) return code;
  }
  console.error('program' in form ? t('start.electronFailed') : form.instead);
  return serveEditor(t, { openBrowser: true, ...(file === undefined ? {} : { file }) });
};

process.exitCode = await start(
  process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith('-'))
    .map((file) => resolve(file)),
);
