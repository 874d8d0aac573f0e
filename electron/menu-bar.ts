import { Menu } from 'electron';
import type { InterfaceLanguage } from '#api/index.ts';
import { loadWords } from './words.ts';
import { menuTemplate, type Menus } from './menu.ts';

/** The menu bar, rebuilt whenever something it shows changes. */
export type MenuBar = {
  readonly setMenus: (menus: Menus) => void;
  readonly setRecent: (paths: readonly string[]) => void;
  readonly setLanguage: (language: InterfaceLanguage) => Promise<void>;
};

/** `run` is given the command of a chosen item, `openFile` the path of a chosen recent project. */
export const createMenuBar = (run: (command: string) => void, openFile: (path: string) => void): MenuBar => {
  let t = (key: string): string => key;
  let menus: Menus = [];
  let recent: readonly string[] = [];
  const apply = (): void => {
    const template = menuTemplate(menus, {
      platform: process.platform,
      t,
      run,
      recent,
      openRecent: openFile,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  return {
    setMenus: (given) => {
      menus = given;
      apply();
    },
    setRecent: (paths) => {
      recent = paths;
      apply();
    },
    setLanguage: async (language) => {
      const words = await loadWords(language, 'menu');
      t = (key) => words(key);
      apply();
    },
  };
};
