import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lackOfProgram } from '#tests/needs.ts';
import {
  joinedWithNext,
  splitBehind,
  takenOut,
  typed,
  typedBehind,
  typedOver,
  workInWriter,
} from '#tests/real-documents/writer-macro.ts';
import { answerOf, workplace, type Workplace } from './running.ts';

const lacks = lackOfProgram('soffice', 'books that are edited in LibreOffice');

const paragraphs = [
  [
    ['老人在碼頭坐著。', 'The old man sat on the pier.'],
    ['船開走了。', 'The boat left.'],
    ['天黑了。', 'Night fell.'],
  ],
  [
    ['燈籠亮了起來。', 'The lanterns were lit.'],
    ['沒有人說話。', 'Nobody spoke.'],
    ['河水很慢。', 'The river was slow.'],
  ],
  [
    ['他想起父親的話。', 'He thought of what his father had said.'],
    ['船總會回來的。', 'The boat always comes back.'],
    ['他笑了。', 'He smiled.'],
  ],
  [
    ['霧散了。', 'The mist lifted.'],
    ['對岸有人招手。', 'Somebody waved from the far bank.'],
    ['他站了起來。', 'He stood up.'],
  ],
] as const;

const bookProject = async ({ at, run }: Workplace): Promise<void> => {
  writeFileSync(at('a.txt'), paragraphs.map((rows) => `${rows.map(([zh]) => zh).join('')}\n`).join('\n'));
  expect((await run(['new', 'p', 'a.txt', '--no-clean-up'])).code).toBe(0);
  for (const [n, [, text]] of paragraphs.flat().entries())
    await run(['set', 'p.duizhao', String(n + 1), '--lang', 'en', '--text', text]);
  const note = ['--quote', 'pier', '--body', 'A wooden one.', '--visibility', 'export'];
  await run(['annotate', 'p.duizhao', '1', '--column', 'en', ...note]);
};

type Told = {
  readonly unchanged: number;
  readonly merged: { readonly items: number; readonly clashes: number } | null;
  readonly rows: readonly {
    readonly what: string;
    readonly row: number | null;
    readonly side: string | null;
    readonly texts: readonly string[];
  }[];
};

/** What a book that came back is said to have, each fact as a line. */
const readBack = async ({ run }: Workplace, file: string) => {
  const told = answerOf(await run(['review', 'read-book', 'p.duizhao', file, '--json'])) as Told;
  return {
    ...told,
    lines: told.rows.map(({ what, row, side, texts }) =>
      [row, side, what, texts.at(-1)].filter((one) => (one ?? '') !== '').join(' '),
    ),
  };
};

type Layout = { readonly name: string; readonly options: readonly string[] };

const layouts: readonly Layout[] = [
  { name: 'side-by-side', options: ['--layout', 'side-by-side', '--readings', 'pinyin'] },
  { name: 'alternating', options: ['--layout', 'alternating', '--unit', 'sentence'] },
  { name: 'vertical', options: ['--layout', 'vertical'] },
  { name: 'facing', options: ['--layout', 'facing'] },
];

/** A book of each layout, edited by `work` as LibreOffice then writes it: `edited-NAME.docx`. */
const editedBooks = async (
  place: Workplace,
  books: readonly (Layout & { readonly work: readonly string[] })[],
): Promise<void> => {
  await bookProject(place);
  const { at, run, folder } = place;
  for (const { name, options } of books) {
    const to = ['--to', `${name}.docx`, '--columns', 'source,en', ...options];
    expect((await run(['export', 'p.duizhao', ...to])).stderr).toBe('');
  }
  workInWriter(
    folder,
    books.map(({ name, work }) => ({
      path: at(`${name}.docx`),
      work,
      to: at(`edited-${name}.docx`),
      as: 'docx',
    })),
  );
};

describe.skipIf(lacks !== null)('a book that was edited in LibreOffice', () => {
  test('comes back with a suggestion for each of five sentences in each layout, and nothing else; saved alone it has none', async () => {
    const place = workplace();
    const five = [
      typedOver('left.', 'sailed.'),
      typedOver('亮了', '點亮了'),
      typedOver('The river was slow.', 'The river was cold.'),
      typedOver('想起父親', '想起母親'),
      typedBehind('waved', ' to him'),
    ];
    await editedBooks(place, [
      ...layouts.map((layout) => ({ ...layout, work: five })),
      ...layouts.map(({ name, options }) => ({ name: `${name}-saved`, options, work: [] })),
    ]);
    for (const { name } of layouts) {
      const { lines, unchanged, merged } = await readBack(place, `edited-${name}.docx`);
      expect({ name, lines, unchanged, merged }).toMatchObject({
        name,
        unchanged: 19,
        merged: { items: 5, clashes: 0 },
        lines: [
          '2 en edited The boat sailed.',
          '4 source edited 燈籠點亮了起來。',
          '6 en edited The river was cold.',
          '7 source edited 他想起母親的話。',
          '11 en edited Somebody waved to him from the far bank.',
        ],
      });
      expect(await readBack(place, `edited-${name}-saved.docx`)).toMatchObject({
        unchanged: 24,
        merged: null,
        rows: [],
      });
    }
  });

  test('comes back from one text alone and from words with their meanings, where words are typed over', async () => {
    const place = workplace();
    const single = { name: 'single', options: ['--layout', 'single', '--readings', 'pinyin'] };
    const words = { name: 'words', options: ['--layout', 'word-by-word'] };
    const edits = [typedOver('想起', '忘了'), typedOver('慢', '冷')];
    await editedBooks(place, [
      { ...single, work: edits },
      { ...words, work: [...edits, typedOver('left.', 'sailed.')] },
      { ...single, name: 'single-saved', work: [] },
      { ...words, name: 'words-saved', work: [] },
    ]);
    const shared = ['6 source edited 河水很冷。', '7 source edited 他忘了父親的話。'];
    expect((await readBack(place, 'edited-single.docx')).lines).toEqual(shared);
    expect((await readBack(place, 'edited-words.docx')).lines).toEqual([
      '2 en edited The boat sailed.',
      ...shared,
    ]);
    for (const [name, unchanged] of [
      ['single', 12],
      ['words', 24],
    ] as const)
      expect(await readBack(place, `edited-${name}-saved.docx`)).toMatchObject({ unchanged, rows: [] });
  });

  test('is told sentence by sentence where some were deleted, added, joined and split', async () => {
    const place = workplace();
    const work = [
      takenOut('Nobody spoke. '),
      typedOver('. Somebody', ', and somebody'),
      splitBehind('The boat left. '),
      splitBehind('He smiled.'),
      typed('A bird sang.'),
    ];
    await editedBooks(place, [
      { name: 'rows', options: ['--layout', 'side-by-side'], work },
      {
        name: 'flow',
        options: ['--layout', 'vertical'],
        work: [...work, joinedWithNext('The river was slow.')],
      },
    ]);
    const shared = [
      '3 en parted',
      '5 en deleted Nobody spoke.',
      '10 en edited The mist lifted, and somebody',
      '11 en edited waved from the far bank.',
      '9 not-placed A bird sang.',
    ];
    expect((await readBack(place, 'edited-rows.docx')).lines).toEqual(shared);
    expect((await readBack(place, 'edited-flow.docx')).lines).toEqual(shared.toSpliced(2, 0, '7 en run-on'));
  });
});
