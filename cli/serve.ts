import type { TFunction } from 'i18next';
import { join, resolve } from 'node:path';
import type { Result } from '#core/model/index.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import { installation, places } from '#engine/places.ts';
import { startHost, type Host } from '#web/host.ts';
import { hasDisplay, openBrowser } from './browser.ts';
import { bringUpToDate } from './build.ts';
import { writeEntryFile, type EntryFile } from './entry-file.ts';

export type ServeOptions = {
  /** A project to open, or a document to make one of. */
  readonly file?: string;
  readonly port?: number;
  readonly openBrowser: boolean;
};

const detailOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const sayHostFailed = (t: TFunction, error: unknown, port: number, dataFolder: string): string => {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'EADDRINUSE' || code === 'EACCES'
    ? t('web.portTaken', { port })
    : t('web.noFolder', { path: dataFolder, detail: detailOf(error) });
};

/** Opens what the user named on the command line: a project as it is, anything else into a new project. */
const openFile = async (engine: Engine, file: string): Promise<Result<unknown>> => {
  const path = resolve(file);
  const seen = await engine.client.documents.inspect({ from: { path } });
  // The tab tells of it as well as the terminal, which may be out of sight.
  return !seen.ok || seen.value.project
    ? engine.client.project.open({ path, unattended: true })
    : engine.client.documents.import({ from: { path }, into: 'new', job: 'start' });
};

const openOrSay = async (engine: Engine, t: TFunction, file: string): Promise<void> => {
  const opened = await openFile(engine, file);
  if (opened.ok) return;
  const { code, params } = opened.error;
  console.error(t(code, { ns: 'failures', keySeparator: false, ...params }));
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // Someone who asks twice does not want to wait.
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });

/** Starts the user's browser on a file that leads to the address. Null where there is none to start, or the file cannot be written. */
const openInBrowser = (libraryFolder: string, address: string): EntryFile | null => {
  if (!hasDisplay(process.platform, process.env)) return null;
  try {
    const entry = writeEntryFile(libraryFolder, address);
    openBrowser(entry.url);
    return entry;
  } catch {
    // The printed address is all there is then.
    return null;
  }
};

/**
 * Serves the editor to a browser until the process is told to stop; then closes the engine. The address is the last
 * thing printed that holds the token. Answers the exit code.
 */
export const serveEditor = async (t: TFunction, options: ServeOptions): Promise<number> => {
  try {
    await bringUpToDate(['renderer', 'dictionary', 'fonts', 'grammar'], () =>
      console.error(t('start.building')),
    );
  } catch (error) {
    console.error(t('start.buildFailed', { detail: detailOf(error) }));
    return 1;
  }
  const where = places(process.env);
  const engine = createEngine({ ...where, form: 'browser' });
  let host: Host;
  let entry: EntryFile | null = null;
  try {
    host = await startHost({
      engine,
      rendererFolder: join(installation, 'dist', 'renderer'),
      dataFolder: where.dataFolder,
      libraryFolder: where.libraryFolder,
      texts: {
        usedLink: t('host.usedLink'),
        expiredLink: t('host.expiredLink'),
        wrongLink: t('host.needsLink'),
        notBuilt: t('host.notBuilt'),
      },
      entered: () => entry?.remove(),
      refused: (why) => console.error(t(`host.refused.${why}`)),
      port: options.port ?? 0,
    });
  } catch (error) {
    console.error(sayHostFailed(t, error, options.port ?? 0, where.dataFolder));
    await engine.close();
    return 1;
  }
  const stopped = untilStopped();
  console.log(t('web.ready', { address: host.address }));
  console.log(t('web.once'));
  if (options.openBrowser) entry = openInBrowser(where.libraryFolder, host.address);
  if (options.file !== undefined) void openOrSay(engine, t, options.file);
  await stopped;
  entry?.remove();
  await host.close();
  await engine.close();
  return 0;
};
