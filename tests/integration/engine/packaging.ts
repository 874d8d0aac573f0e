import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Answer,
  Result,
  ReviewRecord,
  RichText,
  SegmentId,
  SharedAnnotation,
} from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import { cellUid, emptyRecord } from '#core/review/merge.ts';
import { packContent, type PackableRow, type PackageContent } from '#core/review/package.ts';
import { richHash } from '#core/review/rich-edit.ts';
import { advanceVersions } from '#core/review/versions.ts';
import { writePackage, type PackageHead } from '#engine/review/package-file/write.ts';
import { good } from './fixtures.ts';

export const fileName = 'one.duizhao-review';
export const at = '2026-11-25T10:00:00Z';
/** Little more rounds than a lock must have: the tests open many. */
export const fewRounds = 101_000;

export const head: PackageHead = {
  kind: 'handover',
  project: 'project-1',
  title: '老城的電車',
  session: {
    id: 'session-1',
    title: 'First look',
    opened: at,
    asked: 'suggest',
    scope: { is: 'all' },
    language: 'zh-Hant',
    sides: ['en'],
    profile: null,
    reviewers: ['甲'],
  },
  round: 1,
  from: 'A',
  made: at,
};

/** A job that says nothing and is not cancelled. */
export const quiet = { progress: () => {}, signal: new AbortController().signal };

const rowOf = (english: RichText, index: number): PackableRow => ({
  segment: (index + 1) as SegmentId,
  row: index + 1,
  block: { kind: 'paragraph', level: 0 },
  opensBlock: true,
  cells: {
    source: { ...plain(`第${index + 1}句。`), state: 'translated' },
    en: { ...english, state: 'translated' },
  },
});

const note = (body: string): SharedAnnotation => ({
  uid: 'note',
  kind: 'comment',
  body,
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author: '甲',
  created: at,
  changed: at,
  revision: 1,
  resolution: null,
  foreign: null,
  anchors: [
    {
      segment: 1 as SegmentId,
      side: 'en',
      start: 0,
      end: 0,
      startLean: 'after',
      endLean: 'before',
      quote: '',
      prefix: '',
      suffix: '',
      folded: '',
      hash: '',
      status: 'live',
      candidates: [],
    },
  ],
});

/** What was said of the first row: it was suggested, answered and commented on, with the last of `texts`. */
const recordOf = (texts: readonly RichText[]): ReviewRecord => {
  const [first, last] = [texts[0], texts.at(-1)];
  if (first === undefined || last === undefined) return emptyRecord;
  const place = { reviewer: '甲', segment: 1 as SegmentId, side: 'en' as const };
  const cell = reviewedCell(place, first, last, 'reviewed');
  const answer: Answer = { item: richHash(first), decision: 'rejected', reason: last.text, by: 'A', at };
  return {
    ...emptyRecord,
    cells: advanceVersions([], cellUid(cell), cell),
    answers: advanceVersions([], answer.item, answer),
    annotations: advanceVersions([], 'note', note(last.text)),
  };
};

/** Rows with these English texts, all to be reviewed, and something said of the first. */
export const contentOf = (texts: readonly RichText[]): PackageContent => {
  const rows = texts.map(rowOf);
  return packContent(rows, new Set(rows.map(({ segment }) => segment)), head.session, recordOf(texts), 0);
};

/** The bytes of a package in `folder`. */
export const packed = async (
  folder: string,
  content: PackageContent,
  passphrase: string | null = null,
): Promise<Buffer> => {
  const path = join(folder, `${crypto.randomUUID()}.partial`);
  good(await writePackage(path, head, content, passphrase, quiet, fewRounds));
  return readFileSync(path);
};

/** The detail of a failure, for failures that have one. */
export const detailOf = (result: Result<unknown>): unknown =>
  result.ok ? null : result.error.params?.['detail'];
