import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Anchor,
  Result,
  ReviewRecord,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Visibility,
} from '#core/model/index.ts';
import { plain } from '#core/model/index.ts';
import { reviewedCell } from '#core/review/items.ts';
import { cellUid, emptyRecord } from '#core/review/merge.ts';
import { contentPieces, readContent } from '#core/review/package-content.ts';
import {
  baseOf,
  checkParts,
  checkReturn,
  frozenCells,
  isLocked,
  packageFormat,
  packageVersion,
  packContent,
  readManifest,
  type LockedManifest,
  type PackableRow,
  type PackageContent,
  type PackageManifest,
} from '#core/review/package.ts';
import { scoreProfiles } from '#core/review/profiles.ts';
import { richHash } from '#core/review/rich-edit.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { advanceVersions, replaceVersions } from '#core/review/versions.ts';
import { richText } from '../text/arbitraries.ts';

const file = 'one.duizhao-review';
const id = (segment: number): SegmentId => segment as SegmentId;
const at = '2026-11-25T10:00:00Z';

const row = (segment: number, source: string, english: string): PackableRow => ({
  segment: id(segment),
  row: segment,
  block: { kind: 'paragraph', level: 0 },
  opensBlock: true,
  cells: {
    source: { ...plain(source), state: 'translated' },
    'zh-Hans': { ...plain(source), state: 'translated' },
    en: { ...plain(english), state: 'translated' },
  },
});
const rows = ['一。', '二。', '三。', '四。', '五。', '六。'].map((text, i) =>
  row(i + 1, text, `Row ${i + 1}.`),
);

const anchor = (segment: number): Anchor => ({
  segment: id(segment),
  side: 'en',
  start: 0,
  end: 3,
  startLean: 'after',
  endLean: 'before',
  quote: 'Row',
  prefix: '',
  suffix: ` ${segment}.`,
  folded: 'row',
  hash: '0123456789abcdef',
  status: 'live',
  candidates: [],
});
const note = (uid: string, segment: number, visibility: Visibility = 'shared'): SharedAnnotation => ({
  uid,
  kind: 'comment',
  body: `about ${uid}`,
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility,
  author: 'Translator',
  created: at,
  changed: at,
  revision: 1,
  resolution: null,
  foreign: null,
  anchors: [anchor(segment)],
});
const replyTo = (annotation: string): SharedReply => ({
  uid: `reply to ${annotation}`,
  annotation,
  author: 'Reviewer',
  created: at,
  changed: at,
  revision: 1,
  body: 'yes',
});
const recordOf = (
  notes: readonly SharedAnnotation[],
  replies: readonly SharedReply[] = [],
): ReviewRecord => ({
  ...emptyRecord,
  annotations: notes.flatMap((one) => advanceVersions([], one.uid, one)),
  replies: replies.flatMap((one) => advanceVersions([], one.uid, one)),
});

const pack = (chosen: readonly number[], record: ReviewRecord = emptyRecord, context = 1): PackageContent =>
  packContent(rows, new Set(chosen.map(id)), { sides: ['en'] }, record, context);

