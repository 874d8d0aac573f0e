import { interfaceLanguages } from '#api/preference-values.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { repairKinds } from '#core/model/index.ts';

const root = new URL('../../../../../', import.meta.url);
const folders = ['core/text/cleanup/', 'core/import/', 'core/formats/md/'].map(
  (folder) => new URL(folder, root),
);

const flatten = (tree: unknown, path = ''): [string, string][] =>
  typeof tree === 'object' && tree !== null
    ? Object.entries(tree).flatMap(([key, value]) => flatten(value, path === '' ? key : `${path}.${key}`))
    : [[path, String(tree)]];

const wordsIn = (language: string): ReadonlyMap<string, string> =>
  new Map(flatten(JSON.parse(readFileSync(new URL(`locales/${language}/cleanup.json`, root), 'utf8'))));

const reasonPattern =
  /'((?:gloss|byteShift|entity|tag|punctuation|space|lineBreak|invisible|script|mojibake|radical|escape|lost|repeat|page)\.[a-zA-Z0-9]+)'/g;

/** Every reason that the rules can give, read from their sources. */
const given = new Set(
  folders.flatMap((folder) =>
    readdirSync(folder).flatMap((file) =>
      Array.from(
        readFileSync(new URL(file, folder), 'utf8').matchAll(reasonPattern),
        ([, reason]) => reason ?? '',
      ),
    ),
  ),
);

const placeholders = (text: string): string[] =>
  Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name]) => name ?? '').sort();

describe.each(interfaceLanguages)('%s', (language) => {
  const words = wordsIn(language);
  const english = wordsIn('en');

  test('has a sentence for every reason, and none for others', () => {
    const written = [...words.keys()].filter((key) => key.startsWith('reasons.')).map((key) => key.slice(8));
    expect(written.sort()).toEqual([...given].sort());
  });

  test('has a title and a line of help for every kind', () => {
    for (const kind of repairKinds) {
      expect(words.get(`kinds.${kind}`)).toBeTruthy();
      expect(words.get(`kindsHelp.${kind}`)).toBeTruthy();
    }
  });

  test('names the same particulars as English', () => {
    const particulars = (all: ReadonlyMap<string, string>): [string, string[]][] =>
      [...all]
        .filter(([key]) => key.startsWith('reasons.'))
        .map(([key, text]): [string, string[]] => [key, placeholders(text)])
        .sort(([one], [other]) => one.localeCompare(other));
    expect(particulars(words)).toEqual(particulars(english));
  });
});
