import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ReviewedCell, SharedAnnotation, SharedReply } from '#core/model/index.ts';
import { cellUid } from '#core/review/merge.ts';
import { contentPieces, readContent } from '#core/review/package-content.ts';
import { baseOf, type PackageContent, type PackageManifest } from '#core/review/package.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { advanceVersions } from '#core/review/versions.ts';
import { readLimits } from '#core/formats/limits.ts';
import { largest, noise, repeated, type HostileFile, type Sound } from '../file.ts';

type Opened = { readonly manifest: PackageManifest; readonly content: PackageContent };

const opened = (bytes: Uint8Array): Opened => {
  const parts = unzipSync(bytes);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const manifest = JSON.parse(part('manifest.json')) as PackageManifest;
  const steps = readContent(part('content.json'), manifest, 'sound');
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (!step.value.ok) throw new Error('the package is not sound');
    return { manifest, content: step.value.value };
  }
};

const closed = (manifest: PackageManifest, content: Uint8Array): Uint8Array => {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const whole = { ...manifest, parts: [{ name: 'content.json', bytes: content.length, sha256 }] };
  const options = { level: 1, mtime: new Date(1980, 0, 1) } as const;
  return zipSync({
    'manifest.json': [strToU8(canonicalJson(whole)), options],
    'content.json': [content, options],
  });
};

const jsonOf = (content: PackageContent): Uint8Array => strToU8([...contentPieces(content)].join(''));

/** A sound package whose content is another. */
const contents = (
  name: string,
  kind: 'handedOver' | 'handedBack',
  flood: (content: PackageContent, size: number) => PackageContent,
  more: Partial<HostileFile> = {},
): HostileFile => ({
  name,
  reader: kind === 'handedOver' ? 'take' : 'merge',
  make: (size: number, sound: Sound) => {
    const { manifest, content } = opened(sound[kind]);
    const flooded = flood(content, size);
    const rows = flooded.rows.filter(({ isContext }) => !isContext).length;
    return closed({ ...manifest, rows, base: baseOf(flooded.rows) }, jsonOf(flooded));
  },
  ...more,
});

/** A package whose content is no content at all. */
const bytes = (
  name: string,
  make: (size: number) => string,
  more: Partial<HostileFile> = {},
): HostileFile => ({
  name,
  reader: 'merge',
  make: (size, { handedBack }) => closed(opened(handedBack).manifest, strToU8(make(size))),
  ...more,
});

const first = <T>(values: readonly T[]): T => {
  const [value] = values;
  if (value === undefined) throw new Error('the package has none');
  return value;
};

const numbers = (size: number, each: number): readonly number[] =>
  Array.from({ length: Math.ceil(size / each) }, (_, n) => n);

const suggestions = (content: PackageContent, size: number): PackageContent => {
  const { value } = first(content.record.cells);
  const cells = numbers(size, 600).flatMap((n) => {
    const cell: ReviewedCell = { ...value, reviewer: `R${n}` };
    return advanceVersions([], cellUid(cell), cell);
  });
  return { ...content, record: { ...content.record, cells } };
};

/** Suggestions in every row, of as many reviewers as one text takes. */
const suggestionsSpread = (content: PackageContent, size: number): PackageContent => {
  const { value } = first(content.record.cells);
  const cells = numbers(size, 600).flatMap((n) => {
    const row = content.rows[Math.floor(n / readLimits.versionsOfText)];
    const frozen = row?.cells.find(({ side }) => side === value.side);
    if (row === undefined || frozen === undefined) return [];
    const { segment } = row;
    const cell: ReviewedCell = { ...value, segment, base: frozen.hash, reviewer: `R${n}` };
    return advanceVersions([], cellUid(cell), cell);
  });
  return { ...content, record: { ...content.record, cells } };
};

const moment = '2026-01-01T00:00:00Z';

