import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** The file of the screen that an import names, or null: a package, a style, or another layer. */
const fileOf = (from: string, name: string): string | null => {
  const path = name.startsWith('#renderer/')
    ? join(root, name.slice(1))
    : name.startsWith('.')
      ? resolve(dirname(from), name)
      : null;
  return path !== null && /\.tsx?$/.test(path) && existsSync(path) ? path : null;
};

/** The files of the screen that are there before it is drawn, by what they import at once. */
const firstFiles = (): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    const code = readFileSync(file, 'utf8');
    found.set(file, code);
    for (const [, name] of code.matchAll(/^(?:import|export)\s(?!type\s)[^;]*?'([^']+)';/gm)) {
      const next = fileOf(file, name ?? '');
      if (next !== null) visit(next);
    }
  };
  visit(join(root, 'renderer/main.tsx'));
  return found;
};

/** Namespaces of words that code names: of `useTranslation`, and before the colon of a key. */
const namespacesOf = (code: string): readonly string[] => [
  ...[...code.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, names]) =>
    [...(names ?? '').matchAll(/'([\w-]+)'/g)].map(([, name]) => name ?? ''),
  ),
  ...[...code.matchAll(/['"`]([a-z][\w-]*):[a-zA-Z$]/g)].map(([, name]) => name ?? ''),
];

const isNamespace = (name: string): boolean => existsSync(join(root, 'locales/en', `${name}.json`));

/** Shown only once a file was looked at, which waits for the rest of the code and its words. */
const later = new Set(['formats', 'history']);

test('words that the first code names come with it', () => {
  const list = /\{([\w,-]+)\}\.json/.exec(readFileSync(join(root, 'renderer/i18n.ts'), 'utf8'))?.[1];
  const first = new Set(list?.split(','));
  const files = firstFiles();
  expect(files.size).toBeGreaterThan(50);
  expect([...files.keys()].some((file) => file.endsWith('more-words.ts'))).toBe(false);
  const missing = [...files].flatMap(([file, code]) =>
    namespacesOf(code)
      .filter((name) => isNamespace(name) && !first.has(name) && !later.has(name))
      .map((name) => `${file.slice(root.length + 1)}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the rest of the words leaves out what came first, and nothing else', () => {
  const first = /\{([\w,-]+)\}\.json/.exec(readFileSync(join(root, 'renderer/i18n.ts'), 'utf8'))?.[1];
  const rest = /!\.\.\/locales\/\*\/\{([\w,-]+)\}/.exec(
    readFileSync(join(root, 'renderer/more-words.ts'), 'utf8'),
  )?.[1];
  // Words of the command line and of the desktop's own process are no words of the screen.
  expect(new Set(rest?.split(','))).toEqual(new Set([...(first?.split(',') ?? []), 'cli', 'shell']));
  const group = /\(\?:([\w|-]+)\)\\\.json/.exec(
    readFileSync(join(root, 'renderer/vite.config.ts'), 'utf8'),
  )?.[1];
  expect(new Set(group?.split('|'))).toEqual(new Set(first?.split(',')));
});
