import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { RichText, ReviewRecord, Range } from '#core/model/index.ts';
import { columnClues } from '#core/review/docx/clues.ts';
import { matchReviewDocx, roundOfReviewDocx } from '#core/review/docx/match.ts';
import type { CommentWords, FoundComment, FoundRow, ReviewDocxMatch } from '#core/review/docx/matched.ts';
import { readReviewDocx } from '#core/review/docx/read.ts';
import { docxRecord, hasUnnamed } from '#core/review/docx/record.ts';
import { emptyRecord } from '#core/review/merge.ts';
import { addedLines } from '#tests/unit/core/formats/file-lines.ts';
import { richText } from '#tests/unit/core/formats/golden-text.ts';
import { frozenRows, pair, partsOf, session, written } from '../documents.ts';
import { comments } from './returned-comments.ts';
import { tables } from './returned-tables.ts';
import { texts } from './returned-texts.ts';
import { visible } from './shown-text.ts';

/*
 * What is made of a document for review that came back, whatever was done to it in Word: what is read, found and taken, as it differs from a document in which nothing
 * was done. `returned.txt` holds it; where a change of the code changes it, the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

const rows = frozenRows([
  { source: '渡船來了。', en: { text: 'The ferry came.', tags: pair(1, 'strong', 4, 9) } },
  { source: '好。', en: 'Good.' },
  { source: '好。', en: 'Fine.' },
  { source: '他想：', en: 'He thought:', isContext: true },
  { source: '尾聲', en: 'Epilogue', kind: 'heading' },
  { source: '未譯。', en: '' },
  {
    source: '圖。',
    en: { text: 'See .', tags: [{ at: 4, kind: 'empty', id: 1, type: 'image', data: { alt: 'map' } }] },
  },
  { source: '只有原文。' },
]);
const labels = { id: ['No.'], source: ['Original'], target: ['English'], note: ['Remarks'] };
const clues = columnClues(labels, [{ session, rows }]);
const who = { reviewer: 'Reader', review: 'r', at: '2026-01-01T00:00:00.000Z' };

const base = (() => {
  const parts = partsOf(written(rows, { created: '2026-11-25T10:00:00Z' }));
  const main = (parts['word/document.xml'] ?? '')
    .replace('>review-docx:columns.id<', '>No.<')
    .replace('>export:document.columns.source<', '>Original<')
    .replace('>export:document.columns.en<', '>English<')
    .replace('>review-docx:columns.note<', '>Remarks<');
  return { ...parts, 'word/document.xml': main };
})();

const range = ({ start, end }: Range): string => `${start}–${end}`;
const named = (author: string): string => (author === '' ? 'nobody' : author);
const wordsText = ({ segment, side, frozen, own }: CommentWords): string =>
  ` on ${segment} ${side} ${range(frozen)}, own ${range(own)}`;
const commentText = ({ id, author, date, text, parent, resolved, words }: FoundComment): string =>
  `comment ${id} of ${named(author)} at ${date}${parent === null ? '' : `, answers ${parent}`}${resolved ? ', resolved' : ''}: ${visible(text)}${words.map(wordsText).join('')}`;
const foundText = ({ at, id, original, text, before, note, others, isTakenOut }: FoundRow): string =>
  `at ${at}${isTakenOut ? ', taken out' : ''}: ${[id, original, text, before, note, ...others].map(visible).join(' | ')}`;
const rich = (text: RichText | null): string => (text === null ? 'none' : richText(text));

const matchLines = (match: ReviewDocxMatch): readonly string[] => [
  ...match.rows.flatMap((row) => [
    `row ${row.row}${row.isContext ? ' (context)' : ''} by ${row.foundBy}: ${row.facts.join(', ')}`,
    ...(row.text === null ? [] : [`row ${row.row} text: ${rich(row.text)}`]),
    ...row.versions.map(
      (one) => `row ${row.row} version of ${named(one.author)} at ${one.date}: ${rich(one.text)}`,
    ),
    ...row.notes.map(
      (one) => `row ${row.row} remark of ${named(one.author)} at ${one.date}: ${visible(one.text)}`,
    ),
    ...row.comments.map((one) => `row ${row.row} ${commentText(one)}`),
    ...row.changes.map(
      (one) => `row ${row.row} ${one.is} of ${named(one.author)} at ${one.date}: ${visible(one.text)}`,
    ),
    ...(row.moved === null ? [] : [`row ${row.row} moved from ${row.moved.from} to ${row.moved.to}`]),
    ...row.found.map((one) => `row ${row.row} found ${foundText(one)}`),
  ]),
  ...match.strange.flatMap(({ is, found, after, comments }) => [
    `strange, ${is}, after ${after}, ${foundText(found)}`,
    ...comments.map((one) => `strange ${commentText(one)}`),
  ]),
  ...match.comments.map((one) => `elsewhere ${commentText(one)}`),
  ...match.outside.map((text) => `outside: ${visible(text)}`),
  ...match.people.map(
    ({ name, changes, comments, from, to }) =>
      `person ${named(name)}: ${changes} changes, ${comments} comments, ${from} to ${to}`,
  ),
  ...(match.savedBy === '' ? [] : [`saved by ${match.savedBy}`]),
];

const recordLines = ({ cells, annotations, replies }: ReviewRecord): readonly string[] => [
  ...cells.map(
    ({ uid, replaces, value }) =>
      `cell ${uid} of ${value.reviewer}, ${value.segment} ${value.side} ${value.state}${value.made === undefined ? '' : ` made ${value.made}`}: ${rich(value.text)} replaces ${replaces.length}`,
  ),
  ...annotations.map(
    ({ value: { uid, kind, body, author, created, changed, revision, resolution, anchors } }) =>
      `annotation ${uid} ${kind} of ${author} at ${created}${changed === created ? '' : ` changed ${changed}`} ${revision}${resolution === null ? '' : ` ${resolution.reason} by ${resolution.by} at ${resolution.at}`}: ${visible(body)} on ${anchors.map((anchor) => `${anchor.segment} ${anchor.side} ${range(anchor)} “${visible(anchor.quote)}”`).join(', ')}`,
  ),
  ...replies.map(
    ({ value: { uid, annotation, author, created, body } }) =>
      `reply ${uid} to ${annotation} of ${author} at ${created}: ${visible(body)}`,
  ),
];

const rounds = [
  { session, round: 1, rows },
  { session: { ...session, id: 'other' }, round: 1, rows: rows.slice(1) },
  { session, round: 2, rows: rows.slice(0, 2) },
  // Nothing was changed since the first.
  { session, round: 3, rows },
];

/** Not compressed: that is not what is looked at here, and takes longer than all the rest. */
const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level: 0,
  });

