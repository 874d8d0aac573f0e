import { describe, expect, it } from 'vitest';
import { plain } from '#core/model/index.ts';
import {
  fillGolden,
  readGolden,
  rowsOfGolden,
  tryFillGolden,
  type GoldenFile,
  type GoldenRows,
} from './golden-files.ts';
import { officeFile } from './office-files.ts';
import { openDocumentFile, p } from './open-document-files.ts';

/* Tables with translations for two regions of one language: the words of one are neither taken for those of the other nor written over. */

type Table = readonly (readonly string[])[];

const csv = (table: Table): Uint8Array => Buffer.from(table.map((row) => `${row.join(',')}\n`).join(''));

const xlsx = (table: Table): Uint8Array => {
  const cells = table.map((row, n) =>
    row.map((words, m) =>
      words === '' ? '' : `<c r="${'ABCD'.charAt(m)}${n + 1}" t="inlineStr"><is><t>${words}</t></is></c>`,
    ),
  );
  const rows = cells.map((row, n) => `<row r="${n + 1}">${row.join('')}</row>`).join('');
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return officeFile([
    {
      path: 'xl/workbook.xml',
      type: 'spreadsheetml.sheet.main',
      xml: `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      relations: [['worksheet', 'xl/worksheets/sheet1.xml']],
    },
    {
      path: 'xl/worksheets/sheet1.xml',
      type: 'spreadsheetml.worksheet',
      xml: `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
    },
  ]);
};

/** Empty cells beside each other are one, as programs write them. */
const ods = (table: Table): Uint8Array => {
  const cell = (words: string): string =>
    `<table:table-cell office:value-type="string">${p(words)}</table:table-cell>`;
  const rows = table.map((row) => {
    const cells = row.map((words) => (words === '' ? '<table:table-cell/>' : cell(words))).join('');
    const joined = cells.replaceAll(
      '<table:table-cell/><table:table-cell/>',
      '<table:table-cell table:number-columns-repeated="2"/>',
    );
    return `<table:table-row>${joined}</table:table-row>`;
  });
  return openDocumentFile('spreadsheet', `<table:table table:name="A">${rows.join('')}</table:table>`);
};

const failureOf = (done: Awaited<ReturnType<typeof tryFillGolden>>) =>
  done?.ok === false ? [done.error.code, done.error.params] : null;

const makers = { csv, xlsx, ods } as const;
const heads = ['zh-TW', 'en-GB', 'en-US'];
const table: Table = [
  heads,
  ['顏色', 'colour', 'color'],
  ['渡船', 'the ferry', ''],
  ['電梯', '', 'elevator'],
];

const fileOf = (format: string): GoldenFile => ({
  format,
  name: `a.${format}`,
  path: '',
  rows: '',
  settings: {},
});

/** What a project with columns in these languages has of a file, with the column of one of them to be filled. */
const heldBy = async (file: GoldenFile, bytes: Uint8Array, wanted: string, besides: readonly string[]) => {
  const rows = rowsOfGolden(await readGolden(file, bytes), { target: wanted }, [wanted, ...besides]);
  return { ...rows, isBilingual: true };
};

const wordsOf = ({ rows, column }: GoldenRows): readonly string[] =>
  rows.map(({ texts }) => texts[column.side]?.text ?? '');

const withNew = (held: GoldenRows): GoldenRows => ({
  ...held,
  rows: held.rows.map((row, n) => ({
    ...row,
    texts: { ...row.texts, [held.column.side]: plain(`new ${n + 1}`) },
    facts: {
      ...row.facts,
      [held.column.side]: { state: 'translated', locked: false, stale: false, origin: 'typed' },
    },
  })),
});

/** What a file says of each text: its words, and those of its translations. */
const textsIn = async (file: GoldenFile, bytes: Uint8Array): Promise<unknown> =>
  (await readGolden(file, bytes)).blocks.map(({ segments }) =>
    segments?.map(({ rich, translations }) => [
      rich.text,
      translations?.map((one) => [one.language, one.rich.text]),
    ]),
  );

