import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { fail, ok } from '#core/model/index.ts';
import { devtoolsPipe, type Pipe } from './devtools-pipe.ts';
import type { Printer, Printing } from './printer.ts';

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

/** Longest time that a part of a book may take: three seconds usually, some minutes on a machine that is very busy. */
const longest = 15 * 60_000;

/** Parts that are printed in the same tab: its memory grows with each, and a new one takes half a second. */
const perTab = 5;

/** Bytes of a PDF that are read at a time. */
const chunk = 1 << 20;

/** Features that load pages of the browser's own, which nobody sees. */
const needless =
  'PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,SpareRendererForSitePerProcess,Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider';

/**
 * No name is looked up, and what it keeps goes with its folder. That no script runs is said by the pages' own policy: with scripts
 * switched off altogether, Chromium itself does not print (156). Processes of its own for network and graphics would be idle.
 */
const argumentsFor = (folder: string): readonly string[] => [
  '--headless',
  '--disable-gpu',
  '--in-process-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--disable-features=${needless}`,
  '--enable-features=NetworkServiceInProcess2',
  `--user-data-dir=${join(folder, 'browser')}`,
  '--remote-debugging-pipe',
  // Chromium has no sandbox for root, and does not start without being told so.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  'about:blank',
];

type Browser = { readonly pipe: Pipe; readonly stop: () => void };

const start = (program: string, folder: string): Browser => {
  const child = spawn(program, argumentsFor(folder), { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const [, , , to, from] = child.stdio;
  const pipe = devtoolsPipe(to as Writable, from as Readable);
  let said = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    said = `${said}${text}`.slice(-2000);
  });
  child.once('error', (error) => pipe.close(error.message));
  child.once('exit', (code, killed) => pipe.close(said.trim().split('\n').at(-1) ?? String(killed ?? code)));
  return {
    pipe,
    stop: () => {
      child.kill('SIGKILL');
      pipe.close('the browser was stopped');
    },
  };
};

type Tab = { readonly session: string; readonly target: string };

/** The tab that a browser starts with. */
const firstTarget = async ({ send }: Pipe): Promise<unknown> => {
  const { targetInfos } = await send('Target.getTargets');
  const found = (targetInfos as readonly { readonly type: string; readonly targetId: string }[]).find(
    ({ type }) => type === 'page',
  );
  return found?.targetId ?? (await send('Target.createTarget', { url: 'about:blank' }))['targetId'];
};

/** A tab in the place of another, kept small so that nothing is drawn in it; answers how it is spoken with. */
const openTab = async (pipe: Pipe, before: Tab | null): Promise<Tab> => {
  const { send } = pipe;
  const targetId =
    before === null
      ? await firstTarget(pipe)
      : (await send('Target.createTarget', { url: 'about:blank' }))['targetId'];
  if (before !== null) await send('Target.closeTarget', { targetId: before.target });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const [session, target] = [String(sessionId), String(targetId)];
  await send('Page.enable', {}, session);
  const { windowId } = await send('Browser.getWindowForTarget', { targetId });
  await send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
  return { session, target };
};

const printIn = async ({ send, once }: Pipe, session: string, page: string, pdf: string): Promise<void> => {
  const loaded = once('Page.loadEventFired', session);
  const { errorText } = await send('Page.navigate', { url: pathToFileURL(page).href }, session);
  if (typeof errorText === 'string' && errorText !== '') throw new Error(errorText);
  await loaded;
  const { stream: handle } = await send(
    'Page.printToPDF',
    {
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      transferMode: 'ReturnAsStream',
    },
    session,
  );
  const file = await open(pdf, 'w', 0o600);
  try {
    for (;;) {
      const { data, base64Encoded, eof } = await send('IO.read', { handle, size: chunk }, session);
      await file.write(Buffer.from(String(data), base64Encoded === true ? 'base64' : 'latin1'));
      if (eof === true) break;
    }
  } finally {
    await file.close();
  }
  await send('IO.close', { handle }, session);
  const empty = once('Page.loadEventFired', session);
  await send('Page.navigate', { url: 'about:blank' }, session);
  await empty;
  await send('HeapProfiler.collectGarbage', {}, session);
};

/** Prints pages one after another in a browser that starts with the first of them. */
const printing = (program: string, folder: string): Printing => {
  let browser: Browser | null = null;
  let tab: Tab | null = null;
  let printed = 0;
  const work = async (page: string, pdf: string): Promise<void> => {
    browser ??= start(program, folder);
    const { pipe } = browser;
    if (tab === null || printed % perTab === 0) {
      tab = await openTab(pipe, tab);
    }
    printed += 1;
    await printIn(pipe, tab.session, page, pdf);
  };
  const close = (): void => {
    browser?.stop();
    browser = null;
    tab = null;
  };
  return {
    print: async (page, pdf, signal) => {
      if (signal.aborted) return fail('job.cancelled');
      const timer = setTimeout(close, longest);
      signal.addEventListener('abort', close);
      try {
        await work(page, pdf);
        return ok(null);
      } catch (error) {
        return signal.aborted
          ? fail('job.cancelled')
          : fail('export.print-failed', { detail: error instanceof Error ? error.message : String(error) });
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', close);
      }
    },
    close,
  };
};

/** Prints with an installed Chromium, which runs as long as a book is printed. */
export const chromiumPrinter = (
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): Printer => ({
  isThere: () => findChromium(environment, platform) !== null,
  open: (folder) => {
    const program = findChromium(environment, platform);
    return program === null
      ? { print: () => Promise.resolve(fail('export.no-printer')), close: () => undefined }
      : printing(program, folder);
  },
});
