import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain, type SegmentId, type SharedAnnotation, type SharedReply } from '#core/model/index.ts';
import type { FoundComment, ReviewDocxMatch, RowMatch } from '#core/review/docx/matched.ts';
import { docxRecord } from '#core/review/docx/record.ts';
import { emptyRecord } from '#core/review/merge.ts';
import type { PackagedRow } from '#core/review/package.ts';
import { richHash } from '#core/review/rich-edit.ts';

/*
 * What people say in a Word document, as comments, answers and remarks, against what comes of it: nothing is lost, nobody says what another said, and
 * one thing has one name at each reading.
 */

const who = { reviewer: 'Reviewer', review: 'r', at: '2026-01-01T00:00:00.000Z' };
const side = 'en';
/** The last has no translation yet, and the one before it no text at all. */
const texts: readonly (readonly [source: string, target: string])[] = [
  ['第一句。', 'The first.'],
  ['第二句。', 'The second.'],
  ['', ''],
  ['第四句。', ''],
];

const frozen = texts.map(([source, target], n): PackagedRow => {
  const cell = (of: 'source' | 'en', text: string) => {
    const rich = plain(text);
    return { side: of, ...rich, state: 'draft' as const, hash: richHash(rich) };
  };
  return {
    segment: (n + 1) as SegmentId,
    row: n + 1,
    block: { kind: 'paragraph', level: 0 },
    opensBlock: true,
    isContext: false,
    cells: [cell('source', source), cell(side, target)],
  };
});

const authors = ['', 'Ann', 'Bo'];
const dates = [null, '2026-02-03T04:05:06Z', '2026-02-03T04:05:06', '2026-02-03T04:05:07Z', 'yesterday'];
const words = ['Why?', 'Agreed.', '# not a heading', 'two\nlines'];

type Drawn = {
  readonly row: number;
  readonly author: string;
  readonly date: string | null;
  readonly text: string;
  readonly resolved: boolean;
  /** Which of those before it is answered, if it stands in the same row and is no answer itself. */
  readonly answers: number | null;
};

const drawn: fc.Arbitrary<Drawn> = fc.record({
  row: fc.nat(texts.length - 1),
  author: fc.constantFrom(...authors),
  date: fc.constantFrom(...dates),
  text: fc.constantFrom(...words),
  resolved: fc.boolean(),
  answers: fc.option(fc.nat(5)),
});

const remark = fc.record({
  row: fc.nat(texts.length - 1),
  author: fc.constantFrom(...authors),
  date: fc.constantFrom(...dates),
  text: fc.constantFrom(...words),
});
const remarks = fc.uniqueArray(remark, {
  maxLength: 4,
  // What bears no name is the reviewer's; one has one remark in a row.
  selector: ({ row, author }) => `${row} ${author}`,
});

/** Comments as they are read, of which a third answer others. */
const commentsOf = (all: readonly Drawn[]): readonly (FoundComment & { readonly row: number })[] =>
  all.map(({ row, author, date, text, resolved, answers }, n) => {
    const above = answers === null ? undefined : all[answers];
    const isAnswer = above !== undefined && answers !== null && answers < n && above.row === row;
    return {
      row,
      id: String(n),
      author,
      date,
      text,
      resolved,
      parent: isAnswer && above.answers === null ? String(answers) : null,
      words: [],
    };
  });

const matchOf = (
  comments: ReturnType<typeof commentsOf>,
  notes: readonly { row: number; author: string; date: string | null; text: string }[] = [],
): ReviewDocxMatch => ({
  side,
  rows: frozen.map(({ segment, row }, n): RowMatch => ({
    segment,
    row,
    isContext: false,
    facts: [],
    foundBy: null,
    text: null,
    versions: [],
    notes: notes.filter((one) => one.row === n),
    comments: comments.filter((one) => one.row === n),
    changes: [],
    moved: null,
    found: [],
  })),
  strange: [],
  comments: [],
  outside: [],
  people: [],
  savedBy: '',
});

type Threads = {
  readonly annotations: readonly SharedAnnotation[];
  readonly replies: readonly SharedReply[];
};

const readOf = (match: ReviewDocxMatch): Threads => {
  const steps = docxRecord(match, frozen, { present: emptyRecord, received: emptyRecord }, who);
  for (;;) {
    const { done, value } = steps.next();
    if (done !== true) continue;
    const { annotations, replies } = value;
    return { annotations: annotations.map((one) => one.value), replies: replies.map((one) => one.value) };
  }
};

