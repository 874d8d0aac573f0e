import { join } from 'node:path';
import { plain, type ReviewRecord, type SharedAnnotation } from '#core/model/index.ts';
import { makeAnchor } from '#core/annotations/anchor.ts';
import { itemsOf, reviewedCell } from '#core/review/items.ts';
import { cellUid, emptyRecord } from '#core/review/merge.ts';
import type { PackagedRow } from '#core/review/package.ts';
import { advanceVersions } from '#core/review/versions.ts';
import { readPackage } from '#engine/review/package-file/read.ts';
import { writePackage } from '#engine/review/package-file/write.ts';
import { good } from '../fixtures.ts';
import { quiet } from '../packaging.ts';
import type { Host } from './reviewing.ts';

export const rows = 300;
export const manyRows = {
  language: 'zh-Hans',
  targets: ['en'],
  rows: Array.from({ length: rows }, (_, n) => ({
    source: `第${n}句。`,
    opens: true,
    texts: { en: `Row ${n} went away.` },
  })),
} as const;

const moment = '2026-01-01T00:00:00Z';

const said = (uid: string, body: string): Omit<SharedAnnotation, 'anchors'> => ({
  uid,
  kind: 'comment',
  body,
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author: '甲',
  created: moment,
  changed: moment,
  revision: 1,
  resolution: null,
  foreign: null,
});

const english = ({ cells }: PackagedRow): string => cells.find(({ side }) => side === 'en')?.text ?? '';

/** What 甲 makes of a text: another word. */
const textOf = (text: string): string => text.replace('went', 'walked');

/** A suggestion in each row, an answer to every tenth, and annotations of words of it with a reply to each. */
export const muchOf = (
  packaged: readonly PackagedRow[],
  annotationsEach: number,
  reviewers: readonly string[] = ['甲'],
): ReviewRecord => {
  const frozen = (row: PackagedRow) => plain(english(row));
  const cells = packaged.flatMap((row) =>
    reviewers.flatMap((reviewer) => {
      const origin = { reviewer, segment: row.segment, side: 'en' as const };
      const cell = reviewedCell(origin, frozen(row), plain(textOf(english(row))), 'translated');
      return advanceVersions([], cellUid(cell), cell);
    }),
  );
  const answers = packaged.flatMap((row, n) => {
    const origin = { reviewer: reviewers[0] ?? '', segment: row.segment, side: 'en' as const };
    const [item] = n % 10 === 0 ? itemsOf(origin, frozen(row), plain(textOf(english(row)))) : [];
    const answer = { decision: 'rejected', reason: 'No.', by: '乙', at: moment } as const;
    return item === undefined ? [] : advanceVersions([], item.id, { item: item.id, ...answer });
  });
  const notes = packaged.flatMap((row) =>
    Array.from({ length: annotationsEach }, (_, n): SharedAnnotation => {
      const place = { segment: row.segment, start: 0, end: 3 };
      const anchor = good(makeAnchor(english(row), 'en', place));
      return { ...said(`note-${row.segment}-${n}`, 'Why?'), anchors: [anchor] };
    }),
  );
  const replies = notes.map((note) => ({
    uid: `reply-${note.uid}`,
    annotation: note.uid,
    author: '甲',
    created: moment,
    changed: moment,
    revision: 1,
    body: 'Because.',
  }));
  return {
    ...emptyRecord,
    cells,
    answers,
    annotations: notes.flatMap((note) => advanceVersions([], note.uid, note)),
    replies: replies.flatMap((reply) => advanceVersions([], reply.uid, reply)),
  };
};

let files = 0;

/** Writes a package that came back with what `make` says of its rows, in place of one that did. */
export const returned = async (
  { folder }: Pick<Host, 'folder'>,
  back: string,
  make: (rows: readonly PackagedRow[]) => ReviewRecord,
): Promise<string> => {
  const { manifest, content } = good(await readPackage(back, back, null));
  const { format: _format, version: _version, base: _base, rows: _rows, parts: _parts, ...head } = manifest;
  const path = join(folder, `much-${(files += 1)}.duizhao-review`);
  good(await writePackage(path, head, { ...content, record: make(content.rows) }, null, quiet));
  return path;
};