const manifestOf = (content: PackageContent): PackageManifest => ({
  format: packageFormat,
  version: packageVersion,
  kind: 'handover',
  project: 'project-1',
  title: 'Rows',
  session: {
    id: 'session-1',
    title: 'First look',
    opened: at,
    asked: 'score',
    scope: { is: 'sample', characters: 500, seed: 'one' },
    language: 'zh-Hant',
    sides: ['en'],
    profile: scoreProfiles[0] ?? null,
    reviewers: ['Reviewer'],
  },
  round: 1,
  from: 'Translator',
  made: at,
  base: baseOf(content.rows),
  rows: content.rows.filter(({ isContext }) => !isContext).length,
  parts: [{ name: 'content.json', bytes: 10, sha256: 'ab'.repeat(32) }],
});
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
const jsonOf = (content: PackageContent): string => [...contentPieces(content)].join('');
const readJson = (json: string, manifest: PackageManifest): Result<PackageContent> => {
  const steps = readContent(json, manifest, file);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
const read = (content: PackageContent, manifest: PackageManifest): Result<PackageContent> =>
  readJson(jsonOf(content), manifest);

describe('what goes into a package', () => {
  it('is the chosen rows with their neighbours, the original and the texts that are reviewed', () => {
    const content = pack([2, 5]);
    expect(content.rows.map(({ segment, isContext }) => [segment, isContext])).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [4, true],
      [5, false],
      [6, true],
    ]);
    expect(content.rows.every(({ cells }) => cells.map(({ side }) => side).join(' ') === 'source en')).toBe(
      true,
    );
    expect(frozenCells(content.rows)).toEqual([
      { segment: 2, side: 'en', ...plain('Row 2.'), state: 'translated', hash: richHash(plain('Row 2.')) },
      { segment: 5, side: 'en', ...plain('Row 5.'), state: 'translated', hash: richHash(plain('Row 5.')) },
    ]);
    expect(pack([1], emptyRecord, 0).rows.map(({ segment }) => segment)).toEqual([1]);
  });

  it('is of each row what it has: one without a text has none there', () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    const { source } = first.cells;
    const bare = { ...first, cells: source === undefined ? {} : { source } };
    const packed = packContent([bare], new Set([bare.segment]), { sides: ['en'] }, emptyRecord, 0);
    expect(packed.rows.map(({ cells }) => cells.map(({ side }) => side))).toEqual([['source']]);
    expect(frozenCells(packed.rows)).toEqual([]);
    expect(read(packed, manifestOf(packed))).toEqual({ ok: true, value: packed });
  });

  it('is nothing private, nothing about private things, and nothing of other rows', () => {
    const notes = [note('shared', 2), note('private', 2, 'private'), note('elsewhere', 6)];
    const content = pack([2], recordOf(notes, [replyTo('shared'), replyTo('private'), replyTo('elsewhere')]));
    expect(content.record.annotations.map(({ uid }) => uid)).toEqual(['shared']);
    expect(content.record.replies.map(({ uid }) => uid)).toEqual(['reply to shared']);
    expect(JSON.stringify(content)).not.toMatch(/private|elsewhere|Row [4-6]/);
  });

  it('keeps a note at home of which one version is private', () => {
    const [shared] = advanceVersions([], 'n', note('n', 2));
    const own = shared && replaceVersions([], 'n', note('n', 2, 'private'));
    const versions = [shared, own].filter((one) => one !== undefined);
    expect(pack([2], { ...emptyRecord, annotations: versions }).record.annotations).toEqual([]);
  });
});

