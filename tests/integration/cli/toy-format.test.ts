import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installation } from './running.ts';
import { createToyTree, type ToyTree } from './toy-tree.ts';

/*
 * What a new format takes: a copy of this tree gets one folder, one line in the registry and its words, and nothing else. All
 * commands are run there, workers and all, so that what still lists formats by itself would show.
 */

const toy = join(installation, 'tests/toy-format');
let copy: ToyTree;
let tree = '';

beforeAll(() => {
  copy = createToyTree();
  tree = copy.at('.');
  cpSync(join(toy, 'song'), copy.at('core/formats/song'), { recursive: true });
  copy.change('core/formats/index.ts', (text) =>
    text
      .replace('import { md }', "import { song } from './song/index.ts';\nimport { md }")
      .replace('  md,\n', '  song,\n  md,\n'),
  );
  cpSync(join(toy, 'exchange'), copy.at('core/formats/exchange'), { recursive: true });
  copy.change('core/formats/index.ts', (text) =>
    text
      .replace('import { md }', "import { exchange } from './exchange/index.ts';\nimport { md }")
      .replace('  md,\n', '  exchange,\n  md,\n'),
  );
  type ToyWords = Record<'song' | 'exchange', Record<string, unknown>>;
  const words = JSON.parse(readFileSync(join(toy, 'words.json'), 'utf8')) as ToyWords;
  copy.addWords('formats', (known, language) => ({
    ...known,
    song: words.song[language],
    exchange: words.exchange[language],
  }));
});

afterAll(() => copy.remove());

const run = (...args: readonly string[]): Promise<string> => copy.run(...args);

const refusal = (...args: readonly string[]): Promise<string> => copy.refusal(...args);

const song =
  '[ti:渡口]\r\n[00:01.00]天亮了,船開了。\r\n\r\n[00:05.50][01:05.50]老人站在岸邊\r\n[00:09.00]\r\n[00:12.25]車子慢慢開走\r\n';

test('a format is one folder, one line and its words: everything else follows', async () => {
  writeFileSync(join(tree, 'ballad.song'), song);
  writeFileSync(join(tree, 'other.txt'), '不是歌詞。\n');

  // told
  const helpOf = async (command: string) => (await run(command, '--help')).replaceAll(/\s+/g, ' ');
  expect(await helpOf('export')).toMatch(/one of [^)]*\bsong, exchange, md\b/);
  expect(await run('formats')).toMatch(/^song\t.*\nexchange\t.*\nmd\t/m);

  // read, without a project
  const read = JSON.parse(await run('segment', 'ballad.song', '--json')) as object;
  expect(read).toMatchObject({ format: 'song', encoding: 'utf-8', language: 'zh-Hant' });
  expect(await run('convert', 'ballad.song', '--to', 'zh-Hans')).toContain('[00:12.25]车子慢慢开走');

  // imported, edited, and put back into its own file
  await run('new', 'work.duizhao', 'ballad.song');
  const project = JSON.parse(await run('info', 'work.duizhao', '--json')) as { documents: unknown };
  expect(JSON.stringify(project)).toContain('"format":"song"');
  await run('set', 'work.duizhao', '1', '--lang', 'en', '--text', 'Day broke, the boat left.');
  await run('export', 'work.duizhao', '--format', 'song', '--columns', 'zh-Hans', '--out', 'hans.song');
  expect(readFileSync(join(tree, 'hans.song'), 'utf8')).toBe(
    song
      .replace('天亮了,船開了', '天亮了,船开了')
      .replace('岸邊', '岸边')
      .replace('車子慢慢開走', '车子慢慢开走'),
  );
  await run('export', 'work.duizhao', '--format', 'song', '--columns', 'en', '--out', 'en.song');
  expect(readFileSync(join(tree, 'en.song'), 'utf8')).toBe(
    '[ti:渡口]\r\n[00:01.00]Day broke, the boat left.\r\n\r\n[00:09.00]\r\n',
  );

  // written anew where it was none
  await run('new', 'mixed.duizhao', 'other.txt', 'ballad.song');
  await run('export', 'mixed.duizhao', '--format', 'song', '--columns', 'source', '--out', 'mixed.song');
  expect(readFileSync(join(tree, 'mixed.song'), 'utf8')).toContain('不是歌詞。\n');

  // brought up to a newer file of it
  writeFileSync(join(tree, 'ballad.song'), song.replace('老人', '老婦人'));
  expect(await run('update', 'work.duizhao', 'ballad.song')).toMatch(/1 /);

  // whole
  await run('check', 'work.duizhao');
});

