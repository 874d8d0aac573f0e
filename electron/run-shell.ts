import { app, nativeTheme } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import type { Listener } from '#api/client.ts';
import type { Events, Preferences } from '#api/index.ts';
import { installation } from '#engine/places.ts';
import { serveApp } from './app-protocol.ts';
import { filesIn } from './arguments.ts';
import { createCrashHandler } from './crash.ts';
import { linkEngine, type EngineLink } from './engine-link.ts';
import { guardSession } from './guards.ts';
import { languageIn } from './language.ts';
import { createMenuBar, type MenuBar } from './menu-bar.ts';
import { createPage, type Page } from './page.ts';
import { answerShellCalls } from './shell-calls.ts';

const joined = z.object({ files: z.array(z.string()) });

/** Files from a second start, from the Finder, and from the dock. */
const takeFiles = (page: Page): void => {
  app.on('second-instance', (_, _argv, _folder, data) => {
    const given = joined.safeParse(data);
    page.show();
    if (given.success && given.data.files.length > 0) page.openFiles(given.data.files);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (app.isReady()) page.show();
    page.openFiles([path]);
  });
  app.on('activate', page.show);
};

/** Ends the engine before the app ends, so that the project file is closed and complete. */
const endTogether = (engine: EngineLink): void => {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void engine.stop().finally(() => {
      ended = true;
      app.quit();
    });
  });
};

/** What the shell itself knows of the engine's state. */
type Known = { preferences: Preferences | null; project: string | null };

const follow = (known: Known, menuBar: MenuBar, engine: EngineLink): void => {
  const { preferences } = known;
  if (preferences !== null) nativeTheme.themeSource = preferences.theme;
  void menuBar.setLanguage(languageIn(preferences));
  void engine
    .client()
    .library.recent({})
    .then((recent) => {
      if (recent.ok) menuBar.setRecent(recent.value.filter((each) => !each.missing).map((each) => each.path));
      return recent.ok;
    });
};

/** Runs the shell of the first instance until the app quits. `folder` is the shell's own, in app data. */
export const runShell = async (folder: string): Promise<void> => {
  const known: Known = { preferences: null, project: null };
  const files = filesIn(process.argv, process.cwd(), app.isPackaged);
  const page = createPage(join(folder, 'window.json'), files, () => languageIn(known.preferences));
  const menuBar = createMenuBar(page.run, (path) => page.openFiles([path]));
  takeFiles(page);
  await app.whenReady();
  guardSession();
  serveApp(join(installation, 'dist', 'renderer'));
  // First of all: the page's process starts while the rest is made ready here.
  page.show();

  const hear: Listener = (name, payload) => {
    if (name === 'preferences.changed') known.preferences = payload as Events['preferences.changed'];
    else if (name === 'project.closed') known.project = null;
    else if (name === 'project.opened') {
      known.project = (payload as Events['project.opened']).path;
      app.addRecentDocument(known.project);
    } else return;
    follow(known, menuBar, engine);
  };
  const crashed = createCrashHandler(
    () => languageIn(known.preferences),
    async () => {
      const path = known.project;
      engine.restart();
      if (path !== null) await engine.client().project.open({ path, unattended: true });
      page.reconnect((contents) => engine.handTo(contents, true));
    },
  );
  const engine = linkEngine(
    join(installation, 'dist', 'engine', 'process.mjs'),
    hear,
    (detail) => void crashed(detail),
  );
  endTogether(engine);
  answerShellCalls({
    connect: (contents) => engine.handTo(contents, false),
    listening: page.listens,
    setMenu: menuBar.setMenus,
  });
  const preferences = await engine.client().preferences.get({});
  if (preferences.ok) known.preferences = preferences.value;
  follow(known, menuBar, engine);
};
