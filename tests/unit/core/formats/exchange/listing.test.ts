import { describe, expect, it } from 'vitest';
import { csvConcepts, termbaseCsv } from '#core/formats/csv/termbase.ts';
import { conceptsOfRows, type ExchangedConcept } from '#core/formats/term-table.ts';
import { tbxConcepts, termbaseTbx } from '#core/formats/tbx/termbase.ts';
import { tmxMemoryUnits } from '#core/formats/tmx/memory-units.ts';
import { memoryTmx } from '#core/formats/tmx/write-memory.ts';
import { unitReader, type TableUnit } from '#core/formats/unit-table.ts';
import { memoryXlsx } from '#core/formats/xlsx/memory.ts';
import { termbaseXlsx } from '#core/formats/xlsx/termbase.ts';
import { plain, type MemoryUnit, type Result, type RichText, type UnitText } from '#core/model/index.ts';
import { fileLines } from '../file-lines.ts';
import { richText } from '../golden-text.ts';
import { valueLines } from '../values.ts';
import { memories, memoryTables, termbases, termTables, termTexts } from './files.ts';

/*
 * What is read of termbases and memories as files, and what is written of them again. Where a change of the code changes a list, the lines that differ are looked through, and it is
 * written anew by `vitest run FILE -u`.
 */

const bytesOf = (text: string) => [new TextEncoder().encode(text)];
const whole = <T>(steps: Generator<undefined, T>): T => {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};
const failed = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : [`  ${result.error.code} ${JSON.stringify(result.error.params ?? {})}`];

const conceptLines = ({ uid, terms, name, ...said }: ExchangedConcept): readonly string[] => [
  `  ${uid === '' ? 'no id' : uid}: ${terms.map(({ language, text, status }) => `${language} “${text}” ${status}`).join(', ')}`,
  ...Object.entries(said)
    .filter(([, value]) => value !== '' && value !== null)
    .map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`),
  ...(name === undefined ? [] : valueLines(name, 'name').map((line) => `    ${line}`)),
];

const whoIs: readonly ExchangedConcept[] = [
  {
    uid: 'c1',
    terms: [
      { language: 'zh-Hant', text: '孫中山', status: 'preferred' },
      { language: 'en', text: 'Sun Yat-sen', status: 'preferred' },
      { language: 'zh-Hant', text: '孫文', status: 'admitted' },
      { language: 'en', text: '=Sun <Wen> & "co"', status: 'forbidden' },
    ],
    partOfSpeech: 'properNoun',
    domain: 'history',
    source: 'a book',
    note: 'two\nlines',
    picture: 'https://a.example/a.png?b&c',
    name: {
      kind: 'person',
      surname: '孫',
      gender: 'male',
      titles: [
        { original: '總統', translation: 'President' },
        { original: '先生', translation: '' },
      ],
      romanisations: {
        pinyin: 'Sun Zhongshan',
        pinyinTones: 'Sūn Zhōngshān',
        wadeGiles: 'Sun Chung-shan',
        jyutping: 'Syun1 Zung1 saan1',
      },
    },
  },
  {
    uid: '',
    terms: [{ language: 'en', text: 'ferry\u0007', status: 'admitted' }],
    partOfSpeech: null,
    domain: '',
    source: '',
    note: '',
  },
  {
    uid: '2 b',
    terms: [{ language: 'en', text: 'boat', status: 'preferred' }],
    partOfSpeech: 'verb',
    domain: '',
    source: '',
    note: '',
  },
];

describe('termbases', () => {
  it('are read as they were', async () => {
    const lines = Object.entries(termbases).flatMap(([name, text]) => [
      `== TBX: ${name}`,
      ...Array.from(tbxConcepts(bytesOf(text)), (one) =>
        one.ok ? conceptLines(one.value) : failed(one),
      ).flat(),
    ]);
    const told = (name: string, result: Result<readonly ExchangedConcept[]>) => [
      `== table: ${name}`,
      ...(result.ok ? result.value.flatMap(conceptLines) : failed(result)),
    ];
    for (const [name, rows] of Object.entries(termTables))
      lines.push(...told(name, whole(conceptsOfRows(rows.map((values, n) => ({ line: n + 1, values }))))));
    for (const [name, text] of Object.entries(termTexts)) lines.push(...told(name, whole(csvConcepts(text))));
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('termbases.txt');
  });

  it('are written as they were', async () => {
    const workbook = Buffer.concat([...termbaseXlsx(whoIs)]);
    const lines = [
      ...[...termbaseTbx(whoIs)].join('').split('\n'),
      ...[...termbaseCsv(whoIs)].join('').split('\r\n'),
      ...fileLines(workbook),
    ];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('termbases-written.txt');
  });
});

const unitLines = ({ original, translations, state, author, at }: MemoryUnit): readonly string[] => {
  const text = ({ language, ...rich }: UnitText): string => `${language} “${richText(rich)}”`;
  return [`  ${[original, ...translations].map(text).join(', ')} [${state}] ${author} ${at}`];
};
const rich = (text: string, ...tags: RichText['tags'][number][]): RichText => ({ text, tags });
const source = { document: '', before: null, after: null, origin: '' };
const units: readonly (MemoryUnit & typeof source)[] = [
  {
    original: {
      ...rich(
        '渡船',
        { at: 0, kind: 'open', id: 1, type: 'strong' },
        { at: 1, kind: 'close', id: 1, type: 'strong' },
      ),
      language: 'zh-Hant',
    },
    translations: [
      { ...plain('=ferry <&> \u0007'), language: 'en' },
      { ...plain('Fähre'), language: 'de' },
    ],
    state: 'reviewed',
    author: 'A & "B"',
    at: '2026-01-02T03:04:05.000Z',
    ...source,
    document: 'd',
  },
  ...(['empty', 'draft', 'translated', 'approved'] as const).map((state, n) => ({
    original: { ...plain(`句${n}`), language: 'zh-Hant' },
    translations: [
      { ...plain('a'), language: 'en' },
      { ...plain('b'), language: 'en' },
    ].slice(0, 1 + (n % 2)),
    state: state as MemoryUnit['state'],
    author: '',
    at: null,
    ...source,
  })),
];

describe('memories', () => {
  it('are read as they were', async () => {
    const lines = Object.entries(memories).flatMap(([name, text]) => [
      `== TMX: ${name}`,
      ...Array.from(tmxMemoryUnits(bytesOf(text)), (one) =>
        one.ok ? (one.value === null ? ['  nothing'] : unitLines(one.value)) : failed(one),
      ).flat(),
    ]);
    const ofTable = (unit: TableUnit | null): readonly string[] =>
      unit === null
        ? ['  nothing']
        : [
            ...unitLines(unit),
            ...(unit.source === null ? [] : valueLines(unit.source, 'source').map((line) => `    ${line}`)),
          ];
    for (const [name, [head, ...rows]] of Object.entries(memoryTables)) {
      const reader = unitReader(head === undefined ? undefined : { line: 1, values: head });
      lines.push(
        `== table: ${name}`,
        ...(reader.ok
          ? rows.flatMap((values, n) => ofTable(reader.value({ line: n + 2, values })))
          : failed(reader)),
      );
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('memories.txt');
  });

  it('are written as they were', async () => {
    const text = [...memoryTmx(units, { language: 'zh-Hant', created: '2026-01-02T03:04:05.000Z' })].join('');
    const workbook = Buffer.concat([...memoryXlsx(() => units)]);
    await expect(`${[...text.split('\n'), ...fileLines(workbook)].join('\n')}\n`).toMatchFileSnapshot(
      'memories-written.txt',
    );
  });
});