const pairs = [
  '#exchange zh-Hant en-GB',
  '# Nobody reads this line.',
  '[ greeting',
  '@ g1 translated',
  '= 請{b}登入{/b}，{%s}。再按{1>}這裡。',
  '> Please {b}sign in{/b}, {%s}. Then click {1>}here.',
  '! Ann 2026-01-02T03:04:05.000Z: Too formal?',
  '@ g2 rejected',
  '= 再見{<1}。',
  '> Goodbye{<1}.',
  '% vendor property',
  '[ more',
  '@ m1 final locked',
  '= 歡迎',
  '> Welcome',
  '~ fr Bienvenue',
  '@ m2 new',
  '= 謝謝{%d}',
  '@ m3 draft stale',
  '= 好',
  '> Good',
  '',
].join('\r\n');

type ToldRow = {
  readonly opensBlock: boolean;
  readonly cells: Readonly<
    Record<string, { text: string; state: string; locked: boolean; origin: string; stale: boolean }>
  >;
};

const rowsIn = async (project: string): Promise<readonly ToldRow[]> =>
  (JSON.parse(await run('rows', project, '--json')) as { rows: readonly ToldRow[] }).rows;

const exported = async (project: string): Promise<string> => {
  await run('export', project, '--format', 'exchange', '--columns', 'en', '--out', 'out.pair');
  return readFileSync(join(tree, 'out.pair'), 'utf8');
};

test('a bilingual file brings segments, translations, states, locks and comments, and takes them back where they stood', async () => {
  writeFileSync(join(tree, 'ui.pair'), pairs);
  const told = JSON.parse(await run('new', 'ui.duizhao', 'ui.pair', '--json')) as {
    documents: readonly { findings: unknown }[];
  };
  expect(told.documents[0]?.findings).toEqual([
    { code: 'left-out', line: 0, detail: 'properties', count: 1 },
    { code: 'no-column', line: 0, detail: 'fr', count: 1 },
  ]);

  // cut as the file cuts it, though the first has two sentences
  const rows = await rowsIn('ui.duizhao');
  expect(rows.map(({ opensBlock, cells }) => [opensBlock, cells['source']?.text])).toEqual([
    [true, '請登入，。再按這裡。'],
    [false, '再見。'],
    [true, '歡迎'],
    [false, '謝謝'],
    [false, '好'],
  ]);

  // each cell its own
  const facts = (column: string) =>
    rows.map(({ cells }) => {
      const { text, state, locked, origin, stale } = cells[column] ?? {};
      return [text, state, locked, origin, stale];
    });
  expect(facts('en')).toEqual([
    ['Please sign in, . Then click here.', 'translated', false, 'imported', false],
    ['Goodbye.', 'draft', false, 'imported', false],
    ['Welcome', 'approved', true, 'imported', false],
    ['', 'empty', false, 'typed', false],
    ['Good', 'draft', false, 'imported', true],
  ]);
  expect(facts('zh-Hans')[2]).toEqual(['欢迎', 'draft', false, 'converted', false]);
  expect(rows.map(({ cells }) => cells['source']?.locked)).toEqual([false, false, true, false, false]);

  // the comment is an annotation of its author, on the original
  const { annotations } = JSON.parse(await run('annotations', 'ui.duizhao', '--json')) as {
    annotations: readonly object[];
  };
  expect(annotations).toMatchObject([
    { side: 'source', row: 1, annotation: { body: 'Too formal?', author: 'Ann', kind: 'comment' } },
  ]);

  // nothing changed: the same bytes, words that mean the same here included
  expect(await exported('ui.duizhao')).toBe(pairs);

  // a new translation and a changed one, and nothing else
  await run('set', 'ui.duizhao', '4', '--lang', 'en', '--text', 'Thanks');
  await run('set', 'ui.duizhao', '2', '--lang', 'en', '--text', 'Bye.');
  expect(await exported('ui.duizhao')).toBe(
    pairs
      .replace('@ m2 new\r\n= 謝謝{%d}', '@ m2 draft\r\n= 謝謝{%d}\r\n> Thanks')
      .replace('@ g2 rejected', '@ g2 draft')
      .replace('> Goodbye{<1}.', '> Bye.'),
  );

  // a code that is missing is found
  expect(await run('qa', 'ui.duizhao')).toContain('%d');
});

