import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lackOfProgram } from '#tests/needs.ts';
import { fillGolden, goldenFiles, readGolden, rowsOfGolden } from '#tests/unit/core/formats/golden-files.ts';
import { answerOf, workplace, type Workplace } from '../cli/running.ts';

/* Files of texts, from the command line and back: what is given to translators, and what their programs take again. */

const noMsgfmt = lackOfProgram('msgfmt', 'what checks PO files with msgfmt');

/** What msgfmt says against a file; '' when it takes it. Warnings about the header are none. */
const faultsIn = (path: string): string => {
  const { status, stderr } = spawnSync('msgfmt', ['-c', '-o', '/dev/null', path], { encoding: 'utf8' });
  return status === 0 ? '' : stderr;
};

const put = ({ at }: Workplace, name: string, text: string): void => writeFileSync(at(name), text);
const textAt = ({ at }: Workplace, name: string): string => readFileSync(at(name), 'utf8');

const header = [
  'msgid ""',
  'msgstr ""',
  '"Language: en\\n"',
  '"MIME-Version: 1.0\\n"',
  '"Content-Type: text/plain; charset=UTF-8\\n"',
  '"Content-Transfer-Encoding: 8bit\\n"',
  '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"',
  '',
].join('\r\n');

const catalogue = [
  header,
  '#. On the first page',
  '#, c-format',
  'msgid "你好，%s。請登入。\\n"',
  'msgstr "Hello, %s. Please sign in.\\n"',
  '',
  '#, fuzzy',
  '#| msgid "打開"',
  'msgctxt "menu"',
  'msgid "打開檔案"',
  'msgstr "Open"',
  '',
  '#, c-format',
  'msgid "一個檔案"',
  'msgid_plural "%d 個檔案"',
  'msgstr[0] "One file"',
  'msgstr[1] ""',
  '',
  '#~ msgid "舊的"',
  '#~ msgstr "Old"',
  '',
].join('\r\n');

type ToldRow = {
  readonly cells: Readonly<Record<string, { text: string; state: string; stale: boolean }>>;
};

const rowsIn = async ({ run }: Workplace, project: string): Promise<readonly ToldRow[]> =>
  (answerOf(await run(['rows', project, '--json'])) as { rows: readonly ToldRow[] }).rows;

test('a PO file comes with its translations and states, and goes back with what was changed', async () => {
  const place = workplace();
  put(place, 'ui.po', catalogue);
  const told = answerOf(await place.run(['new', 'ui.duizhao', 'ui.po', '--json'])) as {
    documents: readonly { findings: unknown }[];
  };
  expect(told.documents[0]?.findings).toEqual([{ code: 'left-out', line: 0, detail: '#~', count: 1 }]);
  const rows = await rowsIn(place, 'ui.duizhao');
  expect(rows.map(({ cells: { source, en } }) => [source?.text, en?.text, en?.state, en?.stale])).toEqual([
    ['你好，。請登入。', 'Hello, . Please sign in.', 'translated', false],
    ['打開檔案', 'Open', 'draft', true],
    ['一個檔案', 'One file', 'translated', false],
    [' 個檔案', '', 'empty', false],
  ]);

  const written = async (name: string): Promise<string> => {
    answerOf(
      await place.run(['export', 'ui.duizhao', '--as', 'same', '--columns', 'en', '--out', name, '--json']),
    );
    return textAt(place, name);
  };
  expect(await written('same.po')).toBe(catalogue);

  await place.run(['set', 'ui.duizhao', '2', '--lang', 'en', '--text', 'Open the "file"']);
  // A directive that is typed is one in the file.
  await place.run(['set', 'ui.duizhao', '4', '--lang', 'en', '--text', '%d files']);
  expect(await written('changed.po')).toBe(
    catalogue
      .replace('#, fuzzy\r\n#| msgid "打開"\r\n', '')
      .replace('msgstr "Open"', 'msgstr "Open the \\"file\\""')
      .replace('msgstr[1] ""', 'msgstr[1] "%d files"'),
  );
  expect(noMsgfmt === null ? faultsIn(place.at('changed.po')) : '').toBe('');
});