/** What is said, by the time it was said at: that of the round where Word has none that can be read. */
const sayingOf = ({ author, date, text }: Pick<FoundComment, 'author' | 'date' | 'text'>): string => {
  const time = date === null ? NaN : Date.parse(date.endsWith('Z') ? date : `${date}Z`);
  return JSON.stringify([
    author === '' ? who.reviewer : author,
    Number.isNaN(time) ? who.at : new Date(time).toISOString(),
    text.replace('# not', '\\# not'),
  ]);
};
const toldOf = ({ author, created, body }: SharedAnnotation | SharedReply): string =>
  JSON.stringify([author, created, body]);

/** A row without any text has nothing that could be annotated. */
const hasText = ({ row }: { readonly row: number }): boolean => texts[row]?.join('') !== '';

test('everything that is said comes in once, with its author, time and words, on a text of its row', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 6 }), remarks, (all, notes) => {
      const comments = commentsOf(all);
      const { annotations, replies } = readOf(matchOf(comments, notes));
      const told = [...annotations, ...replies].map(toldOf).toSorted();
      expect(told).toEqual([...comments, ...notes].filter(hasText).map(sayingOf).toSorted());
      const uids = [...annotations, ...replies].map(({ uid }) => uid);
      expect(new Set(uids).size).toBe(uids.length);
      for (const { anchors } of annotations)
        expect(anchors.map((one) => [one.side, one.start, one.end])).toEqual(
          anchors.map(({ segment }) => {
            const [source, target] = texts[segment - 1] ?? ['', ''];
            return target === '' ? ['source', 0, source.length] : ['en', 0, target.length];
          }),
        );
    }),
    { numRuns: 200 },
  );
});

test('an answer stands below what it answers, and a thread is resolved where Word says so', () => {
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 6 }), (all) => {
      const comments = commentsOf(all).filter(hasText);
      const there = new Set(comments.map(({ id }) => id));
      const { annotations, replies } = readOf(matchOf(comments));
      const bodyOf = new Map(annotations.map((one) => [one.uid, toldOf(one)]));
      const byId = new Map(comments.map((one) => [one.id, one]));
      const answers = comments.filter(({ parent }) => parent !== null && there.has(parent));
      const pair = (one: FoundComment): string =>
        `${sayingOf(byId.get(one.parent ?? '') ?? one)} < ${sayingOf(one)}`;
      expect(replies.map((one) => `${bodyOf.get(one.annotation)} < ${toldOf(one)}`).toSorted()).toEqual(
        answers.map(pair).toSorted(),
      );
      const roots = comments.filter((one) => !answers.includes(one));
      expect(annotations.map((one) => `${toldOf(one)} ${one.resolution?.by ?? 'open'}`).toSorted()).toEqual(
        roots
          .map((one) => {
            const by = one.author === '' ? who.reviewer : one.author;
            return `${sayingOf(one)} ${one.resolved ? by : 'open'}`;
          })
          .toSorted(),
      );
    }),
    { numRuns: 200 },
  );
});

test('one who wrote nothing else in that second may say it in other words, and in another row: it is the same comment', () => {
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 1, maxLength: 6 }), fc.nat(5), (all, which) => {
      const comments = commentsOf(all.map((one) => ({ ...one, answers: null }))).filter(hasText);
      const chosen = comments[which % Math.max(1, comments.length)];
      fc.pre(chosen !== undefined && chosen.date !== null);
      if (chosen === undefined) return;
      const alike = comments.filter(
        ({ author, date }) => author === chosen.author && date === chosen.date,
      ).length;
      const namesIn = (of: typeof comments): ReadonlySet<string> =>
        new Set(readOf(matchOf(of)).annotations.map(({ uid }) => uid));
      const before = namesIn(comments);
      const after = namesIn(
        comments.map((one) =>
          one === chosen ? { ...one, text: 'In other words.', row: 3 - (one.row % 2) * 3 } : one,
        ),
      );
      const isSame = [...before].every((uid) => after.has(uid)) && before.size === after.size;
      // Of several of one second others keep their names, and this one has another.
      expect(isSame).toBe(alike === 1);
    }),
    { numRuns: 200 },
  );
});