test('options of a format are asked by its file, kept with it, and told again when it is filled', async () => {
  writeFileSync(join(tree, 'chosen.pair'), pairs);
  writeFileSync(join(tree, 'beside.txt'), '早安。\n');
  expect((await run('new', '--help')).replaceAll(/\s+/g, ' ')).toContain(
    'exchange:states=keep|reset; exchange:comments=true|false',
  );
  const chosen = ['--option', 'states=reset', '--option', 'comments=false'];
  await run('new', 'chosen.duizhao', 'beside.txt');
  const added = JSON.parse(await run('add', 'chosen.duizhao', 'chosen.pair', ...chosen, '--json')) as object;
  expect(added).toMatchObject({ failed: [], project: { rows: 6 } });
  const stateOf = async () => (await rowsIn('chosen.duizhao')).map(({ cells }) => cells['en']?.state);
  expect(await stateOf()).toEqual(['empty', 'draft', 'draft', 'draft', 'empty', 'draft']);
  expect(JSON.parse(await run('annotations', 'chosen.duizhao', '--json'))).toMatchObject({ annotations: [] });
  await run('undo', 'chosen.duizhao');
  expect(await rowsIn('chosen.duizhao')).toHaveLength(1);

  // a row that did not change has its word again only where the file is read as it was before
  await run('new', 'drafts.duizhao', 'chosen.pair', ...chosen);
  expect(await exported('drafts.duizhao')).toBe(pairs);
  writeFileSync(join(tree, 'chosen.pair'), pairs.replace('= 好', '= 很好'));
  await run('update', 'drafts.duizhao', 'chosen.pair');
  expect(await exported('drafts.duizhao')).toBe(pairs.replace('= 好', '= 很好'));
});

test('an option that does not exist is refused in one line, and nothing is made', async () => {
  writeFileSync(join(tree, 'bad.pair'), pairs);
  expect(await refusal('new', 'bad.duizhao', 'bad.pair', '--option', 'nothing=1')).toMatch(
    /^[^\n]*nothing=1[^\n]*$/,
  );
  expect(await refusal('new', 'bad.duizhao', 'bad.pair', '--option', 'states=lost')).toMatch(
    /^[^\n]*“states” with the value “lost”[^\n]*keep, reset[^\n]*$/,
  );
  expect(await refusal('info', 'bad.duizhao')).toContain('There is no file');
});

