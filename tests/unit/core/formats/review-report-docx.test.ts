import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { writeReviewDocx } from '#core/review/report/docx.ts';
import type { RichText } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { reviewReport, type ReviewReport } from '#core/review/report.ts';
import { scoreLines } from '#core/review/score-lines.ts';
import { languages, type WordLanguage } from '../../words.ts';
import {
  answered,
  assessed,
  back,
  inputOf,
  note,
  recordOf,
  reply,
  row,
  textOf,
  wordsIn,
} from '../review/report-fixtures.ts';
import { expectXml } from './xml.ts';
import { hostile, hostileInput } from '../review/report-hostile.ts';

const partsOf = (report: ReviewReport, language: WordLanguage = 'en'): ReadonlyMap<string, string> => {
  const pieces: Uint8Array[] = [];
  const voice = { language, words: wordsIn(language) };
  expect(writeReviewDocx(report, voice, (bytes) => pieces.push(bytes)).ok).toBe(true);
  return new Map(
    Object.entries(unzipSync(Buffer.concat(pieces))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
};

const main = (report: ReviewReport, language?: WordLanguage): string =>
  partsOf(report, language).get('word/document.xml') ?? '';

type Change = { readonly is: string; readonly author: string; readonly date: string; words: string };
type Paragraph = { accepted: string; rejected: string; bold: string; wasBold: string };
type Read = {
  readonly paragraphs: readonly Paragraph[];
  readonly changes: readonly Change[];
  /** Words between the marks of each comment, deleted ones included. */
  readonly commented: ReadonlyMap<string, string>;
  readonly numbers: readonly string[];
};

/** A main part as a reader sees it who accepts all changes, or rejects them. */
const read = (xml: string): Read => {
  const paragraphs: Paragraph[] = [];
  const changes: Change[] = [];
  const commented = new Map<string, string>();
  const open = new Set<string>();
  const numbers: string[] = [];
  let change: Change | null = null;
  let [bold, wasBold, isFormer] = [false, false, false];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const id = attributes['w:id'] ?? '';
        if (name === 'w:p') paragraphs.push({ accepted: '', rejected: '', bold: '', wasBold: '' });
        if (name === 'w:r') [bold, wasBold] = [false, false];
        if (name === 'w:b' && !isFormer) [bold, wasBold] = [true, true];
        if (name === 'w:b' && isFormer) wasBold = true;
        if (name === 'w:rPrChange') [isFormer, wasBold] = [true, false];
        if (['w:ins', 'w:del', 'w:rPrChange'].includes(name)) {
          const made = {
            is: name,
            author: attributes['w:author'] ?? '',
            date: attributes['w:date'] ?? '',
            words: '',
          };
          changes.push(made);
          numbers.push(id);
          if (name !== 'w:rPrChange') change = made;
        }
        if (name === 'w:commentRangeStart') {
          open.add(id);
          commented.set(id, '');
        }
        if (name === 'w:commentRangeEnd') open.delete(id);
      },
      ontext: (text) => {
        const last = paragraphs.at(-1);
        if (last === undefined) return;
        if (change !== null) change.words += text;
        if (change?.is !== 'w:del') last.accepted += text;
        if (change?.is !== 'w:ins') last.rejected += text;
        if (bold) last.bold += text;
        if (wasBold) last.wasBold += text;
        for (const id of open) commented.set(id, `${commented.get(id) ?? ''}${text}`);
      },
      onclosetag: (name) => {
        if (name === 'w:ins' || name === 'w:del') change = null;
        if (name === 'w:rPrChange') isFormer = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { paragraphs, changes, commented, numbers };
};

const first = row(1, '他回家了。', 'He goed home late.');
const second = row(2, '她笑了。', 'She laughed loud today.');
const third = row(3, '天黑了。', 'It got dark.');
const bold: RichText = {
  text: 'It got dark.',
  tags: [
    { at: 3, kind: 'open', id: 1, type: 'strong' },
    { at: 6, kind: 'close', id: 1, type: 'strong' },
  ],
};
const ofA = back('A', first, 'He went home.');
const items = itemsOfCell(ofA, textOf(first));
const report = reviewReport(
  inputOf([first, second, third], {
    record: recordOf({
      cells: [
        ofA,
        back('B', first, 'He walked home late.'),
        back('A', second, 'They laughed loud today.'),
        back('B', second, 'She laughed loud yesterday.'),
        back('A', third, bold),
      ],
      assessments: items
        .slice(0, 1)
        .map(({ id }) => assessed(id, { severity: 'major', reason: 'No *such* form' })),
      answers: items.slice(0, 1).map(({ id }) => answered(id, { decision: 'rejected', reason: 'Dialect' })),
      annotations: [
        note('n1', 'A', row(1, '', 'He went home.'), 'en', 'went home', { body: 'How?' }),
        note('n2', 'B', first, 'source', '回家'),
      ],
      replies: [reply('r1', 'n1', 'T', 'By tram')],
    }),
    parcels: [
      { direction: 'in', kind: 'return', round: 1, from: 'A', at: '2026-03-02T10:00:00.500Z', name: 'p' },
    ],
  }),
);

describe('the report of a review as a Word document', () => {
  const xml = main(report);
  const { paragraphs, changes, commented, numbers } = read(xml);
  const line = (accepted: string): Paragraph | undefined =>
    paragraphs.find((paragraph) => paragraph.accepted === accepted);

  it('gives the reviewer’s text when all is accepted, and the frozen one when all is rejected', () => {
    expect(line('He went home.')?.rejected).toBe('He goed home late.');
    expect(line('He walked home late.')?.rejected).toBe('He goed home late.');
  });

  it('has suggestions that do not touch in one text, each by its author', () => {
    expect(line('They laughed loud yesterday.')?.rejected).toBe('She laughed loud today.');
    expect(changes.filter(({ words }) => ['They', 'yesterday'].includes(words))).toMatchObject([
      { is: 'w:ins', author: 'A', date: '2026-03-02T10:00:00Z' },
      { is: 'w:ins', author: 'B', date: '2026-03-05T12:00:00Z' },
    ]);
  });

  it('tracks formatting as formatting', () => {
    expect(line('It got dark.')).toMatchObject({ rejected: 'It got dark.', bold: 'got', wasBold: '' });
    expect(changes.filter(({ is }) => is === 'w:rPrChange')).toMatchObject([{ author: 'A' }]);
  });

  it('numbers no two changes alike', () => {
    expect(numbers.length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('has comments on the suggestion with what was said and answered, and on the words annotated', () => {
    const comments = partsOf(report).get('word/comments.xml') ?? '';
    const found = Array.from(
      comments.matchAll(/<w:comment w:id="(\d+)" w:author="([^"]*)".*?<\/w:comment>/g),
      ([whole, id = '', author]) => [
        commented.get(id),
        author,
        Array.from(whole.matchAll(/<w:t [^>]*>([^<]*)/g), ([, text]) => text).join('|'),
      ],
    );
    expect(found).toEqual([
      ['回家', 'B', 'Comment|Note n2'],
      ['goedwent', 'A', 'Replacement · Mistranslation · Major|No *such* form|decided'],
      ['goedwent', 'T', 'rejected|Dialect'],
      ['went home', 'A', 'Comment|How?'],
      ['went home', 'T', 'By tram'],
    ]);
  });

  it('prints the lines of the score sheet word for word', () => {
    const text = paragraphs.map(({ accepted }) => accepted);
    for (const { score, unassessed } of report.scores[0]?.scores ?? [])
      for (const { label, value, formula } of scoreLines(score, wordsIn('en'), unassessed))
        for (const words of [label, value, formula]) expect(text).toContain(words);
  });

  it('draws bars as long as their numbers, of shaded cells', () => {
    const [errors] = Array.from(
      xml.matchAll(/<w:gridSpan w:val="(\d+)"\/><w:shd [^>]*w:fill="B0703A"/g),
      ([, span]) => Number(span),
    );
    expect(errors).toBe(54);
  });

  it.each(languages)('lacks no sentence in %s', (language) => {
    expect(main(report, language)).not.toMatch(
      /\{\{|>(?:score|items|comparison|people|facts|sheet|agreement|columns)\.[a-z]/,
    );
  });

  it('stops when its bytes are not wanted any more', () => {
    const stopped = new Error('stopped');
    expect(() =>
      writeReviewDocx(report, { language: 'en', words: wordsIn('en') }, () => {
        throw stopped;
      }),
    ).toThrow(stopped);
  });
});

describe('hostile words in a Word document', () => {
  const parts = partsOf(reviewReport(hostileInput()));

  it('are words, in every part', () => {
    for (const [name, xml] of parts) {
      expectXml(xml);
      expect(xml, name).not.toMatch(/<(?:script|img)/);
    }
    const { paragraphs } = read(parts.get('word/document.xml') ?? '');
    const text = paragraphs.map(({ accepted }) => accepted).join('\n');
    for (const { written } of hostile) expect(text).toContain(written);
  });
});
