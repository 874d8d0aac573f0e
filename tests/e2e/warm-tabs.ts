import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { localeOf, type Setting } from './app.ts';

/** A tab in a context of the browser, as empty as a new one. */
export type WarmTab = {
  readonly page: Page;
  /** Empties the tab and keeps it for the next test that wants the same; `origin`: of the host, which still answers. */
  readonly giveBack: (origin: string) => Promise<void>;
  /** Ends it, with its context. */
  readonly close: () => Promise<void>;
};

/**
 * The tabs of one worker's tests. What a tab has loaded and compiled stays for the next test; what pages stored, and all that a
 * test made of the tab, does not.
 */
export type WarmTabs = { readonly take: (setting: Setting) => Promise<WarmTab> };

const viewport = { width: 1280, height: 800 };

type Tab = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** By which stores are emptied. */
  readonly session: CDPSession;
  /** Those that tests attach: what they set lasts as long as they do. */
  readonly attached: CDPSession[];
};

const begin = async (browser: Browser, { language, theme }: Setting): Promise<Tab> => {
  const context = await browser.newContext({
    locale: localeOf[language],
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport,
    acceptDownloads: true,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const attached: CDPSession[] = [];
  const attach = context.newCDPSession.bind(context);
  context.newCDPSession = async (to) => {
    const made = await attach(to);
    attached.push(made);
    return made;
  };
  return { context, page, session, attached };
};

/** Makes a tab what it was when it was new, but for what the browser keeps of addresses. It stays in its process: at an address of the host. */
const empty = async (
  { context, page, session, attached }: Tab,
  { theme }: Setting,
  origin: string,
): Promise<void> => {
  page.removeAllListeners();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  // A session that its test has ended cannot be ended again.
  for (const one of attached.splice(0)) await one.detach().catch(() => undefined);
  await page.goto(`${origin}/assets/nothing`);
  await page.evaluate(() => sessionStorage.clear());
  await context.clearCookies();
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce', media: null, forcedColors: null });
  await page.setViewportSize(viewport);
  await page.mouse.move(0, 0);
};

/** Tabs of `openBrowser`'s browser, at most one kept for each language and theme. */
export const openWarmTabs = (openBrowser: () => Promise<Browser>): WarmTabs => {
  const kept = new Map<string, Tab>();
  return {
    take: async (setting) => {
      const kind = `${setting.language} ${setting.theme}`;
      const tab = kept.get(kind) ?? (await begin(await openBrowser(), setting));
      kept.delete(kind);
      return {
        page: tab.page,
        giveBack: async (origin) => {
          // Where the host answers no more, or a test has closed the page, it is not kept.
          const isEmpty = await empty(tab, setting, origin).then(
            () => true,
            () => false,
          );
          if (isEmpty && !kept.has(kind)) kept.set(kind, tab);
          else await tab.context.close();
        },
        close: () => tab.context.close(),
      };
    },
  };
};