test('documents go back into their own formats, each into a file of its own, and what stands against it is told before', async () => {
  writeFileSync(join(tree, 'a.pair'), pairs.replace('# Nobody reads this line.', '# font PMingLiU'));
  writeFileSync(join(tree, 'b.song'), song);
  await run('new', 'several.duizhao', 'a.pair', 'b.song');
  await run(
    'set',
    'several.duizhao',
    '5',
    '--lang',
    'en',
    '--text',
    'Good, and much longer than forty characters are.',
  );
  await run('set', 'several.duizhao', '6', '--lang', 'en', '--text', 'Day broke.');

  // what is found before: codes, what the format minds, what is not translated
  const check = ['export', 'several.duizhao', '--as', 'same', '--document', '1', '--check'];
  const lines = (await run(...check)).split('\n');
  expect(lines[0]).toBe('1 segment without a translation');
  expect(lines).toContain('5\tEnglish\tWarning\tLonger than 40 characters');
  expect(lines.find((line) => line.startsWith('4\t'))).toBeUndefined();
  expect(lines).toContain('1 font replaced');
  const told = JSON.parse(await run(...check, '--json')) as object;
  expect(told).toMatchObject({
    untranslated: { count: 1, rows: [{ row: 4 }] },
    count: 1,
    adapted: [{ code: 'exchange.font', count: 1 }],
    failure: null,
  });

  // several at once; the segments of a bilingual file stay without a translation, the lines of the other have their original
  const written = JSON.parse(
    await run(
      'export',
      'several.duizhao',
      '--as',
      'same',
      '--out',
      './out/',
      '--name',
      '{name}-{language}',
      '--json',
    ),
  ) as { files: readonly { name: string }[]; failed: unknown };
  expect(written.files.map(({ name }) => name)).toEqual(['a-en.pair', 'b-en.song']);
  expect(written.failed).toEqual([]);
  expect(readFileSync(join(tree, 'out/a-en.pair'), 'utf8')).toBe(
    pairs
      .replace('# Nobody reads this line.', '# font Georgia')
      .replace('> Good\r\n', '> Good, and much longer than forty characters are.\r\n')
      .replace('draft stale', 'draft stale'),
  );
  expect(readFileSync(join(tree, 'out/b-en.song'), 'utf8')).toBe(
    song.replace('天亮了,船開了。', 'Day broke.'),
  );

  // never over another file; as it was where nothing is to be adapted; empty, or not at all
  const one = ['export', 'several.duizhao', '--as', 'same', '--document'];
  await run(...one, '1', '--out', 'out', '--name', '{name}-{language}', '--no-adapt');
  expect(readFileSync(join(tree, 'out/a-en 2.pair'), 'utf8')).toContain('# font PMingLiU');
  await run(...one, '2', '--untranslated', 'empty', '--out', 'empty.song');
  expect(readFileSync(join(tree, 'empty.song'), 'utf8')).not.toContain('岸邊');
  expect(await refusal(...one, '2', '--untranslated', 'refuse', '--out', 'no.song')).toBe(
    'b.song has 2 segments without a translation (rows 7, 8). Nothing was written.',
  );
  expect(existsSync(join(tree, 'no.song'))).toBe(false);
  expect(await refusal('export', 'several.duizhao', '--as', 'same', '--out', 'no.song')).toContain(
    '--document',
  );
  expect(await refusal(...one, '1', '--out', 'out', '--name', '{nothing}')).toContain(
    '{name} {language} {project} {date}',
  );

  // a table of the columns, also of what could go back into its own file
  await run('export', 'several.duizhao', '--as', 'bilingual', '--out', 'table.docx');
  expect(readFileSync(join(tree, 'table.docx')).subarray(0, 2).toString()).toBe('PK');

  // what formats there are
  expect((await run('formats')).split('\n').find((line) => line.startsWith('exchange\t'))).toBe(
    'exchange\t.pair\tPairs\tread, written, written back into its own file, bilingual\tstates=keep|reset comments=true|false',
  );
});

test('a newer bilingual file is filled by its own references', async () => {
  writeFileSync(join(tree, 'old.pair'), pairs);
  await run('new', 'newer.duizhao', 'old.pair');
  const newer = pairs
    .replace('[ greeting\r\n', '[ first\r\n@ a0 new\r\n= 你好\r\n[ greeting\r\n')
    .replaceAll(/@ ([gm])(\d)/g, '@ $1_$2')
    .replace('= 好', '= 很好');
  writeFileSync(join(tree, 'newer.pair'), newer);
  await run('update', 'newer.duizhao', 'newer.pair', '--document', '1');
  await run('set', 'newer.duizhao', '1', '--lang', 'en', '--text', 'Hello');
  expect(await exported('newer.duizhao')).toBe(
    newer.replace('@ a0 new\r\n= 你好', '@ a0 draft\r\n= 你好\r\n> Hello'),
  );
});

test('a project with a format that is not known opens, and says so where its file would be written', async () => {
  writeFileSync(join(tree, 'ballad.song'), song);
  await run('new', 'strange.duizhao', 'ballad.song');
  const { stdout } = await copy.runUnchanged('info', 'strange.duizhao', '--json');
  expect(stdout).toContain('"song"');
  const written = ['--format', 'txt', '--columns', 'source', '--out', 'a.txt'];
  const exported = await copy.runUnchanged('export', 'strange.duizhao', ...written);
  expect(exported.code).toBe(0);
  expect(exported.stderr).toMatch(/ballad\.song.*\(song\)/);
  expect(readFileSync(join(tree, 'a.txt'), 'utf8')).toContain('老人站在岸邊');
});
