import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { profileVersion } from '#api/index.ts';
import { layoutFacts } from '#core/layouts/layouts.ts';
import { startEngine } from '../engine/fixtures.ts';
import { answerOf, failureOf, textOf, workplace, type Workplace } from './running.ts';

const originals = ['老人在碼頭坐著。', '船開走了。'];

/** A project `p.duizhao` of two sentences; the first was translated and changed afterwards. */
const bookProject = async ({ at, run }: Workplace): Promise<void> => {
  writeFileSync(at('a.txt'), `${originals.join('')}\n`);
  expect((await run(['new', 'p', 'a.txt', '--no-clean-up'])).code).toBe(0);
  for (const text of ['The old man sat.', 'The old man was sitting on the pier.'])
    await run(['set', 'p.duizhao', '1', '--lang', 'en', '--text', text]);
  await run(['set', 'p.duizhao', '2', '--lang', 'en', '--text', 'The boat left.']);
};

/** The words of a page between its tags. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(style|head)[\s\S]*?<\/\1>/gu, ' ')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/\s+/gu, ' ');

const partsOf = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

test('a book is written as the ending says, with the columns in the order in which they are named', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  const to = async (file: string, layout: string) =>
    answerOf(
      await run([
        'export',
        'p.duizhao',
        '--layout',
        layout,
        '--to',
        file,
        '--columns',
        'en,source',
        '--json',
      ]),
    );
  expect(await to('x.html', 'alternating')).toMatchObject({ path: at('x.html'), name: 'x.html', rows: 2 });
  expect(wordsOf(textOf(at('x.html')))).toMatch(/sitting on the pier\. .*The boat left\..*老人在碼頭坐著。/u);
  await to('x.epub', 'side-by-side');
  const epub = partsOf(at('x.epub'));
  expect(epub['mimetype']).toBe('application/epub+zip');
  expect(wordsOf(Object.values(epub).join(' '))).toMatch(/The boat left\. .*船開走了。/u);
  // What is asked for as a format of documents is a book too, where no document is an e-book.
  answerOf(await run(['export', 'p.duizhao', '--as', 'epub', '--out', 'y.epub', '--json']));
  expect(partsOf(at('y.epub'))['mimetype']).toBe('application/epub+zip');
  await to('x.DOCX', 'facing');
  expect(partsOf(at('x.DOCX'))['word/document.xml']).toContain('The boat left.');
  await to('x.txt', 'cards');
  expect(textOf(at('x.txt'))).toContain('The boat left.\t船開走了。');
});

test('what a layout cannot be, what is no book and what goes with other exports is refused, and nothing written', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  const code = async (...args: readonly string[]) =>
    (failureOf(await run(['export', 'p.duizhao', ...args, '--json'])) as { code: string }).code;
  expect(await code('--layout', 'cards', '--to', 'x.epub')).toBe('export.no-output');
  expect(await code('--layout', 'facing', '--columns', 'en', '--to', 'x.epub')).toBe('export.few-columns');
  expect(await code('--to', 'x.odt')).toBe('usage');
  expect(await code('--to', 'x')).toBe('usage');
  expect(await code('--layout', 'none', '--to', 'x.html')).toBe('usage');
  expect(await code('--to', 'x.html', '--as', 'docx')).toBe('usage');
  expect(await code('--to', 'x.html', '--out', 'x.docx')).toBe('usage');
  expect(await code('--as', 'docx', '--out', 'x.docx', '--theme', 'study')).toBe('usage');
  for (const file of ['x', 'x.epub', 'x.odt', 'x.html', 'x.docx'])
    expect(existsSync(at(file)), file).toBe(false);
});

test('a profile as the export sheet saves it says what a book is like, and options go before it', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  const { client } = startEngine(at('other'));
  await client.project.open({ path: at('p.duizhao') });
  const settings = { layout: 'alternating', unit: 'sentence', back: ['changes'] } as const;
  const saved = await client.books.saveProfile({
    path: at('own.json'),
    profile: { duizhao: 'book-profile', version: 1, name: 'Own', columns: ['en', 'ja', 'source'], settings },
  });
  expect(saved.ok).toBe(true);
  await client.project.close({});
  const written = async (...more: readonly string[]): Promise<string> => {
    const ran = await run([
      'export',
      'p.duizhao',
      '--profile',
      'own.json',
      '--to',
      'x.html',
      ...more,
      '--json',
    ]);
    expect(answerOf(ran)).toMatchObject({ rows: 2 });
    return textOf(at('x.html'));
  };
  // A column that this project does not have is left out.
  const own = await written();
  expect(wordsOf(own)).toMatch(/on the pier\. 老人在碼頭坐著。 The boat left\. 船開走了。 List of changes/u);
  expect(wordsOf(await written('--columns', 'source,en', '--unit', 'paragraph'))).toMatch(
    /老人在碼頭坐著。 船開走了。 The old man was sitting on the pier\. The boat left\. List of changes/u,
  );
});

test('profiles that are damaged, newer, of no layout or not there are refused, and the book that was there stays', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  writeFileSync(at('x.html'), 'before');
  const profile = { duizhao: 'book-profile', version: profileVersion };
  const refused = async (text: string): Promise<unknown> => {
    writeFileSync(at('f.json'), text);
    return failureOf(await run(['export', 'p.duizhao', '--profile', 'f.json', '--to', 'x.html', '--json']));
  };
  for (const text of ['', '{"duizhao":', '[]', JSON.stringify({ ...profile, settings: { theme: 'loud' } })])
    expect(await refused(text)).toMatchObject({ code: 'export.bad-profile', params: { path: at('f.json') } });
  expect(await refused(JSON.stringify({ ...profile, version: profileVersion + 1, pages: {} }))).toMatchObject(
    {
      code: 'export.newer-profile',
      params: { version: profileVersion + 1, supported: profileVersion },
    },
  );
  expect(await refused(JSON.stringify({ ...profile, settings: { layout: 'spiral' } }))).toMatchObject({
    code: 'export.unknown-layout',
    params: { layout: 'spiral' },
  });
  const missing = await run(['export', 'p.duizhao', '--profile', 'none.json', '--to', 'x.html', '--json']);
  expect(failureOf(missing)).toMatchObject({ code: 'file.not-found' });
  expect(textOf(at('x.html'))).toBe('before');
});

test('the back of a book has notes, terms and names in the script of each column, and what people changed', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  writeFileSync(at('t.csv'), 'zh-Hans,en\n码头,pier|quay\n列车,train\n');
  await run(['terms', 'import', 'p.duizhao', 't.csv']);
  await run(['names', 'add', 'p.duizhao', '老人', '--as', 'the Old Man']);
  const note = ['annotate', 'p.duizhao', '1', '--column', 'en', '--quote', 'pier', '--body', 'A wooden one.'];
  await run([...note, '--visibility', 'export']);
  await run([...note.slice(0, -1), 'Only for me.', '--visibility', 'private']);
  const back = ['notes', 'glossary', 'changes'].flatMap((part) => ['--back', part]);
  const report = await run(['export', 'p.duizhao', '--to', 'x.html', ...back, '--json']);
  expect(answerOf(report)).toMatchObject({ notes: 1 });
  const words = wordsOf(textOf(at('x.html')));
  expect(words).toMatch(/Annotations .*A wooden one\..* Glossary .* List of changes/u);
  expect(words).not.toContain('Only for me.');
  const foot = await run(['export', 'p.duizhao', '--to', 'foot.docx', '--json']);
  expect(answerOf(foot)).toMatchObject({ notes: 1 });
  expect(partsOf(at('foot.docx'))['word/footnotes.xml']).toContain('A wooden one.');
  await run(['export', 'p.duizhao', '--to', 'end.docx', '--back', 'notes']);
  expect(partsOf(at('end.docx'))['word/endnotes.xml']).toContain('A wooden one.');
  // The termbase has these in the other script.
  expect(words).toMatch(/列車 列车 train .*碼頭 码头 pier/u);
  expect(words).toContain('老人 老人 the Old Man');
  expect(words).toMatch(/Row 1 · \S+ .*The old man sat\. The old man was sitting on the pier\./u);
  // What was undone was not changed.
  await run(['set', 'p.duizhao', '2', '--lang', 'en', '--text', 'The boat had left.']);
  await run(['undo', 'p.duizhao']);
  await run(['export', 'p.duizhao', '--to', 'y.html', '--back', 'changes']);
  expect(wordsOf(textOf(at('y.html')))).not.toContain('Row 2');
});

test('a glossary has what the shared termbases say of the words of the book, where no earlier one does', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  writeFileSync(at('own.csv'), 'zh-Hant,en\n碼頭,pier\n列車,train\n');
  writeFileSync(at('first.csv'), 'zh-Hant,en\n碼頭,wharf\n老人,old man\n人,person\n飛機,aeroplane\n');
  writeFileSync(at('second.csv'), 'zh-Hant,en\n老人,elder\n船,boat\n');
  writeFileSync(at('off.csv'), 'zh-Hant,en\n坐,sit\n');
  await run(['terms', 'import', 'p.duizhao', 'own.csv']);
  for (const name of ['first', 'second', 'off']) {
    const file = `${name}.duizhao-termbase`;
    await run(['terms', 'import', `${name}.csv`, '--termbase', file]);
    const off = name === 'off' ? ['--off'] : [];
    expect((await run(['terms', 'attach', 'p.duizhao', file, ...off])).code).toBe(0);
  }
  await run(['export', 'p.duizhao', '--to', 'x.html', '--columns', 'source,en', '--back', 'glossary']);
  const words =
    wordsOf(textOf(at('x.html')))
      .split('Glossary ')
      .at(-1) ?? '';
  expect(words).toMatch(/^(?=.*碼頭 pier )(?=.*列車 train )(?=.*老人 old man )(?=.*船 boat )/u);
  // Said by an earlier termbase, within a longer term, not in the book, and of a termbase that is switched off.
  expect(words).not.toMatch(/wharf|elder|person|aeroplane|sit /u);
});

test('cards are counted as they are written, and have the comments that are chosen', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  await run(['set', 'p.duizhao', '2', '--lang', 'en', '--text', '']);
  const note = ['--quote', 'pier', '--body', 'A wooden one.', '--visibility', 'export'];
  await run(['annotate', 'p.duizhao', '1', '--column', 'en', ...note]);
  const cards = [
    'export',
    'p.duizhao',
    '--layout',
    'cards',
    '--columns',
    'source,en',
    '--to',
    'x.txt',
    '--json',
  ];
  expect(answerOf(await run(cards))).toMatchObject({ rows: 1, notes: 1 });
  expect(textOf(at('x.txt'))).toMatch(
    /^#separator:tab\n#html:false\n#columns:[^\t\n]+\t[^\t\n]+\tAnnotations\n老人在碼頭坐著。\tThe old man was sitting on the pier\.\tA wooden one\.\n$/u,
  );
  const bare = [...cards, '--readings', 'pinyin', '--notes', 'none'];
  expect(answerOf(await run(bare))).toMatchObject({ rows: 1, notes: 0 });
  expect(
    textOf(at('x.txt'))
      .split('\n')
      .slice(2, 4)
      .map((line) => line.split('\t').length),
  ).toEqual([4, 4]);
  const table = cards.map((one) => (one === 'x.txt' ? 'x.CSV' : one));
  expect(answerOf(await run(table))).toMatchObject({ rows: 1, notes: 1 });
  expect(textOf(at('x.CSV'))).toMatch(
    /^\uFEFF[^,\r]+,[^,\r]+,Annotations\r\n老人在碼頭坐著。,The old man was sitting on the pier\.,A wooden one\.\r\n$/u,
  );
});

test('layouts are listed with what they can be written as', async () => {
  const { run } = workplace();
  expect(answerOf(await run(['layouts', '--json']))).toEqual(
    JSON.parse(JSON.stringify({ layouts: layoutFacts })),
  );
  expect((await run(['layouts'])).stdout).toContain('cards\ttxt, csv\tCards\n');
});