test('a JSON file is filled with the column asked for, and all else stays', async () => {
  const place = workplace();
  const texts =
    '{\r\n\t"title": "檔案館 {{name}}", // first\r\n\t"n": 1,\r\n\t"menu": { "a.b": "打開" }\r\n}\r\n';
  put(place, 'zh.json', texts);
  answerOf(await place.run(['new', 'app.duizhao', 'zh.json', '--json']));
  const rows = await rowsIn(place, 'app.duizhao');
  expect(rows.map(({ cells }) => cells['source']?.text)).toEqual(['檔案館 ', '打開']);
  await place.run(['set', 'app.duizhao', '2', '--lang', 'en', '--text', 'Open "it"']);
  const out = async (column: string): Promise<string> => {
    const name = `${column}.json`;
    answerOf(
      await place.run([
        'export',
        'app.duizhao',
        '--as',
        'same',
        '--columns',
        column,
        '--out',
        name,
        '--json',
      ]),
    );
    return textAt(place, name);
  };
  expect(await out('zh-Hans')).toBe(texts.replace('檔案館', '档案馆').replace('打開', '打开'));
  expect(await out('en')).toContain('"menu": { "a.b": "Open \\"it\\"" }\r\n}\r\n');
});

test('a table of two languages gets a translation where there is one, and an empty cell stays empty', async () => {
  const place = workplace();
  put(place, 'texts.csv', 'key,zh-Hant,en\na,檔案,\nb,打開,Open\nc,"=題,目",\n');
  answerOf(await place.run(['new', 'table.duizhao', 'texts.csv', '--json']));
  const rows = await rowsIn(place, 'table.duizhao');
  expect(rows.map(({ cells: { source, en } }) => [source?.text, en?.text])).toEqual([
    ['檔案', ''],
    ['打開', 'Open'],
    ['=題,目', ''],
  ]);
  await place.run(['set', 'table.duizhao', '3', '--lang', 'en', '--text', '-x, "y"']);
  answerOf(
    await place.run([
      'export',
      'table.duizhao',
      '--as',
      'same',
      '--columns',
      'en',
      '--out',
      'o.csv',
      '--json',
    ]),
  );
  expect(textAt(place, 'o.csv')).toBe('key,zh-Hant,en\na,檔案,\nb,打開,Open\nc,"=題,目","\'-x, ""y"""\n');
});

test('keys are chosen when a file is imported, and stay chosen when it is filled', async () => {
  const place = workplace();
  put(place, 'texts.yml', 'title: 標題\nslug: 不譯\nbody: 內文\n');
  answerOf(await place.run(['new', 'keys.duizhao', 'texts.yml', '--option', 'keys=!slug', '--json']));
  const rows = await rowsIn(place, 'keys.duizhao');
  expect(rows.map(({ cells }) => cells['source']?.text)).toEqual(['標題', '內文']);
  answerOf(
    await place.run([
      'export',
      'keys.duizhao',
      '--as',
      'same',
      '--columns',
      'zh-Hans',
      '--out',
      'o.yml',
      '--json',
    ]),
  );
  expect(textAt(place, 'o.yml')).toBe('title: 标题\nslug: 不譯\nbody: 内文\n');
});

test('msgfmt takes every PO file that is written, as it took the original', async ({ skip }) => {
  if (noMsgfmt !== null) skip(noMsgfmt);
  const { at } = workplace();
  const refused: string[] = [];
  for (const file of goldenFiles().filter(({ format }) => format === 'po')) {
    const bytes = readFileSync(file.path);
    const golden = rowsOfGolden(await readGolden(file, bytes), file.settings);
    const { side } = golden.column;
    const rows = golden.rows.map((row) => {
      const source = row.texts.source ?? { text: '', tags: [] };
      const rich = { ...source, text: source.text.replaceAll(/\p{L}/gu, '譯') };
      return { ...row, texts: { ...row.texts, [side]: rich } };
    });
    const filled = await fillGolden(file, bytes, { ...golden, rows });
    const name = at(basename(file.path));
    writeFileSync(name, filled ?? '');
    const before = faultsIn(file.path);
    if (before === '' && faultsIn(name) !== '') refused.push(`${file.name}: ${faultsIn(name)}`);
  }
  expect(refused).toEqual([]);
});

test('catalogues of other programs come back byte for byte', async ({ skip }) => {
  const paths = ['/usr/lib/libreoffice/share/basic', '/usr/share'].flatMap((folder) =>
    existsSync(folder) ? globSync('**/*.po', { cwd: folder }).map((path) => join(folder, path)) : [],
  );
  if (paths.length === 0) skip('no PO files of other programs on this machine');
  onTestFinished(() => console.log(`PO files of other programs: ${paths.length}`));
  const changed: string[] = [];
  for (const path of paths.slice(0, 20)) {
    const file = { format: 'po', name: basename(path), path, rows: '', settings: {} };
    const bytes = readFileSync(path);
    const read = await readGolden(file, bytes);
    const isTranslated = read.blocks.some(({ segments = [] }) =>
      segments.some(({ translations = [] }) => translations.length > 0),
    );
    const filled = await fillGolden(file, bytes, rowsOfGolden(read, {}));
    if (isTranslated && !Buffer.from(filled ?? []).equals(bytes)) changed.push(path);
  }
  expect(changed).toEqual([]);
});
