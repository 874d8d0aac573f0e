import { app, nativeTheme } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import type { Listener } from '#api/client.ts';
import type { Events, Preferences } from '#api/index.ts';
import { firstAnswers } from '#engine/first-answers.ts';
import { installation, type Places } from '#engine/places.ts';
import { readPreferences } from '#engine/store/read-preferences.ts';
import { readAhead, serveApp } from './app-protocol.ts';
import { filesIn } from './arguments.ts';
import { createCrashHandler } from './crash.ts';
import type { EngineLink } from './engine-link.ts';
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
type Known = { preferences: Preferences; project: string | null };

/** Has the menu bar and the look of the window follow what is known, and what the engine tells of projects. */
const follow = (known: Known, menuBar: MenuBar, engine: EngineLink): void => {
  const { preferences } = known;
  nativeTheme.themeSource = preferences.theme;
  void menuBar.setLanguage(languageIn(preferences));
  void engine
    .client()
    .library.recent({})
    .then((recent) => {
      if (recent.ok) menuBar.setRecent(recent.value.filter((each) => !each.missing).map((each) => each.path));
      return recent.ok;
    });
};

/** The engine of the app, started when it is first asked for, and followed from then on. */
const createEngineOf = (known: Known, menuBar: MenuBar, page: Page): (() => Promise<EngineLink>) => {
  let linked: Promise<EngineLink> | null = null;
  const start = async (): Promise<EngineLink> => {
    // Code that no window needs until it stands.
    const { linkEngine } = await import('./engine-link.ts');
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
    const entry = join(installation, 'dist', 'engine', 'process.mjs');
    const engine = linkEngine(entry, hear, (detail) => void crashed(detail));
    endTogether(engine);
    follow(known, menuBar, engine);
    return engine;
  };
  return () => (linked ??= start());
};

/** Runs the shell of the first instance until the app quits. `folder` is the shell's own, in app data. */
export const runShell = async (places: Places, folder: string): Promise<void> => {
  const known: Known = { preferences: readPreferences(places.dataFolder), project: null };
  nativeTheme.themeSource = known.preferences.theme;
  const files = filesIn(process.argv, process.cwd(), app.isPackaged);
  const page = createPage(join(folder, 'window.json'), files, () => languageIn(known.preferences));
  const menuBar = createMenuBar(page.run, (path) => page.openFiles([path]));
  const engine = createEngineOf(known, menuBar, page);
  let isAsked = false;
  const screen = join(installation, 'dist', 'renderer');
  const ahead = readAhead(screen);
  takeFiles(page);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  await app.whenReady();
  guardSession();
  serveApp(screen, ahead, () => (isAsked ? null : firstAnswers(places)));
  page.show();
  answerShellCalls({
    connect: (contents) => {
      isAsked = true;
      void engine().then(({ handTo }) => handTo(contents, false));
    },
    listening: page.listens,
    setMenu: menuBar.setMenus,
  });
  // Else it is started by the page, which connects when its first screen stands: until then all is the window's.
  if (files.length > 0) void engine();
};
