import { expect, test } from 'vitest';
import type { AnnotationDraft, ReplyDraft } from '#core/formats/jsonld/draft.ts';
import { readJsonld } from '#core/formats/jsonld/read.ts';
import { portionsOf } from '#engine/annotations/portions.ts';

const read = (count: number, body: string): readonly AnnotationDraft[] => {
  const items = Array.from({ length: count }, (_, n) => ({
    type: 'Annotation',
    id: `urn:uuid:${n}`,
    body: { value: body },
    target: { selector: { type: 'TextQuoteSelector', exact: '天黑了' } },
  }));
  const result = readJsonld(new TextEncoder().encode(JSON.stringify(items)), 'a.jsonld');
  if (!result.ok) throw new Error(result.error.code);
  return result.value.drafts;
};

const replied = (count: number, body: string): readonly ReplyDraft[] =>
  Array.from({ length: count }, (_, n) => ({
    uid: `r${n}`,
    to: 'urn:uuid:0',
    author: 'a',
    body,
    created: null,
    changed: null,
    revision: null,
  }));

const sizes = (...[drafts, replies]: readonly [readonly AnnotationDraft[], readonly ReplyDraft[]]) =>
  portionsOf({ drafts, replies }).map((portion) => [
    portion.drafts.length,
    portion.replies.length,
    portion.from,
  ]);

test('few annotations are stored at once, many in portions, and replies after them', () => {
  expect(sizes(read(100, 'a'), replied(100, 'a'))).toEqual([[100, 100, 0]]);
  expect(sizes(read(250, 'a'), replied(250, 'a'))).toEqual([
    [100, 0, 0],
    [100, 0, 100],
    [50, 0, 200],
    [0, 200, 250],
    [0, 50, 250],
  ]);
});

test('long texts weigh more: what is stored at once is bounded by its length too', () => {
  const long = '天'.repeat(99_000);
  expect(sizes(read(5, long), replied(5, long))).toEqual([
    [2, 0, 0],
    [2, 0, 2],
    [1, 0, 4],
    [0, 2, 5],
    [0, 2, 5],
    [0, 1, 5],
  ]);
});
