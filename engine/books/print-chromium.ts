import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, ok, type Result } from '#core/model/index.ts';
import type { Printer } from './printer.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chromium-headless-shell',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Where installers put it on the systems that keep no list of programs. */
const usualPlaces = (platform: NodeJS.Platform, environment: Environment): readonly string[] => {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (platform !== 'win32') return [];
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
    (name) => environment[name] ?? [],
  );
  return folders.flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Chromium', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
};

/** The Chromium of this machine: the one `DUIZHAO_CHROMIUM` names, or else one that is installed; null where there is none. */
const findChromium = (environment: Environment, platform: NodeJS.Platform): string | null => {
  const named = environment['DUIZHAO_CHROMIUM'] ?? '';
  if (named !== '') return existsSync(named) ? named : null;
  const folders = platform === 'win32' ? [] : (environment['PATH'] ?? '').split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...usualPlaces(platform, environment)].find((path) => existsSync(path)) ?? null;
};

/** Longest time that a book may take: one of 500,000 characters takes a minute on a slow machine. */
const longest = 15 * 60_000;

/**
 * No name is looked up, and what it keeps goes with the folder of the page. That no script runs is said by the page's own policy: with
 * scripts switched off altogether, Chromium itself does not print (156).
 */
const argumentsFor = (page: string, pdf: string): readonly string[] => [
  '--headless',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-pdf-header-footer',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
  `--user-data-dir=${join(dirname(page), 'browser')}`,
  `--print-to-pdf=${pdf}`,
  // Chromium has no sandbox for root, and does not start without being told so.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  pathToFileURL(page).href,
];

const run = (program: string, args: readonly string[], signal: AbortSignal): Promise<Result<null>> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: longest });
    let said = '';
    const stop = (): void => void child.kill('SIGKILL');
    const end = (result: Result<null>): void => {
      signal.removeEventListener('abort', stop);
      resolve(signal.aborted ? fail('job.cancelled') : result);
    };
    signal.addEventListener('abort', stop);
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
    child.once('error', (error) => end(fail('export.print-failed', { detail: error.message })));
    child.once('exit', (code, killed) =>
      end(
        code === 0
          ? ok(null)
          : fail('export.print-failed', { detail: said.trim().split('\n').at(-1) ?? String(killed ?? code) }),
      ),
    );
    if (signal.aborted) stop();
  });

/** Prints with an installed Chromium, a process of its own for each page. */
export const chromiumPrinter = (
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): Printer => ({
  isThere: () => findChromium(environment, platform) !== null,
  print: async (page, pdf, signal) => {
    const program = findChromium(environment, platform);
    if (program === null) return fail('export.no-printer');
    const done = await run(program, argumentsFor(page, pdf), signal);
    if (!done.ok) return done;
    const made = statSync(pdf, { throwIfNoEntry: false })?.size ?? 0;
    return made > 0 ? done : fail('export.print-failed', { detail: program });
  },
});
