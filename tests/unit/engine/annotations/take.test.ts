import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnnotationDraft, ReplyDraft } from '#core/formats/jsonld/draft.ts';
import {
  anchorStatuses,
  type Anchor,
  type Annotation,
  type AnnotationId,
  type Reply,
  type ReplyId,
  type SegmentId,
} from '#core/model/index.ts';
import type { Attached } from '#engine/annotations/attach.ts';
import { takeKnown, takeNew, takeReply } from '#engine/annotations/take.ts';

const id = 7 as AnnotationId;
const now = '2026-05-05T00:00:00.000Z';
const day = (n: number): string => `2026-01-0${n + 1}T00:00:00.000Z`;

const anchorAs = (status: Anchor['status'], start = 0): Anchor => ({
  segment: 1 as SegmentId,
  start,
  end: start + 1,
  side: 'source',
  startLean: 'after',
  endLean: 'before',
  quote: '天',
  prefix: '',
  suffix: '',
  folded: '天',
  hash: 'h',
  status,
  candidates: [],
});

const attachedAs = (status: Anchor['status'], reason: Attached['reason'] = null): Attached => ({
  anchors: [anchorAs(status, 3)],
  reason,
  belongs: true,
});

const said = {
  uid: 'u',
  kind: 'comment',
  body: 'ours',
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author: 'A',
  resolution: null,
  foreign: null,
} satisfies Partial<Annotation>;

const draftOf = (annotation: Partial<AnnotationDraft['annotation']>): AnnotationDraft => ({
  annotation: { ...said, created: null, changed: null, revision: null, ...annotation },
  anchors: [],
  mended: null,
});

/** What differs in the file from what is here: nothing, or one thing that it says. */
const differing = fc.constantFrom<Partial<Annotation>>(
  {},
  { kind: 'question' },
  { body: 'theirs' },
  { wording: 'w' },
  { category: 'c' },
  { severity: 'major' },
  { tags: ['t'] },
  { visibility: 'private' },
  { author: 'B' },
  { resolution: { reason: 'done', by: 'B', at: day(1) } },
);

test('of an annotation that is here the later one stands: by its number, or by its time where another program wrote it', () => {
  fc.assert(
    fc.property(
      differing,
      fc.record({ revision: fc.option(fc.nat(3)), changed: fc.option(fc.nat(3)) }),
      fc.record({ revision: fc.nat(3), changed: fc.nat(3) }),
      (other, theirs, ours) => {
        const changed = theirs.changed === null ? null : day(theirs.changed);
        const draft = draftOf({ ...other, revision: theirs.revision, changed });
        const annotation: Annotation = {
          ...said,
          id,
          created: day(0),
          changed: day(ours.changed),
          revision: ours.revision,
        };
        const anchors = [anchorAs('live')];
        const { steps, item } = takeKnown(draft, [attachedAs('live', 'by-quote')], {
          annotation,
          anchors,
          replies: [],
        });
        const isSame = Object.keys(other).length === 0;
        const isLater =
          theirs.revision === null
            ? theirs.changed !== null && theirs.changed > ours.changed
            : theirs.revision > ours.revision;
        const after = {
          ...annotation,
          ...other,
          changed: changed ?? annotation.changed,
          revision: theirs.revision ?? ours.revision + 1,
        };
        // What stands here is not touched, and what is not taken is told.
        const isOlder = theirs.revision !== null && theirs.revision < ours.revision;
        const told = isLater
          ? { taken: 'updated', status: 'live', reason: 'by-quote' }
          : isSame
            ? { taken: 'same', status: 'live', reason: null }
            : { taken: 'refused', status: null, reason: isOlder ? 'older' : 'conflict' };
        expect(item).toEqual({ id: 'u', detail: '', ...told });
        expect(steps.slice(0, 1)).toEqual(
          isLater ? [{ on: 'annotation', id, before: annotation, after }] : [],
        );
        expect(steps.length > 0).toBe(isLater);
      },
    ),
  );
});

