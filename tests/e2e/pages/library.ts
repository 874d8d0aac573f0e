import type { Locator } from '@playwright/test';
import type { App } from '../app.ts';
import { wordsIn } from '../words.ts';
import { choosePath, dropFiles } from './choose-path.ts';

/** The first screen, and what is asked and said while a file is being opened. */
export type LibraryPage = {
  readonly heading: () => Locator;
  readonly open: () => Locator;
  readonly samples: () => Locator;
  /** The projects of the list, newest first. */
  readonly recents: () => Locator;
  readonly recent: (name: string) => Locator;
  readonly forget: (name: string) => Locator;
  /** The question how a file is to be read. */
  readonly question: (name: string) => Locator;
  readonly encoding: (encoding: string) => Locator;
  /** The list of all encodings. */
  readonly encodings: () => Locator;
  readonly language: () => Locator;
  readonly go: () => Locator;
  readonly cancel: () => Locator;
  readonly back: () => Locator;
  /** What could not be opened, and why. */
  readonly failure: (name: string) => Locator;
  /** Opens a file by the chooser, up to the question. */
  readonly choose: (path: string) => Promise<void>;
  /** Drops files, up to the question. */
  readonly drop: (...paths: readonly string[]) => Promise<void>;
  /** Drops a file and imports it as it was recognised. */
  readonly import: (path: string) => Promise<void>;
};

export const libraryOf = (app: App): LibraryPage => {
  const t = wordsIn(app.setting.language);
  const button = (name: string): Locator => app.page.getByRole('button', { name, exact: true });
  const section = (name: string): Locator => app.page.getByRole('region', { name, exact: true });
  const go = (): Locator =>
    app.page.locator('form').getByRole('button', { name: t('library:import.go'), exact: true });
  const drop = (...paths: readonly string[]): Promise<void> => dropFiles(app, paths);
  return {
    heading: () => app.page.getByRole('heading', { level: 1, name: t('library:name') }),
    open: () => button(t('library:open')),
    samples: () => section(t('library:samples')).getByRole('button'),
    recents: () => section(t('library:recent')).getByRole('listitem'),
    recent: (name) =>
      section(t('library:recent'))
        .getByRole('listitem')
        .filter({ has: app.page.getByText(name, { exact: true }) })
        .getByRole('button')
        .first(),
    forget: (name) => button(t('library:forgetNamed', { name })),
    question: (name) => app.page.getByRole('heading', { name: t('library:import.title', { name }) }),
    encoding: (encoding) => app.page.getByRole('radio', { name: t(`library:encodingNames.${encoding}`) }),
    encodings: () => app.page.locator('form').getByRole('combobox', { name: t('library:import.encoding') }),
    language: () => app.page.getByLabel(t('library:import.language')),
    go,
    cancel: () => button(t('library:cancel')),
    back: () => button(t('library:back')),
    failure: (name) => app.page.getByText(t('library:failed', { name })),
    choose: (path) => choosePath(app, path, () => button(t('library:open')).click()),
    drop,
    import: async (path) => {
      await drop(path);
      await go().click();
    },
  };
};