/** The column that is filled, the others, what it has of the file, and what the file is with new words in it. */
const cases: readonly (readonly [string, readonly string[], readonly string[], Table])[] = [
  [
    'en-US',
    ['en-GB'],
    ['color', '', 'elevator'],
    [
      ['colour', 'new 1'],
      ['the ferry', 'new 2'],
      ['', 'new 3'],
    ],
  ],
  [
    'en-GB',
    ['en-US'],
    ['colour', 'the ferry', ''],
    [
      ['new 1', 'color'],
      ['new 2', ''],
      ['new 3', 'elevator'],
    ],
  ],
  [
    'en-US',
    [],
    ['color', '', 'elevator'],
    [
      ['colour', 'new 1'],
      ['the ferry', 'new 2'],
      ['', 'new 3'],
    ],
  ],
  [
    'en',
    [],
    ['colour', 'the ferry', 'elevator'],
    [
      ['new 1', 'color'],
      ['new 2', ''],
      ['', 'new 3'],
    ],
  ],
];

describe.each(Object.entries(makers))('%s', (format, make) => {
  const file = fileOf(format);
  const bytes = make(table);

  it.each(cases)('%s beside %j', async (wanted, besides, has, filled) => {
    const held = await heldBy(file, bytes, wanted, besides);
    expect(wordsOf(held)).toEqual(has);
    expect(Buffer.from((await fillGolden(file, bytes, held)) ?? []).equals(bytes)).toBe(true);
    const written = (await fillGolden(file, bytes, withNew(held))) ?? new Uint8Array();
    const expected = [heads, ...filled.map((row, n) => [table[n + 1]?.[0] ?? '', ...row])];
    expect(await textsIn(file, written)).toEqual(await textsIn(file, make(expected)));
  });

  it.each([
    ['en', ['en-GB', 'en-US']],
    ['de', []],
  ])('is refused %s beside %j', async (wanted, besides) => {
    const held = await heldBy(file, bytes, wanted, besides);
    expect(wordsOf(held)).toEqual(['', '', '']);
    const refused = ['export.refused', { reason: 'csv.refusals.language', detail: 'en-GB, en-US' }];
    expect(failureOf(await tryFillGolden(file, bytes, held))).toEqual(refused);
    expect(failureOf(await tryFillGolden(file, bytes, withNew(held)))).toEqual(refused);
  });

  it('gets several columns at once, each in its place, also in rows that end before it', async () => {
    const short = make([heads, ['顏色', 'colour', 'color'], ['渡船'], ['電梯', '', '']]);
    const held = withNew(await heldBy(file, short, 'en-US', ['en-GB']));
    const [first, second] = held.columns;
    if (first === undefined || second === undefined) throw new Error('two columns');
    const rows = held.rows.map((row, n) => ({
      ...row,
      texts: { ...row.texts, [second.side]: plain(`other ${n + 1}`) },
      facts: { ...row.facts, [second.side]: { ...row.facts?.[first.side], state: 'translated' } },
    })) as typeof held.rows;
    for (const columns of [held.columns, held.columns.toReversed()]) {
      const written = (await fillGolden(file, short, { ...held, rows, filled: columns })) ?? new Uint8Array();
      expect(await textsIn(file, written)).toEqual(
        await textsIn(
          file,
          make([
            heads,
            ['顏色', 'other 1', 'new 1'],
            ['渡船', 'other 2', 'new 2'],
            ['電梯', 'other 3', 'new 3'],
          ]),
        ),
      );
    }
  });

  it('takes a language that its words alone tell for what the project calls it, unless that is another column', async () => {
    const guessed = make([
      ['Source', 'Target'],
      ['顏色', 'the colour of the ferry and of the river'],
    ]);
    const changed = make([
      ['Source', 'Target'],
      ['顏色', 'new 1'],
    ]);
    const textIn = async (one: Uint8Array): Promise<unknown> =>
      (await readGolden(file, one)).blocks[0]?.segments?.[0]?.translations?.[0]?.rich.text;
    const alone = withNew(await heldBy(file, guessed, 'de', []));
    expect(await textIn((await fillGolden(file, guessed, alone)) ?? new Uint8Array())).toBe(
      await textIn(changed),
    );
    const beside = withNew(await heldBy(file, guessed, 'de', ['en']));
    expect(failureOf(await tryFillGolden(file, guessed, beside))?.[0]).toBe('export.refused');
  });
});