const noteOf = (
  uid: string,
  content: PackageContent,
  { segment } = first(content.rows),
): SharedAnnotation => ({
  uid,
  kind: 'comment',
  body: 'a',
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author: 'R',
  created: moment,
  changed: moment,
  revision: 1,
  resolution: null,
  foreign: null,
  anchors: [
    {
      segment,
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

const notes = (content: PackageContent, size: number): PackageContent => {
  const annotations = numbers(size, 800).flatMap((n) =>
    advanceVersions([], `n${n}`, noteOf(`n${n}`, content)),
  );
  return { ...content, record: { ...content.record, annotations } };
};

/** As many in every row. */
const notesSpread = (content: PackageContent, size: number): PackageContent => {
  const annotations = numbers(size, 800).flatMap((n) =>
    advanceVersions([], `n${n}`, noteOf(`n${n}`, content, content.rows[n % content.rows.length])),
  );
  return { ...content, record: { ...content.record, annotations } };
};

const replies = (content: PackageContent, size: number): PackageContent => {
  const annotations = advanceVersions([], 'n', noteOf('n', content));
  const all = numbers(size, 400).flatMap((n) => {
    const reply: SharedReply = {
      uid: `r${n}`,
      annotation: 'n',
      author: 'R',
      created: moment,
      changed: moment,
      revision: 1,
      body: 'a',
    };
    return advanceVersions([], reply.uid, reply);
  });
  return { ...content, record: { ...content.record, annotations, replies: all } };
};

const rows = (content: PackageContent, size: number): PackageContent => {
  const row = first(content.rows);
  const more = numbers(size, 300).map((n) => ({
    ...row,
    segment: (row.segment + n) as typeof row.segment,
    row: row.row + n,
  }));
  return { ...content, rows: more };
};

/** Packages of a review. */
export const packageFiles: readonly HostileFile[] = [
  { name: 'noise.duizhao-review', reader: 'merge', make: noise, ...largest },
  contents('suggestions.duizhao-review', 'handedBack', suggestions, { megabytes: 1 }),
  contents('suggestions-many.duizhao-review', 'handedBack', suggestions, { megabytes: 8 }),
  contents('suggestions-spread.duizhao-review', 'handedBack', suggestionsSpread, { megabytes: 5 }),
  contents('notes.duizhao-review', 'handedBack', notes, { megabytes: 8 }),
  contents('notes-spread.duizhao-review', 'handedBack', notesSpread, { megabytes: 8 }),
  contents('notes-largest.duizhao-review', 'handedBack', notes, { megabytes: 120 }),
  contents('replies.duizhao-review', 'handedBack', replies, { megabytes: 8 }),
  contents('rows.duizhao-review', 'handedBack', rows),
  contents('rows-over.duizhao-review', 'handedOver', rows),
  contents('rows-over-largest.duizhao-review', 'handedOver', rows, { megabytes: 120 }),
  contents('notes-over.duizhao-review', 'handedOver', notes),
  bytes('nested.duizhao-review', (size) => `{"earlier":[${repeated('[', size)}`),
  bytes('numbers.duizhao-review', (size) => `{"earlier":[${repeated('1,', size)}`),
  bytes('one-value.duizhao-review', (size) => `{"earlier":[[${repeated('{},', size)}`, { megabytes: 120 }),
  bytes('string.duizhao-review', (size) => `{"earlier":["${repeated('a', size)}"`, { megabytes: 120 }),
  {
    name: 'bomb.duizhao-review',
    reader: 'merge',
    make: (_, { handedBack }) => closed(opened(handedBack).manifest, new Uint8Array(1_000_000_000)),
  },
  {
    name: 'entries.duizhao-review',
    reader: 'merge',
    make: (size) =>
      zipSync(
        Object.fromEntries(
          Array.from({ length: Math.min(60_000, size / 100) }, (_, n) => [`${n}`, new Uint8Array(0)]),
        ),
      ),
  },
];
