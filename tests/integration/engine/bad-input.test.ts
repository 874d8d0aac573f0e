import { appendFileSync, chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EncodingName } from '../../../api/index.ts';
import type { Engine } from '../../../engine/engine.ts';
import { codeOf, good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile, joined } from './importing.ts';

const nothingStays = (folder: string): void => expect(readdirSync(join(folder, 'library'))).toEqual([]);

/** Imports bytes that cannot be imported, and answers what was said. Neither a project nor anything else may stay. */
const refused = async (name: string, content: string | Uint8Array, encoding?: EncodingName) => {
  const folder = scratch();
  mkdirSync(join(folder, 'library'));
  const engine = startEngine(folder);
  const path = join(folder, name);
  writeFileSync(path, content);
  const wish = encoding === undefined ? {} : { encoding };
  const result = await engine.client.documents.import({ from: { path }, into: 'new', job: 'j', ...wish });
  nothingStays(folder);
  return result.ok ? result.value : result.error;
};

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const binary = Uint8Array.from({ length: 100_000 }, (_, n) => (n * 7919 + ((n * n) >> 3)) & 0xff);

describe('refused with the reason', () => {
  test.each([
    ['an empty file', 'a.txt', '', 'file.empty'],
    ['nothing but a byte order mark', 'a.txt', '\ufeff', 'document.no-text'],
    ['10,000 blank lines', 'a.txt', ' \t\r\n'.repeat(10_000), 'document.no-text'],
    [
      'a page without words',
      'a.html',
      '<html><body><p> </p><script>x()</script></body></html>',
      'document.no-text',
    ],
    ['a program', 'a.txt', binary, 'document.binary'],
    ['a Word document', 'a.docx', 'PK', 'document.unknown-format'],
  ])('%s', async (_, name, content, code) => {
    expect(await refused(name, content)).toMatchObject({ code });
  });

  test.each([
    ['utf-8', bytes(0xe4, 0xbb, 0x96, 0xff, 0x41), 3],
    ['utf-8', bytes(0xe4, 0xbb, 0x96, 0xe4, 0xbb), 3],
    ['utf-8', bytes(0x41, 0xed, 0xa0, 0x80, 0x41), 1],
    ['gb18030', bytes(0xcb, 0xfb, 0xff, 0x41), 2],
    ['big5', bytes(0xa5, 0x4c, 0xa5, 0x20), 2],
    ['shift_jis', bytes(0x82, 0xa0, 0xfd, 0x41), 2],
    ['utf-16le', bytes(0x41, 0, 0x00, 0xd8, 0x41, 0), 2],
    ['utf-16be', bytes(0, 0x41, 0xdc, 0x00, 0, 0x41), 2],
    ['utf-8', bytes(0x41, 0x41, 0, 0x41), 2],
  ] as const)('bytes that are no %s, with the place of the first', async (encoding, content, offset) => {
    expect(await refused('a.txt', content, encoding)).toEqual({
      code: 'document.undecodable',
      params: { name: 'a.txt', encoding, offset },
    });
  });

  test('a file that is not there, a folder, a file nobody may read', async (context) => {
    const folder = scratch();
    const engine = startEngine(folder);
    const ask = async (path: string): Promise<(string | null)[]> => [
      codeOf(await engine.client.documents.inspect({ from: { path } })),
      codeOf(await engine.client.documents.import({ from: { path }, into: 'new', job: 'j' })),
    ];
    expect(await ask(join(folder, 'none.txt'))).toEqual(['file.not-found', 'file.not-found']);
    expect(await ask(folder)).toEqual(['file.is-directory', 'file.is-directory']);
    const closed = join(folder, 'closed.txt');
    writeFileSync(closed, '文');
    chmodSync(closed, 0);
    context.skip(process.getuid?.() === 0, 'the superuser may read everything');
    expect(await ask(closed)).toEqual(['file.no-permission', 'file.no-permission']);
  });

  test('a file that is written to while it is read', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'library'));
    const engine = startEngine(folder);
    engine.onEvent((name) => {
      if (name === 'jobs.progress') appendFileSync(join(folder, 'a.txt'), '又一句。');
    });
    const result = await importFile(engine, folder, 'a.txt', '一句話說完了。\n'.repeat(20_000));
    expect(codeOf(result)).toBe('file.changed-while-reading');
    nothingStays(folder);
  });
});

describe('taken, whatever its shape', () => {
  const taken = async (name: string, content: string | Uint8Array): Promise<Engine> => {
    const folder = scratch();
    const engine = startEngine(folder);
    good(await importFile(engine, folder, name, content));
    return engine;
  };

  test('a single line of five million bytes without an end of sentence', async () => {
    const line = '無盡的話'.repeat(420_000);
    const engine = await taken('a.txt', line);
    const rows = await allRows(engine);
    expect(joined(rows) === line).toBe(true);
    expect(rows.length).toBeGreaterThan(800);
    expect(Math.max(...rows.map(({ cells }) => cells.source?.text.length ?? 0))).toBeLessThanOrEqual(2000);
  });

  test('characters of every plane, and marks that combine', async () => {
    const words = '𠀀𡿨龘́ 👩‍👩‍👧‍👦 ﬁ。　“𠮷野家”說。';
    expect(joined(await allRows(await taken('a.txt', words)))).toBe(words);
  });

  test('a name that is no file name elsewhere', async () => {
    const engine = await taken('con.txt', '一句話。');
    expect(good(await engine.client.project.info({})).rows).toBe(1);
  });

  test('lines that end in every way there is', async () => {
    const engine = await taken('a.txt', '第一句。\r\n第二句。\r第三句。\n\n第四句。\u2028第五句。');
    expect(await allRows(engine)).toHaveLength(5);
  });
});

test('two imports asked for at once run one after the other', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const first = importFile(engine, folder, 'a.txt', '一句話。');
  const second = importFile(engine, folder, 'a.txt', '一句話。');
  expect([codeOf(await first), codeOf(await second)]).toEqual([null, null]);
});
