import { appendFileSync, chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EncodingName } from '#api/index.ts';
import type { Engine } from '#engine/engine.ts';
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
    ['a format nobody knows', 'a.unknown', 'PK', 'document.unknown-format'],
  ])('%s', async (_, name, content, code) => {
    expect(await refused(name, content)).toMatchObject({ code });
  });

  test('a picture, with the encoding named too', async () => {
    const picture = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    expect(await refused('a.txt', picture, 'windows-1252')).toEqual({
      code: 'document.binary',
      params: { name: 'a.txt', kind: 'image' },
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

describe('read with its damage shown', () => {
  test.each([
    ['utf-8', bytes(0xe4, 0xbb, 0x96, 0xff, 0x41), '他�A', 3, 'ff'],
    ['utf-8', bytes(0xe4, 0xbb, 0x96, 0xe4, 0xbb), '他�', 3, 'e4 bb'],
    ['utf-8', bytes(0x41, 0xed, 0xa0, 0x80, 0x41), 'A���A', 1, 'ed a0 80'],
    ['gb18030', bytes(0xcb, 0xfb, 0xff, 0x41), '他�A', 2, 'ff'],
    ['big5', bytes(0xa5, 0x4c, 0xa5, 0x20, 0x41), '他� A', 2, 'a5'],
    ['shift_jis', bytes(0x82, 0xa0, 0xfd, 0x41), 'あ�A', 2, 'fd'],
    ['utf-16le', bytes(0x41, 0, 0x00, 0xd8, 0x41, 0), 'A�A', 2, '00 d8'],
    ['utf-16be', bytes(0, 0x41, 0xdc, 0x00, 0, 0x41), 'A�A', 2, 'dc 00'],
    ['utf-8', bytes(0x41, 0x41, 0, 0x41), 'AA�A', 2, '00'],
  ] as const)('in %s: %j is %s', async (encoding, content, text, offset, hex) => {
    const folder = scratch();
    const engine = startEngine(folder);
    writeFileSync(join(folder, 'a.txt'), content);
    const path = join(folder, 'a.txt');
    const report = good(
      await engine.client.documents.import({ from: { path }, into: 'new', job: 'j', encoding }),
    );
    expect(report).toMatchObject({
      encoding,
      damage: { count: 1, places: [{ offset, bytes: hex, line: 1, row: 1 }] },
    });
    expect(joined(await allRows(engine))).toBe(text);
  });

  test('each place with its row, also in the second document; what points at it says the bytes', async () => {
    const folder = scratch();
    const engine = startEngine(folder);
    good(await importFile(engine, folder, 'first.txt', '第一句。\n第二句。'));
    const content = Buffer.concat([
      Buffer.from('第一段很好，'),
      bytes(0),
      Buffer.from('這是一個很長的段落。第二句也好。\n\n第三句好，第四'),
      bytes(0xe6, 0x98),
      Buffer.from('。\n第五句'),
      bytes(0xff),
    ]);
    writeFileSync(join(folder, 'second.txt'), content);
    const path = join(folder, 'second.txt');
    const report = good(await engine.client.documents.import({ from: { path }, into: 'open', job: 'j' }));
    expect(report).toMatchObject({ encoding: 'utf-8', damage: { count: 3 } });
    expect(report.damage.places.map(({ row, line, bytes }) => [row, line, bytes])).toEqual([
      [3, 1, '00'],
      [5, 3, 'e6 98'],
      [6, 4, 'ff'],
    ]);
    const repairs = good(
      await engine.client.cleanup.list({ document: report.document, count: 50 }),
    ).repairs.filter(({ before }) => before.includes('\ufffd'));
    expect(repairs.map(({ row, reason, params }) => [row, reason, params['bytes']])).toEqual([
      [3, 'invisible.unreadable', '00'],
      [5, 'invisible.unreadable', 'e6 98'],
      [6, 'invisible.unreadable', 'ff'],
    ]);
  });

  test('UTF-8 with one bad byte is not taken for another encoding, of any length', async () => {
    const sentences = ['他說身體已經好多了。', '第一段很好，這是一個很長的段落。\n'.repeat(9000)];
    for (const sentence of sentences) {
      const folder = scratch();
      const engine = startEngine(folder);
      const content = Buffer.from(sentence);
      content[10] = 0xff;
      writeFileSync(join(folder, 'a.txt'), content);
      const path = join(folder, 'a.txt');
      const inspection = good(await engine.client.documents.inspect({ from: { path } }));
      expect(inspection.encodings[0]).toMatchObject({ encoding: 'utf-8', fits: true, language: 'zh-Hant' });
      expect(inspection.encodings).toHaveLength(8);
      const report = good(await engine.client.documents.import({ from: { path }, into: 'new', job: 'j' }));
      expect(report).toMatchObject({ encoding: 'utf-8', damage: { count: 1, places: [{ row: 1 }] } });
    }
  });
});

describe('the encoding a page calls itself', () => {
  const page = (label: string, words: Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from(`<html><head><meta charset="${label}"></head><body><p>`),
      words,
      Buffer.from('</p></body></html>'),
    ]);
  const traditional = '我們昨天下午去醫院看望了王老師。';
  const utf8 = Buffer.from(traditional);
  // 中文 in Big5; in GB 18030 いゅ, which is as usual.
  const short = bytes(0xa4, 0xa4, 0xa4, 0xe5);
  const gbk = bytes(0xce, 0xd2, 0xc3, 0xc7, 0xd7, 0xf2, 0xcc, 0xec, 0xcf, 0xc2, 0xce, 0xe7, 0xc8, 0xa5);
  test.each([
    ['big5', utf8, 'utf-8', traditional],
    ['gb2312', utf8, 'utf-8', traditional],
    ['iso-8859-1', utf8, 'utf-8', traditional],
    ['gb2312', Buffer.concat([utf8, bytes(0xff), utf8]), 'utf-8', `${traditional}�${traditional}`],
    ['utf-8', gbk, 'gb18030', '我们昨天下午去'],
    ['iso-8859-1', gbk, 'gb18030', '我们昨天下午去'],
    ['big5', short, 'big5', '中文'],
    ['gbk', short, 'gb18030', 'いゅ'],
  ])('%s decides only where the bytes leave it open', async (label, words, encoding, text) => {
    const folder = scratch();
    const engine = startEngine(folder);
    writeFileSync(join(folder, 'a.html'), page(label, words));
    const path = join(folder, 'a.html');
    const report = good(await engine.client.documents.import({ from: { path }, into: 'new', job: 'j' }));
    expect(report.encoding).toBe(encoding);
    expect(joined(await allRows(engine))).toBe(text);
  });
});

test('Big5 of Hong Kong comes in with its characters', async () => {
  const folder = scratch();
  const engine = startEngine(folder);
  const content = [
    0xa9, 0x4f, 0xad, 0xd3, 0xa6, 0x72, 0x9d, 0xf6, 0xc3, 0xe4, 0xab, 0xd7, 0x91, 0xc1, 0x9d, 0xee,
  ];
  writeFileSync(join(folder, 'a.txt'), bytes(...content, 0xa1, 0x48, 0xc6, 0xa1, 0xc6, 0xe0, 0xa3, 0xc0));
  const path = join(folder, 'a.txt');
  const report = good(await engine.client.documents.import({ from: { path }, into: 'new', job: 'j' }));
  expect(report).toMatchObject({ encoding: 'big5', damage: { count: 0 } });
  expect(joined(await allRows(engine))).toBe('呢個字喺邊度嚟㗎？①々␀');
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

test.each([
  ['<meta charset="big5"><p>城西的舊圖書館今天重新開放。', ['other-encoding']],
  ['<meta charset="big5"><p>These are plain letters, and there is nothing else in it.', []],
  ['<meta charset="utf-8"><p>城西的舊圖書館今天重新開放。', []],
])(
  'a page that names another encoding than its own is read as it is, and that is told: %s',
  async (page, codes) => {
    const folder = scratch();
    const { client } = startEngine(folder);
    const path = join(folder, 'a.html');
    writeFileSync(path, page);
    const report = good(await client.documents.import({ from: { path }, into: 'new', job: 'a' }));
    expect(report.encoding).toBe('utf-8');
    expect(report.findings.map(({ code }) => code)).toEqual(codes);
  },
);
