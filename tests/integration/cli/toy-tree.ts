import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { languages, type WordLanguage } from '#tests/unit/words.ts';
import { installation } from './running.ts';

/** A copy of this tree that something is added to, as somebody who works on it would add it. */
export type ToyTree = {
  readonly at: (path: string) => string;
  /** Rewrites one file, which must become another. */
  readonly change: (path: string, change: (text: string) => string) => void;
  /** Adds to one file of the locales, in every language. */
  readonly addWords: (name: string, change: (words: object, language: WordLanguage) => object) => void;
  /** Runs a command of the copy in a process of its own, and answers what it printed. */
  readonly run: (...args: readonly string[]) => Promise<string>;
  readonly remove: () => void;
};

export const createToyTree = (): ToyTree => {
  const tree = mkdtempSync(join(tmpdir(), 'duizhao-toy-'));
  for (const part of ['api', 'cli', 'core', 'engine', 'locales', 'package.json'])
    cpSync(join(installation, part), join(tree, part), { recursive: true });
  symlinkSync(join(installation, 'node_modules'), join(tree, 'node_modules'));
  const at = (path: string): string => join(tree, path);
  const change: ToyTree['change'] = (path, make) => {
    const before = readFileSync(at(path), 'utf8');
    const after = make(before);
    expect(after).not.toBe(before);
    writeFileSync(at(path), after);
  };
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
      const env = {
        PATH: process.env['PATH'],
        HOME: tree,
        DUIZHAO_DATA: join(tree, 'data'),
        LANG: 'en_GB.UTF-8',
        // The sources are run as they are: every command after the first starts in half the time with what that one compiled.
        NODE_COMPILE_CACHE: join(tree, 'compiled'),
      };
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(tree, 'cli/duizhao.ts'), ...args],
        { cwd: tree, env },
      );
      return stdout;
    },
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
};
