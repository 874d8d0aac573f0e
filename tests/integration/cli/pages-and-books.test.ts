import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { book3, protectedBook, zipped } from '../../unit/core/formats/epub-books.ts';
import { answerOf, failureOf, textOf, workplace, type Workplace } from './running.ts';

type Rows = { readonly rows: readonly { readonly cells: Readonly<Record<string, { text: string }>> }[] };

/** Gives every row a translation: what `words` says of its original, else its number. */
const translate = async (
  { run }: Workplace,
  project: string,
  words: Readonly<Record<string, string>>,
): Promise<readonly string[]> => {
  const { rows } = answerOf(await run(['rows', project, '--json'])) as Rows;
  const originals = rows.map(({ cells }) => cells['source']?.text ?? '');
  for (const [n, original] of originals.entries()) {
    const text = words[original] ?? `Row ${n + 1}`;
    expect((await run(['set', project, String(n + 1), '--lang', 'en', '--text', text])).stderr).toBe('');
  }
  return originals;
};

const page = [
  '<!DOCTYPE html>',
  '<html lang="zh-Hant">',
  '<head><meta charset="utf-8"><title>渡口</title>',
  '<meta name="description" content="清早的渡船"></head>',
  '<body><!-- 不譯 -->',
  '<h1>渡口</h1>',
  '<p>渡船清早開出。狗叫了&hellip;&hellip;兩聲。',
  '<p><img src="a.png" alt="圖">按<kbd translate="no">Esc</kbd>。',
  '</body></html>',
  '',
].join('\r\n');

test('a web page: imported, translated, and written back into its own file', async () => {
  const place = workplace();
  const { at, run } = place;
  writeFileSync(at('page.html'), page);
  expect((await run(['new', 'page.duizhao', 'page.html'])).code).toBe(0);
  const originals = await translate(place, 'page.duizhao', {
    渡口: 'The Ferry',
    清早的渡船: 'The "early" ferry',
    '渡船清早開出。': 'The ferry left early.',
    '狗叫了……兩聲。': 'A dog barked twice.',
    圖: 'picture',
    '按。': 'Press.',
  });
  expect(originals).toEqual(['渡口', '清早的渡船', '渡船清早開出。', '狗叫了……兩聲。', '按。', '圖']);
  expect(
    (await run(['export', 'page.duizhao', '--format', 'html', '--columns', 'en', '--out', 'en.html'])).stderr,
  ).toBe('');
  expect(textOf(at('en.html')).replace('lang="en"', 'lang="zh-Hant"')).toBe(
    page
      .replaceAll('渡口', 'The Ferry')
      .replace('清早的渡船', 'The &quot;early&quot; ferry')
      .replace('渡船清早開出。狗叫了&hellip;&hellip;兩聲。', 'The ferry left early. A dog barked twice.')
      .replace(
        '<img src="a.png" alt="圖">按<kbd translate="no">Esc</kbd>。',
        'Press.<kbd translate="no">Esc</kbd>',
      ),
  );

  // the original's own words are the file it was
  await run(['export', 'page.duizhao', '--format', 'html', '--columns', 'source', '--out', 'same.html']);
  expect(textOf(at('same.html'))).toBe(page);
});

test('a book: imported, translated, and written back into its own file', async () => {
  const place = workplace();
  const { at, run } = place;
  writeFileSync(at('book.epub'), zipped(book3));
  expect((await run(['new', 'book.duizhao', 'book.epub'])).code).toBe(0);
  await translate(place, 'book.duizhao', { 渡口的早晨: 'Morning at the Ferry', 第一章: 'Chapter One' });
  expect(
    (await run(['export', 'book.duizhao', '--format', 'epub', '--columns', 'en', '--out', 'en.epub'])).stderr,
  ).toBe('');
  const parts = unzipSync(readFileSync(at('en.epub')));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  expect(Object.keys(parts)).toEqual(Object.keys(book3));
  expect(part('OEBPS/package.opf')).toContain('<dc:title id="title">Morning at the Ferry</dc:title>');
  expect(part('OEBPS/toc.ncx')).toContain('<navLabel><text>Chapter One</text></navLabel>');
  expect(part('OEBPS/nav.xhtml')).toContain('.xhtml">Chapter One</a>');
  for (const name of ['OEBPS/text/第1章.xhtml', 'OEBPS/text/c2.xhtml'])
    expect(part(name).replaceAll(/(?:xml:)?lang="[^"]*"/g, '')).not.toMatch(/\p{Script=Han}/u);
  expect(part('OEBPS/text/c2.xhtml')).toContain('<p translate="no">ISBN 0</p>');

  // the original's own words are the very file
  await run(['export', 'book.duizhao', '--format', 'epub', '--columns', 'source', '--out', 'same.epub']);
  expect(readFileSync(at('same.epub')).equals(zipped(book3))).toBe(true);
});

test('a book with copy protection is refused, in one line', async () => {
  const { at, run } = workplace();
  writeFileSync(at('drm.epub'), zipped(protectedBook));
  expect(failureOf(await run(['new', 'drm.duizhao', 'drm.epub', '--json']))).toMatchObject({
    code: 'document.drm',
    params: { name: 'drm.epub' },
  });
});
