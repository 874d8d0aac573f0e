import { describe, expect, it } from 'vitest';
import type { AnnotationDraft, ReadAnnotations, ReplyDraft } from '#core/formats/jsonld/draft.ts';
import { readJsonld } from '#core/formats/jsonld/read.ts';
import { writeJsonld, type SentAnnotation } from '#core/formats/jsonld/write.ts';
import type { AnnotationId, DocumentId, ReplyId, SegmentId } from '#core/model/index.ts';
import { addedLines } from '../file-lines.ts';
import { valueLines } from '../values.ts';
import { whole } from './annotations.ts';
import { items as said } from './items.ts';
import { targets } from './targets.ts';

const items: Readonly<Record<string, unknown>> = { ...said, ...targets };

/*
 * What is read of Web Annotations of every kind, as it differs from one that is written here, and what is written of it again: `items.txt`. Where a change of the code changes it,
 * the lines that differ are looked through, and it is written anew by `vitest run FILE -u`.
 */

const read = (value: unknown): ReadAnnotations => {
  const result = readJsonld(Buffer.from(JSON.stringify(value)), 'x.jsonld');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const named = new Date('2026-02-01T00:00:00Z').toISOString();

/** Annotations as they stand in a project that has taken in what was read. */
const sent = (draft: AnnotationDraft, replies: readonly ReplyDraft[]): SentAnnotation => ({
  annotation: {
    ...draft.annotation,
    id: 1 as AnnotationId,
    created: draft.annotation.created ?? named,
    changed: draft.annotation.changed ?? named,
    revision: draft.annotation.revision ?? 1,
  },
  anchors: draft.anchors.map(
    ({
      text,
      name,
      quote,
      prefix,
      suffix,
      place,
      status,
      startLean,
      endLean,
      madeOn,
      present,
      candidates,
    }) => ({
      anchor: {
        segment: (place?.segment ?? 0) as SegmentId,
        start: place?.start ?? 0,
        end: place?.end ?? 0,
        side: text?.side ?? 'en',
        quote,
        prefix,
        suffix,
        status,
        startLean,
        endLean,
        folded: quote,
        hash: madeOn ?? '',
        candidates: candidates.map((one) => ({ ...one, segment: one.segment as SegmentId })),
      },
      document: name === null ? null : { id: (text?.document ?? 1) as DocumentId, name },
      language: 'en',
      present,
    }),
  ),
  replies: replies.map((reply, n) => ({
    id: (n + 1) as ReplyId,
    uid: reply.uid,
    annotation: 1 as AnnotationId,
    author: reply.author,
    body: reply.body,
    created: reply.created ?? named,
    changed: reply.changed ?? named,
    revision: reply.revision ?? 1,
  })),
});

const written = (annotations: readonly SentAnnotation[]): unknown =>
  JSON.parse(
    [...writeJsonld({ project: 'project', title: 'Title', at: named, annotations })].join(''),
  ) as unknown;

const saying = (value: unknown) => {
  const found = read([value]);
  const page = written(found.drafts.map((draft) => sent(draft, found.replies)));
  return { read: valueLines(found), written: valueLines(page) };
};
/** Where that cuts a pair of surrogates, half of it is what a file can hold of it. */
const short = (line: string): string =>
  line.length > 400 ? `${line.slice(0, 400).toWellFormed()}… ${line.length}` : line;
const most = 16;

const difference = (sign: string, before: readonly string[], after: readonly string[]): readonly string[] => {
  const fresh = addedLines(before, after).map((line) => `${sign} ${short(line)}`);
  const gone = addedLines(after, before).length;
  if (fresh.length === 0 && gone === 0) return [];
  const rest = fresh.length > most ? [`${sign} … ${fresh.length - most} more`] : [];
  return [...fresh.slice(0, most), ...rest, `${sign} ${gone} gone`];
};

describe('Web Annotations', () => {
  it('are read and written as they were', async () => {
    const known = [whole, items['as little as may be']].map(saying);
    const lines = known.flatMap((one) => ['== known', ...one.read, ...one.written]);
    for (const [name, item] of Object.entries(items)) {
      const after = saying(item);
      const differences = known.map((before) => [
        ...difference('read', before.read, after.read),
        ...difference('written', before.written, after.written),
      ]);
      lines.push(`== ${name}`, ...(differences.toSorted((x, y) => x.length - y.length)[0] ?? []));
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('items.txt');
  });

  it('are the same when what was written is read again', () => {
    for (const [name, item] of Object.entries(items)) {
      const once = read([item]).drafts;
      const [first] = once;
      if (
        once.length !== 1 ||
        first === undefined ||
        first.anchors.some(({ place, present }) => place === null || present === null)
      )
        continue;
      const again = read(written([sent(first, [])])).drafts[0];
      const { foreign: _, created: _c, changed: _d, revision: _r, ...own } = first.annotation;
      expect(again?.annotation, name).toMatchObject(own);
      expect(
        again?.anchors.map(({ place, quote, status }) => ({ place, quote, status })),
        name,
      ).toEqual(first.anchors.map(({ place, quote, status }) => ({ place, quote, status })));
    }
  });

  it('keep what replies held beyond what we know, with what they answer', () => {
    const reply = {
      id: 'urn:x:2',
      type: 'Annotation',
      motivation: 'replying',
      target: whole['id'],
      bodyValue: 'Yes',
      rights: 'r',
    };
    const found = read([
      whole,
      reply,
      { ...reply, id: 'urn:x:3', rights: undefined },
      { ...reply, id: 'urn:x:4', target: 'urn:x:9' },
      whole,
      { ...reply, id: 'urn:x:2' },
    ]);
    expect(found.drafts.map(({ annotation }) => annotation.foreign)).toEqual([
      '{"parts":{"reply urn:x:2":{"rights":"r"}}}',
    ]);
    expect(found.replies.map(({ uid, to }) => `${uid} ${to}`)).toEqual([
      'urn:x:2 00000000-0000-4000-8000-000000000001',
      'urn:x:3 00000000-0000-4000-8000-000000000001',
      'urn:x:4 urn:x:9',
    ]);
    expect(found.refusals.map(({ id, reason, described }) => [id, reason, described.number])).toEqual([
      ['00000000-0000-4000-8000-000000000001', 'duplicate', 5],
      ['urn:x:2', 'duplicate', 6],
    ]);
    const [draft] = found.drafts;
    if (draft === undefined) throw new Error('nothing read');
    const page = valueLines(written([sent(draft, found.replies)]));
    expect(page.filter((line) => line.includes('rights'))).toEqual(['items[1].rights = "r"']);
    const large = { ...reply, rights: 'r'.repeat(200_000) };
    expect(read([whole, large]).drafts[0]?.annotation.foreign).toBeNull();
  });

  it('of other forms are kept with what they do not know', () => {
    const broken = (foreign: string) => {
      const [draft] = read([whole]).drafts;
      if (draft === undefined) throw new Error('nothing read');
      return written([sent({ ...draft, annotation: { ...draft.annotation, foreign } }, [])]);
    };
    const usual = broken('{}');
    for (const foreign of [
      'no JSON',
      '[]',
      '7',
      'null',
      '{"parts":7,"members":[]}',
      '{"parts":{"creator":7}}',
    ])
      expect(broken(foreign), foreign).toEqual(usual);
  });
});
