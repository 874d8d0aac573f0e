import { array, assert, boolean, constantFrom, property, record, tuple, type Arbitrary } from 'fast-check';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ImportBatch } from '#core/import/index.ts';
import type { CellState } from '#core/model/index.ts';
import { insertBatch } from '#engine/store/batches-repository.ts';
import { projectKind } from '#engine/store/database-kind.ts';
import { closeDatabase, createDatabase, keepFewPages, transactPart } from '#engine/store/database.ts';
import { insertDocument } from '#engine/store/documents-repository.ts';
import { all, type Value } from '#engine/store/handles.ts';
import { rowSum } from '#engine/store/row-sums.ts';
import { good, scratch } from './fixtures.ts';

const aDocument = {
  name: 'a.txt',
  format: 'txt',
  encoding: 'utf-8',
  language: 'zh-Hant',
  targets: ['en'],
  bytes: 0,
  cleans: false,
  choices: {},
  present: false,
  status: 'importing',
  versionOf: null,
} as const;

const opened = () => {
  const path = join(scratch(), 'a.duizhao');
  const database = good(createDatabase(projectKind, path));
  onTestFinished(() => closeDatabase(database, path));
  const { write } = database;
  if (write === null) throw new Error('read-only');
  return { path, write };
};

type Column = ImportBatch['columns'][number];
type Cell = {
  readonly text: string;
  readonly tags: string | null;
  readonly key: string | null;
  readonly characters: number;
  readonly words: number;
  readonly own: { readonly state: CellState; readonly locked: boolean; readonly stale: boolean } | null;
};

const few = <T>(...values: T[]) => constantFrom(...values);

/** Often the same in all cells of a column: what is so stands in the statement that stores them. */
const cell: Arbitrary<Cell> = record({
  text: few('', '同', "it's", '😀'),
  tags: few(null, '[]'),
  key: few(null, 'key', ''),
  characters: few(0, 1, 2),
  words: few(0, 1),
  own: few(null, null, { state: 'approved', locked: true, stale: false } as const),
});

/** A column of 1 to 120 cells, of which each is the one or the other: beyond 50 they are stored by two statements. */
const cells = tuple(cell, cell, few(1, 49, 51, 120)).chain(([one, other, length]) =>
  array(boolean(), { minLength: length, maxLength: length }).map((which) => ({
    alike: which.map(() => one),
    mixed: which.map((is) => (is ? one : other)),
  })),
);

const columnOf = (side: Column['side'], state: CellState, from: readonly Cell[]): Column => ({
  side,
  usual: { state, origin: 'imported', locked: false, stale: false },
  own: new Map(
    from.flatMap(({ own }, n) => (own === null ? [] : [[n, { ...own, origin: 'typed' } as const] as const])),
  ),
  text: from.map(({ text }) => text),
  tags: from.map(({ tags }) => tags),
  key: from.map(({ key }) => key),
  characters: from.map(({ characters }) => characters),
  words: from.map(({ words }) => words),
});

const batchOf = (columns: readonly Column[]): ImportBatch => {
  const rows = columns[0]?.text ?? [];
  return {
    kinds: ['paragraph'],
    levels: [0],
    lines: [1],
    continues: false,
    blocks: rows.map(() => 0),
    ranks: rows.map((_, n) => `a${n}`),
    gaps: rows.map(() => '\n'),
    columns,
    refs: new Map(),
    repairs: [],
    comments: [],
    alignments: [],
  };
};

const expected = (first: number, { side, usual, own, text, ...rest }: Column): readonly Value[][] =>
  text.map((words, n) => {
    const facts = own.get(n) ?? usual;
    const tags = rest.tags[n] ?? null;
    const state = words === '' && tags === null ? 'empty' : facts.state;
    return [
      first + n,
      side,
      words,
      tags,
      state,
      Number(facts.locked),
      facts.origin,
      Number(facts.stale),
      rest.key[n] ?? null,
      rest.characters[n] ?? 0,
      rest.words[n] ?? 0,
    ];
  });

test('cells of an import are stored with all that is known of each, and with its checksum, whatever they have in common', () => {
  const { path, write } = opened();
  const document = good(transactPart(write, path, (to) => insertDocument(to, aDocument)));
  assert(
    property(cells, boolean(), ({ alike, mixed }, isFirstAlike) => {
      const [left, right] = isFirstAlike ? [alike, mixed] : [mixed, alike];
      const columns = [columnOf('source', 'translated', left), columnOf('en', 'draft', right)];
      const { first } = good(
        transactPart(write, path, (to) => insertBatch(to, document, batchOf(columns), null)),
      );
      const stored = all<Record<string, Value>>(
        write,
        'SELECT * FROM cells WHERE segment_id >= ? ORDER BY side DESC, segment_id',
        first,
      ).map((row) => Object.values(row));
      expect(stored).toEqual(
        columns.flatMap((column) => expected(first, column).map((row) => [...row, rowSum(row)])),
      );
    }),
  );
});

test('a project keeps its memory for pages but for the time of work that says it needs little', () => {
  const { write } = opened();
  const pages = (): unknown => write.pragma('cache_size', { simple: true });
  const usual = pages();
  const letKeep = keepFewPages(write);
  expect(Number(pages())).toBeGreaterThan(Number(usual));
  letKeep();
  expect(pages()).toBe(usual);
});