describe('a package', () => {
  const origin = { reviewer: 'Reviewer', segment: id(2), side: 'en' as const };
  const record: ReviewRecord = {
    ...recordOf([note('shared', 2)], [replyTo('shared')]),
    cells: advanceVersions(
      [],
      cellUid({ ...origin, base: richHash(plain('Row 2.')) }),
      reviewedCell(origin, plain('Row 2.'), plain('The second row.'), 'reviewed'),
    ),
    answers: advanceVersions([], '0123456789abcdef', {
      item: '0123456789abcdef',
      decision: 'rejected',
      reason: 'as it was',
      by: 'Translator',
      at,
    }),
  };
  const content = pack([2, 3], record);
  const manifest = manifestOf(content);

  it('is read as it was written', () => {
    expect(readManifest(JSON.stringify(manifest), file)).toEqual({ ok: true, value: manifest });
    expect(read(content, manifest)).toEqual({ ok: true, value: content });
    fc.assert(
      fc.property(richText(20), (rich) => {
        const [first] = rows;
        if (first === undefined) return;
        const one = { ...first, cells: { ...first.cells, en: { ...rich, state: 'draft' as const } } };
        const packed = packContent([one], new Set([one.segment]), { sides: ['en'] }, emptyRecord, 0);
        expect(read(packed, manifestOf(packed))).toEqual({ ok: true, value: packed });
      }),
      { numRuns: 50 },
    );
  });

  it('may be locked, and then says how and nothing else', () => {
    const locked: LockedManifest = {
      format: packageFormat,
      version: packageVersion,
      lock: {
        cipher: 'AES-256-GCM',
        derivation: 'PBKDF2-SHA-256',
        iterations: 600_000,
        salt: '00'.repeat(16),
        nonce: '00'.repeat(12),
      },
    };
    const found = readManifest(JSON.stringify(locked), file);
    expect(found).toEqual({ ok: true, value: locked });
    expect([isLocked(locked), isLocked(manifest)]).toEqual([true, false]);
    const codes = [99_999, 100_000, 10_000_000, 10_000_001, 1e12].map((iterations) =>
      codeOf(readManifest(JSON.stringify({ ...locked, lock: { ...locked.lock, iterations } }), file)),
    );
    expect(codes).toEqual(['review.damaged', 'ok', 'ok', 'review.damaged', 'review.damaged']);
  });

  it('of the future, or of something else, is told as such', () => {
    const version = packageVersion + 1;
    expect(readManifest(JSON.stringify({ format: packageFormat, version, whatever: true }), file)).toEqual({
      ok: false,
      error: { code: 'review.newer', params: { name: file, version, supported: packageVersion } },
    });
    for (const json of ['', '[]', 'null', '{"format":"docx","version":1}', '['.repeat(100_000)]) {
      expect(codeOf(readManifest(json, file))).toBe('review.not-a-package');
    }
    expect(codeOf(readManifest(JSON.stringify({ ...manifest, version: 0 }), file))).toBe('review.damaged');
  });

  it.each([
    ['a field too many', { ...manifest, more: 1 }, 'more'],
    ['a field too few', { ...manifest, base: undefined }, 'base'],
    ['a path for a name', { ...manifest, parts: [{ ...manifest.parts[0], name: '../x' }] }, 'parts.0.name'],
    ['no reviewed text', { ...manifest, session: { ...manifest.session, sides: [] } }, 'session.sides'],
    [
      'the original among the reviewed texts',
      { ...manifest, session: { ...manifest.session, sides: ['en', 'source'] } },
      'session.sides',
    ],
    ['a round before the first', { ...manifest, round: 0 }, 'round'],
    ['a file too many', { ...manifest, parts: [...manifest.parts, ...manifest.parts] }, 'parts'],
    ['no file', { ...manifest, parts: [] }, 'parts'],
    [
      'a scope of its own',
      { ...manifest, session: { ...manifest.session, scope: { is: 'x' } } },
      'session.scope',
    ],
    [
      'a profile that divides by 0',
      { ...manifest, session: { ...manifest.session, profile: { ...scoreProfiles[0], allowed: 0 } } },
      'session.profile.allowed',
    ],
  ])('is refused for %s in its manifest', (_, wrong, detail) => {
    expect(readManifest(JSON.stringify(wrong), file)).toEqual({
      ok: false,
      error: { code: 'review.damaged', params: { name: file, detail } },
    });
  });

  it('is refused when any text in it is another than it was', () => {
    const json = jsonOf(content);
    expect(codeOf(readJson(json.replace('Row 2.', 'Raw 2.'), manifest))).toBe('review.damaged');
    const forged = pack([2, 3]).rows.map((one) => ({
      ...one,
      cells: one.cells.map((cell) => ({ ...cell, text: 'x', hash: richHash(plain('x')) })),
    }));
    expect(read({ ...content, rows: forged }, manifest)).toMatchObject({
      error: { code: 'review.damaged', params: { detail: 'base' } },
    });
    expect(codeOf(read({ ...content, rows: content.rows.slice(1, 2) }, manifest))).toBe('review.damaged');
  });

  it.each([
    ['a private note', { ...content, record: recordOf([note('p', 2, 'private')]) }],
    [
      'what nobody could write out again',
      {
        ...content,
        record: recordOf([{ ...note('n', 2), foreign: '['.repeat(200_000) + ']'.repeat(200_000) }]),
      },
    ],
    ['a reply to nothing', { ...content, record: recordOf([], [replyTo('gone')]) }],
    ['a row twice', { ...content, rows: [...content.rows, ...content.rows.slice(0, 1)] }],
    ['half a character', { ...content, record: recordOf([{ ...note('n', 2), body: '\ud800' }]) }],
    [
      'a version under a name not its own',
      { ...content, record: { ...record, answers: record.answers.map((one) => ({ ...one, uid: 'x' })) } },
    ],
    ['a prototype', JSON.parse(jsonOf(content).replace('"rows"', '"__proto__":{},"rows"')) as PackageContent],
  ])('is refused for %s in its content', (_, wrong) => {
    const stored = wrong.rows.map((one) => ({
      ...one,
      cells: one.cells.map(({ side, state, tags, text }) => ({ side, state, tags, text })),
    }));
    expect(codeOf(readJson(canonicalJson({ ...wrong, rows: stored }), manifest))).toBe('review.damaged');
  });

  it.each(['annotations', 'answers', 'assessments', 'cells', 'replies'])(
    'says in which list of its content something is wrong: %s',
    (list) => {
      const wrong = jsonOf(content)
        .replace(new RegExp(`"${list}":\\[(?=[\\]{])`), `"${list}":[7,`)
        .replace(',]', ']');
      const found = readJson(wrong, manifest);
      expect(found).toMatchObject({ error: { code: 'review.damaged', params: { name: file } } });
      expect(found.ok ? '' : String(found.error.params?.['detail'])).toMatch(
        new RegExp(`^record\\.${list}\\.0`),
      );
    },
  );

  it.each([
    ['all', { is: 'all' }],
    ['rows', { is: 'rows', from: 1, to: 3 }],
    ['a filter', { is: 'filter', filter: 'open' }],
    ['a sample', { is: 'sample', characters: 500, seed: 'one' }],
  ])('says how its rows were chosen: %s', (_, scope) => {
    const chosen = { ...manifest, session: { ...manifest.session, scope } };
    expect(readManifest(JSON.stringify(chosen), file)).toEqual({ ok: true, value: chosen });
  });

  it('is written in one way only, little by little, without the hashes that its texts have anyway', () => {
    const json = jsonOf(content);
    const stored = content.rows.map((one) => ({
      ...one,
      cells: one.cells.map(({ side, state, tags, text }) => ({ side, state, tags, text })),
    }));
    expect(json).toBe(canonicalJson({ rows: stored, earlier: [], record: content.record }));
    for (const other of [
      JSON.stringify(JSON.parse(json), null, 1),
      `${json}\n`,
      json.replace('"rows":', '"rows":[],"rows":'),
      json.replace('"isContext":false', '"isContext":true,"isContext":false'),
      json.replace('Row 2.', '\\u0052ow 2.'),
      json.replace('"level":0', '"level":0.0'),
      json.replace('"side":', `"hash":"${'0'.repeat(16)}","side":`),
      `{"rows":${canonicalJson(stored)},"earlier":[],"record":${canonicalJson(content.record)}}`,
    ]) {
      expect(other).not.toBe(json);
      expect(codeOf(readJson(other, manifest))).toBe('review.damaged');
    }
  });

  it('consists of the files its manifest names, whole', () => {
    const [part] = manifest.parts;
    if (part === undefined) throw new Error('no part');
    expect(codeOf(checkParts(manifest, [part], file))).toBe('ok');
    for (const found of [
      [],
      [{ ...part, bytes: 11 }],
      [{ ...part, sha256: 'cd'.repeat(32) }],
      [part, { ...part, name: 'more.json' }],
    ]) {
      expect(codeOf(checkParts(manifest, found, file))).toBe('review.damaged');
    }
  });

  it('belongs to one project, review and round', () => {
    const known = { project: 'project-1', rounds: new Map([['session-1', [manifest.base, '00'.repeat(8)]]]) };
    expect(checkReturn(manifest, known, file)).toEqual({ ok: true, value: 1 });
    expect(checkReturn({ ...manifest, base: '00'.repeat(8) }, known, file)).toEqual({ ok: true, value: 2 });
    expect(codeOf(checkReturn({ ...manifest, base: '11'.repeat(8) }, known, file))).toBe('review.older-base');
    expect(codeOf(checkReturn({ ...manifest, project: 'other' }, known, file))).toBe('review.other-project');
    expect(codeOf(checkReturn(manifest, { ...known, rounds: new Map() }, file))).toBe(
      'review.unknown-session',
    );
  });
});
