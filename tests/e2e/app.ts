import type { ElectronApplication, Page } from '@playwright/test';
import type { InterfaceLanguage } from '#api/index.ts';
import type { DuizhaoShell } from '#api/shell.ts';

declare global {
  interface Window {
    readonly duizhaoShell?: DuizhaoShell;
  }
}

export type Theme = 'light' | 'dark';

/** How a test wants the app: as it starts, and what the machine around it says. */
export type Setting = {
  readonly language: InterfaceLanguage;
  readonly theme: Theme;
  /** Files named at the start. */
  readonly files: readonly string[];
};

/** A running app over a data folder of its own, in a browser tab or in a window. */
export type App = {
  readonly form: 'browser' | 'window';
  /** Holds `data` and `library`; kept through restarts. */
  readonly folder: string;
  readonly setting: Setting;
  /** The page as it is now; another one after a restart. */
  page: Page;
  /** Ends the app as a user does, and starts it again. */
  readonly restart: () => Promise<void>;
  /** Kills the engine at once, as a power cut would, and starts the app again. */
  readonly kill: () => Promise<void>;
  /** The Electron side, null in a browser. */
  readonly electron: () => ElectronApplication | null;
  /** Ends the app. `keep`: what of it may serve the next test stays warm. */
  readonly close: (how: { readonly keep: boolean }) => Promise<void>;
};

/** BCP 47 tags that make a machine ask for each interface language. */
export const localeOf: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'en-US',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
};

/** The project's root. */
export const root = new URL('../..', import.meta.url).pathname;

/** Waits for the first screen or the open project: what is dropped or pressed sooner, nobody hears. */
export const waitForScreen = (page: Page): Promise<void> => page.locator('main').first().waitFor();