test('words that a later file knows no place for keep the one they have here; others go where the file has them', () => {
  const annotation: Annotation = { ...said, id, created: day(0), changed: day(0), revision: 1 };
  const ours = { annotation, anchors: [anchorAs('live')], replies: [] };
  const draft = draftOf({ revision: 2 });
  const anchorsAfter = (...attached: Attached[]) =>
    takeKnown(draft, attached, ours).steps.flatMap((step) =>
      step.on === 'anchors' ? [[step.annotation, step.before, step.after]] : [],
    );
  expect(anchorsAfter(attachedAs('orphan'), attachedAs('orphan'))).toEqual([]);
  expect(anchorsAfter({ ...attachedAs('live'), anchors: ours.anchors })).toEqual([]);
  expect(anchorsAfter(attachedAs('orphan'), attachedAs('live'))).toEqual([
    [id, ours.anchors, [anchorAs('orphan', 3), anchorAs('live', 3)]],
  ]);
  const placeless = takeKnown(draft, [attachedAs('orphan', 'words-gone')], ours);
  expect(placeless.item).toMatchObject({ taken: 'updated', status: 'live', reason: 'words-gone' });
});

/** The worst comes first, but for words that are gone: those only where all are. */
const toldOf = (statuses: readonly Anchor['status'][]): Anchor['status'] =>
  statuses.every((one) => one === 'orphan')
    ? 'orphan'
    : statuses.includes('ambiguous')
      ? 'ambiguous'
      : statuses.includes('replaced')
        ? 'replaced'
        : statuses.includes('edited')
          ? 'edited'
          : 'live';

test('a new annotation is taken with all it says and all its words, and told by what is to be looked at first', () => {
  const status = fc.constantFrom(...anchorStatuses);
  const reason = fc.constantFrom(null, 'by-quote' as const, 'several-places' as const, 'words-gone' as const);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(status, reason, fc.boolean()), { minLength: 1, maxLength: 3 }),
      fc.record({
        created: fc.option(fc.constant(day(1))),
        changed: fc.option(fc.constant(day(2))),
        revision: fc.option(fc.integer({ min: 1, max: 5 })),
      }),
      fc.option(fc.constant('damaged-text' as const)),
      (pieces, dates, mended) => {
        const attached = pieces.map(([is, why, belongs]) => ({ ...attachedAs(is, why), belongs }));
        const { steps, item } = takeNew({ ...draftOf(dates), mended }, attached, id, now);
        const created = dates.created ?? now;
        const after = {
          ...said,
          id,
          created,
          changed: dates.changed ?? created,
          revision: dates.revision ?? 1,
        };
        const belongs = pieces.some(([, , one]) => one);
        expect(steps).toEqual(
          belongs
            ? [
                { on: 'annotation', id, before: null, after },
                {
                  on: 'anchors',
                  annotation: id,
                  before: [],
                  after: attached.flatMap(({ anchors }) => anchors),
                },
              ]
            : [],
        );
        const reasons = pieces.flatMap(([, why]) => why ?? []);
        const reason = reasons.find((one) => one === 'several-places') ?? reasons[0] ?? mended;
        const told = belongs
          ? { taken: 'new', status: toldOf(pieces.map(([is]) => is)), reason }
          : { taken: 'refused', status: null, reason: 'other-document' };
        expect(item).toEqual({ id: 'u', detail: '', ...told });
      },
    ),
  );
});

test('a reply is taken when it is new, and over one that is here when it is a later one that says something else', () => {
  fc.assert(
    fc.property(
      fc.option(fc.nat(3)),
      fc.constantFrom('ours', 'theirs'),
      fc.option(fc.record({ revision: fc.nat(3) })),
      fc.record({ created: fc.option(fc.constant(day(1))), changed: fc.option(fc.constant(day(2))) }),
      (revision, body, here, dates) => {
        const draft: ReplyDraft = { uid: 'r', to: 'u', author: 'B', body, revision, ...dates };
        const known: Reply | null =
          here === null
            ? null
            : {
                id: 3 as ReplyId,
                uid: 'r',
                annotation: id,
                author: 'A',
                body: 'ours',
                created: day(0),
                changed: day(0),
                ...here,
              };
        const taken = takeReply(draft, id, known, () => 4 as ReplyId, now);
        const created = dates.created ?? known?.created ?? now;
        const texts = { uid: 'r', author: 'B', body, annotation: id };
        const at = { created, changed: dates.changed ?? created };
        const isTaken =
          known === null || (body === 'theirs' && revision !== null && revision > known.revision);
        const after = {
          ...texts,
          ...at,
          id: known?.id ?? 4,
          revision: revision ?? 1,
        };
        expect(taken).toEqual(isTaken ? { on: 'reply', id: after.id, before: known, after } : null);
      },
    ),
  );
});
