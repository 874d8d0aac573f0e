import * as fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { annotate } from './annotating.ts';
import { good, scratch, startEngine } from './fixtures.ts';
import { allRows, importFile } from './importing.ts';
import { contentOf } from './updating.ts';

/*
 * A model of what a newer version of a document does: sentences that no other is like are the same, changed, new or gone, and everything
 * that hangs on one goes with it.
 */

const characters = Array.from(
  '天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜',
);
const simplified: Readonly<Record<string, string>> = {
  黃: '黄',
  張: '张',
  來: '来',
  閏: '闰',
  餘: '余',
  歲: '岁',
  調: '调',
  陽: '阳',
  雲: '云',
  騰: '腾',
  結: '结',
  為: '为',
  呂: '吕',
};

/** The words of a sentence, which stand in no other. */
const wordsOf = (n: number): string => {
  let state = Math.imul(n + 1, 2_654_435_761) >>> 0;
  return Array.from({ length: 14 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return characters[(state >>> 8) % characters.length] ?? '';
  }).join('');
};

type Sentence = { readonly n: number; readonly isChanged: boolean };
const asText = ({ n, isChanged }: Sentence): string => {
  const words = wordsOf(n);
  return isChanged ? `${words.slice(0, 9)}雪${words.slice(9)}。` : `${words}。`;
};
const inSimplified = (sentence: Sentence): string =>
  Array.from(asText(sentence), (character) => simplified[character] ?? character).join('');

type Paragraphs = readonly (readonly Sentence[])[];
const fileOf = (paragraphs: Paragraphs): string =>
  `${paragraphs.map((sentences) => sentences.map(asText).join('')).join('\n\n')}\n`;

const change = fc.record({
  does: fc.constantFrom('change', 'remove', 'add', 'move'),
  at: fc.nat(),
  to: fc.nat(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** One change after another: of sentences, and of whole paragraphs when they move. */
const newerThan = (older: Paragraphs, changes: readonly Change[]): Paragraphs => {
  let next = 1000;
  return changes.reduce<Paragraphs>((paragraphs, { does, at, to }) => {
    const where = at % paragraphs.length;
    const own = paragraphs[where] ?? [];
    const n = to % own.length;
    const changed = { n: own[n]?.n ?? 0, isChanged: true };
    if (does === 'change') return paragraphs.with(where, own.with(n, changed));
    if (does === 'add') {
      next += 1;
      return paragraphs.with(where, own.toSpliced(n, 0, { n: next, isChanged: false }));
    }
    if (does === 'move') return paragraphs.toSpliced(where, 1).toSpliced(to % paragraphs.length, 0, own);
    if (own.length > 1) return paragraphs.with(where, own.toSpliced(n, 1));
    return paragraphs.length > 1 ? paragraphs.toSpliced(where, 1) : paragraphs;
  }, older);
};

/** The longest run of numbers that ascend: what did not move. */
const longestRun = (numbers: readonly number[]): number => {
  const lengths: number[] = [];
  for (const [at, number] of numbers.entries())
    lengths.push(
      1 +
        Math.max(0, ...lengths.filter((_, before) => (numbers[before] ?? Infinity) < number && before < at)),
    );
  return Math.max(0, ...lengths);
};

const english = (n: number): string => `Sentence ${n}.`;

const run = async (sizes: readonly number[], changes: readonly Change[]): Promise<void> => {
  let next = 0;
  const older: Paragraphs = sizes.map((size) =>
    Array.from({ length: size }, () => ({ n: (next += 1), isChanged: false })),
  );
  const newer = newerThan(older, changes);
  const folder = scratch();
  const engine = startEngine(folder);
  const { client } = engine;
  const { document, project } = good(await importFile(engine, folder, 'a.txt', fileOf(older)));
  const before = await allRows(engine);
  expect(before).toHaveLength(next);
  for (const { segment, row } of before) {
    good(
      await client.cells.edit({
        segment,
        side: 'en',
        before: '',
        after: { text: english(row), tags: [] },
      }),
    );
    await annotate(client, [[row, 'source', wordsOf(row).slice(0, 5)]], { body: String(row) });
  }
  const segments = before.map(({ segment }) => segment);
  good(await client.cells.setState({ segments, side: 'en', state: 'reviewed' }));
  const content = async () => {
    good(await client.project.close({}));
    const found = contentOf(project.path);
    good(await client.project.open({ path: project.path }));
    return found;
  };
  const was = await content();

  const path = join(folder, 'newer.txt');
  writeFileSync(path, fileOf(newer));
  const report = good(await client.documents.update({ document, from: { path }, job: 'update' }));
  const now = await allRows(engine);
  const sentences = newer.flatMap((own) => own.map((sentence, at) => ({ ...sentence, opens: at === 0 })));
  expect(
    now.map(({ segment, cells: { source, en, ...others }, opensBlock }) => ({
      segment: segments.includes(segment) ? segment : 'new',
      source: [source?.text, source?.state, source?.origin],
      simplified: [others['zh-Hans']?.text, others['zh-Hans']?.origin],
      english: [en?.text, en?.state, en?.stale],
      opensBlock,
    })),
  ).toEqual(
    sentences.map(({ opens, ...sentence }) => ({
      segment: before[sentence.n - 1]?.segment ?? 'new',
      source: [asText(sentence), 'translated', 'imported'],
      simplified: [inSimplified(sentence), 'converted'],
      english:
        sentence.n > 1000 ? ['', 'empty', false] : [english(sentence.n), 'reviewed', sentence.isChanged],
      opensBlock: opens,
    })),
  );
  const left = sentences.filter(({ n }) => n <= 1000);
  const counts = {
    kept: left.filter(({ isChanged }) => !isChanged).length,
    changed: left.filter(({ isChanged }) => isChanged).length,
    moved: left.length - longestRun(left.map(({ n }) => n)),
    added: sentences.length - left.length,
    removed: next - left.length,
    split: 0,
    merged: 0,
    held: 0,
  };
  expect(report.rows).toEqual(counts);

  // What was said of words stands where these are now.
  const { items } = good(await client.annotations.list({ count: 500 }));
  const told = items.map(({ annotation: { body }, anchors: [anchor] }) =>
    [body, anchor?.status, anchor?.row, anchor?.words].join(' '),
  );
  const expected = Array.from({ length: next }, (_, at) => {
    const row = sentences.findIndex(({ n }) => n === at + 1);
    const words = wordsOf(at + 1).slice(0, 5);
    return row < 0 ? [at + 1, 'orphan'] : [at + 1, 'live', row + 1, words].join(' ');
  });
  for (const one of expected) {
    if (typeof one === 'string') expect(told).toContain(one);
    else expect(told.find((each) => each.startsWith(`${one.join(' ')} `))).toBeDefined();
  }
  expect(good(await client.project.check({})).problems).toEqual([]);

  // A newer version that is the same has nothing to do; one step of undo takes all of it back, after another start as well.
  expect(good(await client.documents.update({ document, from: { path }, job: 'again' })).sequence).toBeNull();
  const is = await content();
  if (report.sequence === null) {
    expect(is).toEqual(was);
    return;
  }
  good(await client.history.undo({}));
  expect(await content()).toEqual(was);
  good(await client.history.redo({}));
  expect(await content()).toEqual(is);
  await engine.close();
};

test('what a newer version keeps, changes, moves, brings and drops is what became of rows, translations and annotations', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 6 }),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      run,
    ),
    { numRuns: 3 },
  );
  expect.hasAssertions();
});
