import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { expect, test } from 'vitest';
import { answerOf, failureOf, workplace, type Workplace } from './running.ts';

const originals = ['老人在碼頭坐著。', '船開走了。', '天黑了。'];
const english = ['The old man sat on the pier.', 'The boat left.', 'Night fell.'];

const bookProject = async ({ at, run }: Workplace, name = 'p'): Promise<void> => {
  writeFileSync(at('a.txt'), `${originals.join('')}\n`);
  expect((await run(['new', name, 'a.txt', '--no-clean-up'])).code).toBe(0);
  for (const [n, text] of english.entries())
    await run(['set', `${name}.duizhao`, String(n + 1), '--lang', 'en', '--text', text]);
};

const exported = async ({ run }: Workplace, file: string, columns = 'source,zh-Hans,en'): Promise<void> => {
  const done = await run([
    'export',
    'p.duizhao',
    '--layout',
    'side-by-side',
    '--to',
    file,
    '--columns',
    columns,
  ]);
  expect(done.code, done.stderr).toBe(0);
};

/** Changes words of a package as an editor would, whatever part they are in. */
const editBook = (path: string, edits: Readonly<Record<string, string>>): void => {
  const parts = unzipSync(readFileSync(path));
  const changed = Object.entries(parts).map(([name, bytes]): [string, Zippable[string]] => {
    let text = strFromU8(bytes);
    for (const [from, to] of Object.entries(edits)) text = text.replaceAll(from, to);
    return [name, name === 'mimetype' ? [bytes, { level: 0 }] : strToU8(text)];
  });
  writeFileSync(path, zipSync(Object.fromEntries(changed)));
};

const readBack = async ({ run }: Workplace, file: string) =>
  answerOf(await run(['review', 'read-book', 'p.duizhao', file, '--json']));

const itemsIn = async ({ run }: Workplace) => (await run(['review', 'items', 'p.duizhao', '--json'])).stdout;

test.each(['x.epub', 'x.docx'])(
  '%s comes back: each changed sentence is a suggestion, in any column',
  async (file) => {
    const place = workplace();
    const { at, run } = place;
    await bookProject(place);
    await exported(place, file);
    expect(await readBack(place, file)).toMatchObject({ sentences: 9, unchanged: 9, merged: null, rows: [] });
    editBook(at(file), { 'The boat left.': 'The ship left.', '天黑了。': '天色黑了。' });
    const report = await readBack(place, file);
    expect(report).toMatchObject({
      name: file,
      sentences: 9,
      unchanged: 6,
      merged: { same: false, items: 3, clashes: 0 },
      rows: [
        { what: 'edited', row: 2, side: 'en', texts: ['The boat left.', 'The ship left.'] },
        { what: 'edited', row: 3, side: 'source', texts: ['天黑了。', '天色黑了。'] },
        { what: 'edited', row: 3, side: 'zh-Hans', texts: ['天黑了。', '天色黑了。'] },
      ],
    });
    // Read again it changes nothing.
    expect(await readBack(place, file)).toMatchObject({ merged: { same: true } });
    const items = JSON.parse(await itemsIn(place)) as { items: { reviewer: string; standing: string }[] };
    expect(items.items.map(({ reviewer, standing }) => [reviewer, standing])).toEqual(
      Array.from({ length: 3 }, () => [file, 'free']),
    );
    const accepted = await run([
      'review',
      'answer',
      'p.duizhao',
      '--all',
      '--decision',
      'accepted',
      '--json',
    ]);
    expect(accepted.code, accepted.stderr).toBe(0);
    const rows = async (): Promise<string> => (await run(['rows', 'p.duizhao', '--json'])).stdout;
    expect(await rows()).toContain('The ship left.');
    expect(await rows()).toContain('天色黑了。');
    await run(['undo', 'p.duizhao']);
    expect(await rows()).not.toContain('The ship left.');
    expect(await rows()).not.toContain('天色黑了。');
  },
);

test('what both changed is a conflict that tells the text it is based on, also after several changes here', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  await exported(place, 'x.epub');
  editBook(at('x.epub'), {
    'The old man sat on the pier.': 'An old man was sitting on the pier.',
    'Night fell.': 'Night came.',
  });
  for (const text of ['Elsewhere.', 'The old woman sat on the pier.'])
    await run(['set', 'p.duizhao', '1', '--lang', 'en', '--text', text]);
  await run(['set', 'p.duizhao', '3', '--lang', 'en', '--text', 'Night came.']);
  expect(await readBack(place, 'x.epub')).toMatchObject({
    unchanged: 7,
    rows: [
      {
        what: 'both-edited',
        row: 1,
        texts: [
          'The old man sat on the pier.',
          'The old woman sat on the pier.',
          'An old man was sitting on the pier.',
        ],
      },
      { what: 'already', row: 3, texts: ['Night fell.', 'Night came.'] },
    ],
  });
});

test('a book of another project is refused with its name, and what is no book', async () => {
  const place = workplace();
  const { at, run } = place;
  await bookProject(place);
  await exported(place, 'x.docx');
  writeFileSync(at('b.txt'), '別的。\n');
  await run(['new', 'other', 'b.txt', '--no-clean-up']);
  const read = async (file: string) =>
    failureOf(await run(['review', 'read-book', 'other.duizhao', file, '--json']));
  expect(await read('x.docx')).toMatchObject({
    code: 'book.other-project',
    params: { name: 'x.docx', title: 'p' },
  });
  expect(await read('b.txt')).toMatchObject({ code: 'book.not-a-book' });
  writeFileSync(at('cut.epub'), readFileSync(at('x.docx')).subarray(0, 900));
  expect(await read('cut.epub')).toMatchObject({ code: 'book.not-a-book' });
});