const recordOf = (match: ReviewDocxMatch, known: Parameters<typeof docxRecord>[2]): ReviewRecord => {
  const steps = docxRecord(match, rows, known, who);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};
const nothingKnown = { present: emptyRecord, received: emptyRecord };

const said = (parts: Readonly<Record<string, string>>): readonly string[] => {
  const read = readReviewDocx(zipped(parts), 'returned.docx', clues);
  if (!read.ok) return [`failure: ${read.error.code} ${JSON.stringify(read.error.params ?? {})}`];
  const match = matchReviewDocx(read.value, rows, session, 'en');
  const told = roundOfReviewDocx(read.value, rounds);
  const { origin, tables } = read.value;
  return [
    `origin: ${origin === null ? 'none' : Object.values(origin).join(' ')}`,
    `round: ${told === null ? 'none' : `${told.round.session.id} ${told.round.round} ${told.side}`}`,
    ...tables.map(
      (one) =>
        `table: ${one.heads.join(' | ')}${one.hasIds ? '' : ', no numbers'}${one.missing.length === 0 ? '' : `, without ${one.missing.join(' ')}`}`,
    ),
    ...matchLines(match),
    ...(hasUnnamed(match) ? ['something has no name'] : []),
    ...recordLines(recordOf(match, nothingKnown)),
  ];
};

it('comes to what it came to, whatever was done to the document', async () => {
  const before = said(base);
  const lines = ['== nothing done', ...before];
  for (const [name, change] of Object.entries({ ...texts, ...tables, ...comments })) {
    const after = said(change(base));
    lines.push(
      `== ${name}`,
      ...addedLines(after, before).map((line) => `- ${line}`),
      ...addedLines(before, after).map((line) => `+ ${line}`),
    );
  }
  const shown = lines.map((line) => (line.length > 500 ? `${line.slice(0, 500)}… ${line.length}` : line));
  await expect(`${shown.join('\n')}\n`).toMatchFileSnapshot('returned.txt');
});

const matchOf = (parts: Readonly<Record<string, string>>): ReviewDocxMatch => {
  const read = readReviewDocx(zipped(parts), 'returned.docx', clues);
  if (!read.ok) throw new Error(read.error.code);
  return matchReviewDocx(read.value, rows, session, 'en');
};

/** Documents that came back one after the other, by their names in the list above; nothing is said of what a document says again. */
const sequences: readonly (readonly [string, string])[] = [
  ['a text written anew, and one with tracking on', 'a text written anew, and one with tracking on'],
  ['a text written anew, and one with tracking on', 'nothing done'],
  ['two people in one text', 'a change without a name'],
  ['a change of the reader, of nobody, and of another', 'two people in one text'],
  ['a change at an hour without a zone', 'a change of the reader, of nobody, and of another'],
  ['all texts gone without tracking', 'two people in one text'],
  ['two people in one text', 'all texts gone without tracking'],
  ['a comment on words', 'a comment on words'],
  ['a comment on words', 'a comment that is resolved, and its answers'],
  ['a comment that is resolved, and its answers', 'a comment on words'],
  ['comments on words put in, taken out, and changed without tracking', 'a comment on words'],
  ['remarks by nobody, by one and by two', 'a remark of signs of Markdown, in two lines'],
  ['a remark of signs of Markdown, in two lines', 'nothing done'],
];

it('says what it said otherwise before, when another comes back', async () => {
  const changes = {
    ...texts,
    ...tables,
    ...comments,
    'nothing done': (parts: Readonly<Record<string, string>>) => parts,
  };
  const changed = (name: string) => matchOf(changes[name as keyof typeof changes]?.(base) ?? {});
  const lines: string[] = [];
  for (const [first, then] of sequences) {
    const before = recordOf(changed(first), nothingKnown);
    const known = { present: before, received: before };
    const answeredHere = {
      ...before,
      annotations: before.annotations.map((one) => ({
        ...one,
        revision: 2,
        value: { ...one.value, changed: '2026-12-01T00:00:00.000Z', revision: 2 },
      })),
    };
    lines.push(
      `== ${first}; then: ${then}`,
      ...recordLines(recordOf(changed(then), known)),
      '-- what was taken in was undone',
      ...recordLines(recordOf(changed(then), { present: emptyRecord, received: before })),
      '-- and changed here since',
      ...recordLines(recordOf(changed(then), { present: answeredHere, received: answeredHere })),
    );
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('returned-again.txt');
});
