import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { optionOption } from '#cli/import-choices.ts';
import { wordsIn } from '#cli/words.ts';
import { workbook } from '../engine/small-documents.ts';
import { answerOf, failureOf, workplace, type Workplace } from './running.ts';

const golden = join(import.meta.dirname, '../../unit/core/formats/golden');

type Office = {
  readonly file: string;
  readonly write: (path: string) => void;
  /** What is chosen, and which originals come then; `all` come without a choice. */
  readonly options: readonly string[];
  /** A value that an option does not have. */
  readonly wrong: string;
  readonly originals: readonly string[];
  readonly all: readonly string[];
  /** The part that holds the first of them. */
  readonly part: string;
};

const copied =
  (name: string) =>
  (path: string): void =>
    copyFileSync(join(golden, name), path);

const documents: Readonly<Record<string, Office>> = {
  xlsx: {
    file: 'sheets.xlsx',
    write: (path) => writeFileSync(path, workbook({ 年表: ['年份', '大事'], 附錄: ['人名'] })),
    options: ['sheets=附錄'],
    wrong: 'hidden=perhaps',
    originals: ['人名'],
    all: ['年份', '大事', '人名'],
    part: 'xl/worksheets/sheet2.xml',
  },
  pptx: {
    file: 'notes.pptx',
    write: copied('pptx/notes.pptx'),
    options: ['notes=false'],
    wrong: 'notes=perhaps',
    originals: ['講題'],
    all: ['講題', '講者的話。'],
    part: 'ppt/slides/slide1.xml',
  },
  odt: {
    file: 'headers.odt',
    write: copied('odt/headers.odt'),
    options: ['headers=false'],
    wrong: 'headers=perhaps',
    originals: ['正文'],
    all: ['正文', '頁首', '頁尾'],
    part: 'content.xml',
  },
};

const originalsIn = async ({ run }: Workplace, project: string): Promise<readonly (string | undefined)[]> => {
  const { rows } = answerOf(await run(['rows', project, '--json'])) as {
    rows: readonly { cells: Readonly<Record<string, { text: string }>> }[];
  };
  return rows.map(({ cells }) => cells['source']?.text);
};

const partsOf = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

test.each(Object.entries(documents))(
  'a document of %s: read with its options, translated, and written back into its own file',
  async (format, { file, write, options, wrong, originals, all, part }) => {
    const place = workplace();
    const { at, run } = place;
    write(at(file));
    const bytes = readFileSync(at(file));
    expect((await run(['new', 'all.duizhao', file])).stderr).toBe('');
    expect(await originalsIn(place, 'all.duizhao')).toEqual(all);
    const chosen = options.flatMap((option) => ['--option', option]);
    expect((await run(['new', 'p.duizhao', file, ...chosen])).code).toBe(0);
    expect(await originalsIn(place, 'p.duizhao')).toEqual(originals);
    // the same with the format before each, beside a choice that is of files of another
    const named = chosen.map((one) => (one === '--option' ? one : `${format}:${one}`));
    const others = ['--option', `${format === 'ods' ? 'odp' : 'ods'}:comments=true`];
    expect((await run(['new', 'q.duizhao', file, ...others, ...named])).code).toBe(0);
    expect(await originalsIn(place, 'q.duizhao')).toEqual(originals);

    // untranslated it is the file, to the byte
    const out = (name: string, ...more: readonly string[]) =>
      run(['export', 'p.duizhao', '--as', 'same', '--document', '1', '--out', name, ...more]);
    expect(await out(`same-${file}`, '--no-adapt')).toMatchObject({ code: 0 });
    expect(readFileSync(at(`same-${file}`)).equals(bytes)).toBe(true);

    const set = ['set', 'p.duizhao', '1', '--lang', 'en', '--text', 'Some words'];
    expect((await run(set)).stderr).toBe('');
    expect(await out(`en-${file}`, '--no-adapt')).toMatchObject({ code: 0, stderr: '' });
    const [before, after] = [partsOf(at(file)), partsOf(at(`en-${file}`))];
    const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
    expect(changed).toEqual([part]);
    expect(after[part]).toBe(before[part]?.replace(originals[0] ?? '', 'Some words'));

    const refused = failureOf(await run(['add', 'p.duizhao', file, '--option', wrong, '--json']));
    expect(refused).toMatchObject({ code: 'document.bad-option' });
    const formats = answerOf(await run(['formats', '--json'])) as readonly {
      id: string;
      options?: readonly { id: string }[];
    }[];
    const ids = formats.find(({ id }) => id === format)?.options?.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(options.map((option) => option.split('=')[0])));
  },
);

test('what can be chosen is taken as it is printed, with the format before it and without', async () => {
  const { run } = workplace();
  const lines = (await run(['formats'])).stdout.trimEnd().split('\n');
  const printed = lines.flatMap((line) => {
    const [format = '', , , , options = ''] = line.split('\t');
    return options.split(' ').flatMap((option) => (option === '' ? [] : [[format, option] as const]));
  });
  expect(printed.length).toBeGreaterThan(40);
  const { parseArg } = optionOption(await wordsIn('en'));
  for (const [format, option] of printed) {
    const [id = '', values = ''] = option.split('=');
    const value = values.split('|')[0] ?? '';
    expect(parseArg?.(`${id}=${value}`, undefined)).toEqual({ [id]: value });
    for (const typed of [`${format}:${id}=${value}`, `${format}: ${id}=${value}`])
      expect(parseArg?.(typed, undefined)).toEqual({ [`${format}:${id}`]: value });
  }
  const help = (await run(['new', '--help'])).stdout.replaceAll(/\s+/g, ' ');
  for (const [format, option] of printed) expect(help).toContain(`${format}:${option}`);
  for (const wrong of ['docx:source=1', 'nothing:source=1', 'csv:nothing=1', 'csv:=1', 'csv:source'])
    expect((await run(['new', 'p', 'a.csv', '--option', wrong])).code, wrong).toBe(2);
});

test('a table without a column for a translation is not written as if it held it', async () => {
  const { at, run } = workplace();
  writeFileSync(at('a.csv'), 'zh-TW,en\n渡船,ferry\n');
  await run(['new', 'p', 'a.csv']);
  const written = (column: string) =>
    run(['export', 'p.duizhao', '--as', 'same', '--columns', column, '--out', 'b.csv']);
  const refused = await written('zh-Hans');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('a.csv: The table has no column for the language of this translation.');
  expect(existsSync(at('b.csv'))).toBe(false);
  expect((await written('en')).code).toBe(0);
  expect(readFileSync(at('b.csv'), 'utf8')).toBe('zh-TW,en\n渡船,ferry\n');
});
