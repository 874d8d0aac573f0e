import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReviewDocx } from '#core/review/report/docx.ts';
import type { RichText } from '#core/model/index.ts';
import { itemsOfCell } from '#core/review/items.ts';
import { reviewReport } from '#core/review/report.ts';
import { lackOfProgram } from '#tests/needs.ts';
import { quickFolder } from '#tests/quick-folder.ts';
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
} from '../../unit/core/review/report-fixtures.ts';

const missing = lackOfProgram('soffice', 'tracked changes of a review through LibreOffice') !== null;

const folder = mkdtempSync(join(quickFolder, 'duizhao-review-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linked: RichText = {
  text: '𠮷祥號電車從港口開往檔案館。',
  tags: [
    { at: 2, kind: 'open', id: 1, type: 'strong' },
    { at: 4, kind: 'close', id: 1, type: 'strong' },
    { at: 6, kind: 'open', id: 2, type: 'link', data: { href: 'https://example.org/' } },
    { at: 8, kind: 'close', id: 2, type: 'link' },
  ],
};
const first = row(1, '電車從港口開往檔案館。', 'The lucky tram drive from the harbour  to the archive.');
const second = row(2, '她笑了。\n他沒有。', 'She laughed.\nHe did not.');
const third = row(3, '天黑了。', 'It got dark.');
const fourth = row(4, '完', linked);
const moved: RichText = { ...linked, text: linked.text.replace('祥', '利').replace('開往', '駛向') };

const ofA = back('審校 A', first, 'The lucky tram runs from the port  to the archive.');
const items = itemsOfCell(ofA, textOf(first));
const report = reviewReport(
  inputOf([first, second, third, fourth], {
    record: recordOf({
      cells: [
        ofA,
        back('B', first, 'The happy tram rides from the harbour  to the archive.'),
        back('審校 A', second, 'She smiled.\nHe did not.'),
        back('B', second, 'She laughed.\nHe did not laugh.'),
        back('B', third, 'It got dark.', 'approved'),
        back('B', fourth, moved),
      ],
      assessments: items
        .slice(0, 1)
        .map(({ id }) => assessed(id, { severity: 'major', reason: 'Third person' })),
      answers: items.slice(0, 1).map(({ id }) => answered(id, { decision: 'rejected', reason: 'Dialect' })),
      annotations: [
        note('n1', '審校 A', first, 'source', '港口'),
        note('n2', 'B', row(1, '', 'The happy tram rides'), 'en', 'happy tram'),
        note('n3', 'B', third, 'en', 'dark', { body: 'Night?' }),
      ],
      replies: [reply('r1', 'n3', 'T', 'Dusk')],
    }),
    parcels: [
      {
        direction: 'in',
        kind: 'return',
        round: 1,
        from: '審校 A',
        at: '2026-03-02T10:00:00.500Z',
        name: 'p',
      },
    ],
  }),
);

type Change = { readonly is: string; author: string; date: string; words: string };
type Seen = {
  /** Paragraphs as they are when all changes are accepted, or rejected. */
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
  readonly changes: readonly Change[];
  /** The words each comment is on, deleted ones included, by what it says. */
  readonly comments: readonly { readonly says: string; readonly words: string }[];
};

/** What stands in a flat ODT for characters that are not letters of it. */
const standsFor = (name: string, attributes: Record<string, string>): string => {
  if (name === 'text:s') return ' '.repeat(Number(attributes['text:c'] ?? 1));
  return name === 'text:line-break' ? '\n' : '';
};

const see = (xml: string): Seen => {
  const paragraphs: { accepted: string; rejected: string }[] = [];
  const regions = new Map<string, Change>();
  const open = new Set<Change>();
  const comments: { says: string; words: string; readonly name: string }[] = [];
  const openComments = new Set<(typeof comments)[number]>();
  const path: string[] = [];
  let region = '';
  let inside: (typeof comments)[number] | null = null;

  const add = (text: string): void => {
    const last = paragraphs.at(-1);
    if (last === undefined || !path.includes('text:p')) return;
    for (const change of open) change.words += text;
    if (![...open].some(({ is }) => is === 'text:deletion')) last.accepted += text;
    if (![...open].some(({ is }) => is === 'text:insertion')) last.rejected += text;
    for (const comment of openComments) comment.words += text;
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        path.push(name);
        const id = attributes['text:change-id'] ?? '';
        const change = regions.get(id);
        if (name === 'text:changed-region') region = attributes['text:id'] ?? '';
        if (/^text:(?:insertion|deletion|format-change)$/.test(name))
          regions.set(region, { is: name, author: '', date: '', words: '' });
        if (name === 'text:change-start' && change !== undefined) open.add(change);
        if (name === 'text:change-end' && change !== undefined) open.delete(change);
        if (name === 'office:annotation') {
          inside = { says: '', words: '', name: attributes['office:name'] ?? '' };
        } else if (name === 'office:annotation-end') {
          for (const comment of openComments)
            if (comment.name === attributes['office:name']) openComments.delete(comment);
        } else if (inside === null && name === 'text:p') paragraphs.push({ accepted: '', rejected: '' });
        else if (inside === null) add(standsFor(name, attributes));
      },
      ontext: (text) => {
        const change = regions.get(region);
        if (path.includes('office:change-info')) {
          if (change !== undefined && path.at(-1) === 'dc:creator') change.author += text;
          if (change !== undefined && path.at(-1) === 'dc:date') change.date += text;
        } else if (inside === null) {
          if (path.includes('text:p') || path.includes('text:h')) add(text);
        } else if (path.slice(path.indexOf('office:annotation')).includes('text:p')) inside.says += text;
      },
      onclosetag: (name) => {
        path.pop();
        if (name !== 'office:annotation' || inside === null) return;
        comments.push(inside);
        if (inside.name !== '') openComments.add(inside);
        inside = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return {
    accepted: paragraphs.map(({ accepted }) => accepted),
    rejected: paragraphs.map(({ rejected }) => rejected),
    changes: [...regions.values()],
    comments,
  };
};

describe.skipIf(missing)('the Word report of a review in LibreOffice', () => {
  let seen: Seen = { accepted: [], rejected: [], changes: [], comments: [] };

  beforeAll(() => {
    const parts: Uint8Array[] = [];
    writeReviewDocx(report, { language: 'en', words: wordsIn('en') }, (bytes) => parts.push(bytes));
    const file = join(folder, 'out.docx');
    writeFileSync(file, Buffer.concat(parts));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const order = [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, file];
    const converted = spawnSync('soffice', order);
    if (converted.status !== 0) throw new Error(converted.stderr.toString());
    seen = see(readFileSync(join(folder, 'out.fodt'), 'utf8'));
  }, 120_000);

  it('gives each reviewer’s text when all changes are accepted', () => {
    expect(seen.accepted).toEqual(
      expect.arrayContaining([
        'The lucky tram runs from the port  to the archive.',
        'The happy tram rides from the harbour  to the archive.',
        'She smiled.\nHe did not laugh.',
        'It got dark.',
        moved.text,
      ]),
    );
  });

  it('gives the frozen texts when all are rejected', () => {
    for (const of of [first, second, third, fourth]) expect(seen.rejected).toContain(textOf(of).text);
    for (const of of [first, second, fourth]) expect(seen.accepted).not.toContain(textOf(of).text);
  });

  it('says whose each change is, and when it was handed back', () => {
    const of = (words: string) => seen.changes.filter((change) => change.words === words);
    expect(of('port')).toMatchObject([
      { is: 'text:insertion', author: '審校 A', date: '2026-03-02T10:00:00' },
    ]);
    expect(of('happy')).toMatchObject([{ author: 'B', date: '2026-03-05T12:00:00' }]);
    expect(of('drive').map(({ is, author }) => [is, author])).toEqual([
      ['text:deletion', 'B'],
      ['text:deletion', '審校 A'],
    ]);
  });

  it('has comments on their words, with what was said and answered', () => {
    const on = (words: string): readonly string[] =>
      seen.comments.filter((comment) => comment.words === words).map(({ says }) => says);
    expect([...on('driveruns')].sort()).toEqual([
      'Replacement · Mistranslation · MajorThird persondecided',
      'rejectedDialect',
    ]);
    expect(on('港口')).toEqual(['CommentNote n1']);
    expect(on('happy tram')).toEqual(['CommentNote n2']);
    expect([...on('dark')].sort()).toEqual(['CommentNight?', 'Dusk']);
  });
});
