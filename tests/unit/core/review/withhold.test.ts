import { describe, expect, it } from 'vitest';
import type { ReviewRecord, SharedAnnotation, SharedReply } from '#core/model/index.ts';
import { emptyRecord, mergeRecords } from '#core/review/merge.ts';
import { packRows } from '#core/review/package.ts';
import { canonicalJson } from '#core/model/same-value.ts';
import { distinctVersions, replaceVersions, versionKey } from '#core/review/versions.ts';
import { withoutRemoved, withRecalled } from '#core/review/withhold.ts';

const at = '2026-11-25T10:00:00.000Z';
const note: SharedAnnotation = {
  uid: 'note',
  kind: 'error',
  body: 'SECRET',
  wording: 'SECRET',
  category: 'accuracy',
  severity: 'major',
  tags: ['SECRET'],
  visibility: 'shared',
  author: 'SECRET',
  created: at,
  changed: at,
  revision: 3,
  resolution: { reason: 'done', by: 'SECRET', at },
  foreign: '{"SECRET":1}',
  anchors: [
    {
      segment: 1 as SharedAnnotation['anchors'][number]['segment'],
      side: 'en',
      start: 0,
      end: 6,
      startLean: 'after',
      endLean: 'before',
      quote: 'SECRET',
      prefix: 'SECRET',
      suffix: 'SECRET',
      folded: 'SECRET',
      hash: '',
      status: 'live',
      candidates: [],
    },
  ],
};
const reply: SharedReply = {
  uid: 'reply',
  annotation: 'note',
  author: 'SECRET',
  created: at,
  changed: at,
  revision: 1,
  body: 'SECRET',
};
const said = replaceVersions([], 'note', note);
const gone = replaceVersions([said], 'note', note, true);
const answered = replaceVersions([], 'reply', reply);
const unanswered = replaceVersions([answered], 'reply', reply, true);
const none = { annotations: new Set<string>(), replies: new Set<string>() };

describe('what a package says of what was removed', () => {
  it('is nothing, and the same removal', () => {
    const record: ReviewRecord = {
      ...emptyRecord,
      annotations: [gone],
      replies: [unanswered],
      answers: [
        replaceVersions(
          [],
          'i',
          { item: 'i', decision: 'rejected', reason: 'SECRET', by: 'SECRET', at },
          true,
        ),
      ],
      assessments: [
        replaceVersions(
          [],
          'i',
          { item: 'i', category: 'SECRET', severity: 'minor', preferential: false, reason: 'SECRET' },
          true,
        ),
      ],
    };
    const sent = withoutRemoved(record, none);
    expect(canonicalJson(sent)).not.toContain('SECRET');
    expect(canonicalJson(record)).toContain('SECRET');
    expect(sent.annotations.map(versionKey)).toEqual([versionKey(gone)]);
    expect(sent.replies.map(versionKey)).toEqual([versionKey(unanswered)]);
    expect(distinctVersions([...sent.annotations, gone])).toHaveLength(1);
    expect(withoutRemoved(record, { ...none, annotations: new Set(['note']) }).annotations).toEqual([gone]);
  });

  it('takes the words away where they are known, but for those that are still answered', () => {
    const [blank] = withoutRemoved({ ...emptyRecord, annotations: [gone] }, none).annotations;
    if (blank === undefined) throw new Error('nothing was sent');
    const ours = { ...emptyRecord, annotations: [said], replies: [answered] };
    const theirs = { ...emptyRecord, annotations: [blank] };
    const kept = withRecalled(mergeRecords(ours, theirs), [ours, theirs]);
    expect(kept.annotations).toEqual([gone]);
    const silent = withRecalled(mergeRecords({ ...ours, replies: [unanswered] }, theirs), [ours, theirs]);
    expect(canonicalJson(silent)).not.toContain('SECRET');
  });

  it('has no words while another version of the same stands, whoever came first', () => {
    const other = replaceVersions([said], 'note', { ...note, body: 'OTHER' });
    const merged = { ...emptyRecord, annotations: [gone, other], replies: [answered] };
    const told = withRecalled(merged, [{ ...emptyRecord, annotations: [said, gone] }]);
    const [removed, standing] = [true, false].map((is) =>
      told.annotations.filter((one) => one.removed === is),
    );
    expect(canonicalJson(removed)).not.toContain('SECRET');
    expect(standing).toEqual([other]);
  });

  it('goes along to whoever may have the annotation, though nobody knows any more where it stood', () => {
    const sent = withoutRemoved({ ...emptyRecord, annotations: [gone] }, none);
    expect(sent.annotations[0]?.value).toMatchObject({ author: '', body: '', tags: [], anchors: [] });
    expect(packRows([], sent, []).record.annotations).toEqual(sent.annotations);
    // Of one that stood in a row which does not go along, nothing does.
    expect(packRows([], { ...emptyRecord, annotations: [gone, said] }, []).record.annotations).toEqual([]);
  });
});
