import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { quickFolder } from '#tests/quick-folder.ts';
import { languages, type WordLanguage } from '#tests/unit/words.ts';
import { commandsOf, installation, ownCommands, type Ran } from './running.ts';

/** A copy of this tree that something is added to, as somebody who works on it would add it. */
export type ToyTree = {
  readonly at: (path: string) => string;
  /** Rewrites one file, which must become another. */
  readonly change: (path: string, change: (text: string) => string) => void;
  /** Adds to one file of the locales, in every language. */
  readonly addWords: (name: string, change: (words: object, language: WordLanguage) => object) => void;
  /** Runs a command of the copy, in the process that runs them all, and answers what it printed: it must succeed. */
  readonly run: (...args: readonly string[]) => Promise<string>;
  /** What a command says that must fail. */
  readonly refusal: (...args: readonly string[]) => Promise<string>;
  /** Runs a command of this tree, to which nothing was added, in the folder of the copy. */
  readonly runUnchanged: (...args: readonly string[]) => Promise<Ran>;
  readonly remove: () => void;
};

/** What runs commands: the copy's own, so that all it loads are the copy's sources. */
const runner = 'tests/integration/cli/command-process.ts';

export const createToyTree = (): ToyTree => {
  const tree = mkdtempSync(join(quickFolder, 'duizhao-toy-'));
  for (const part of ['api', 'cli', 'core', 'engine', 'locales', 'package.json', runner])
    cpSync(join(installation, part), join(tree, part), { recursive: true });
  symlinkSync(join(installation, 'node_modules'), join(tree, 'node_modules'));
  const at = (path: string): string => join(tree, path);
  const change: ToyTree['change'] = (path, make) => {
    const before = readFileSync(at(path), 'utf8');
    const after = make(before);
    expect(after).not.toBe(before);
    writeFileSync(at(path), after);
  };
  const commands = commandsOf(at(runner));
  const env = {
    PATH: process.env['PATH'],
    HOME: tree,
    DUIZHAO_DATA: at('data'),
    LANG: 'en_GB.UTF-8',
  };
  const ran = (args: readonly string[]): Promise<Ran> => commands.run({ args, folder: tree, env });
  return {
    at,
    change,
    addWords: (name, make) => {
      for (const language of languages)
        change(`locales/${language}/${name}.json`, (text) =>
          JSON.stringify(make(JSON.parse(text) as object, language)),
        );
    },
    run: async (...args) => {
      const { code, stdout, stderr } = await ran(args);
      expect({ code, said: code === 0 ? '' : stderr }).toEqual({ code: 0, said: '' });
      return stdout;
    },
    refusal: async (...args) => {
      const { code, stderr } = await ran(args);
      expect(code).not.toBe(0);
      return stderr.trim();
    },
    runUnchanged: (...args) => ownCommands.run({ args, folder: tree, env }),
    remove: () => {
      commands.stop();
      rmSync(tree, { recursive: true, force: true });
    },
  };
};
