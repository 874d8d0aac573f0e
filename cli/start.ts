import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { installation } from '#engine/places.ts';
import { loadWords } from '#engine/words.ts';
import { bringUpToDate } from './build.ts';
import { chooseForm } from './choose-form.ts';
import { engineNodeFor, fetchElectron, findElectron } from './electron-runtime.ts';
import { languageOf } from './language.ts';
import { serveEditor } from './serve.ts';

/** How long a download may stand still, in milliseconds. */
const patience = 20_000;

/** Runs the window until it is closed. Null when the program did not even start. */
const runWindow = (program: string, files: readonly string[]): Promise<number | null> => {
  const node = engineNodeFor(program);
  const own = node === null ? {} : { DUIZHAO_ENGINE_NODE: node };
  const child = spawn(program, [installation, ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...own },
  });
  const started = performance.now();
  let asked = false;
  process.on('SIGINT', () => (asked = true));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      asked = true;
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (code) => {
      // A missing library, a broken display or a forbidden sandbox ends it before any window could appear.
      const stillborn = code !== 0 && !asked && performance.now() - started < 3000;
      resolve(stillborn ? null : (code ?? 1));
    });
  });
};

const start = async (files: readonly string[]): Promise<number> => {
  const t = await loadWords(languageOf(process.env), ['shell', 'failures']);
  const [file] = files;
  const form = await chooseForm({
    platform: process.platform,
    environment: process.env,
    isRoot: process.getuid?.() === 0,
    find: () => findElectron(installation, process.env),
    fetch: () => {
      console.error(t('start.fetching'));
      return fetchElectron(installation, patience);
    },
  });
  if ('program' in form) {
    await bringUpToDate(['renderer', 'engine', 'electron', 'dictionary', 'fonts', 'grammar'], () =>
      console.error(t('start.building')),
    );
    const code = await runWindow(form.program, files);
    if (code !== null) return code;
  }
  console.error(t('program' in form ? 'start.electronFailed' : `start.${form.instead}`));
  return serveEditor(t, { openBrowser: true, ...(file === undefined ? {} : { file }) });
};

process.exitCode = await start(
  process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith('-'))
    .map((file) => resolve(file)),
);
