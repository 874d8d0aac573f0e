import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '#core/model/index.ts';
import { watchCalls } from '#web/watched-calls.ts';

/** What the host is told of a call with this input that gives this answer. */
const told = async (feature: string, method: string, input: unknown, answer: Result<unknown>) => {
  const seen: string[] = [];
  const watched = watchCalls(async () => answer, {
    written: (path) => seen.push(`written ${path}`),
    consumed: (upload) => seen.push(`consumed ${upload}`),
  });
  expect(await watched(feature, method, input)).toBe(answer);
  return seen;
};
const upload = { from: { upload: 'u1', name: 'a.txt' } };
const path = { path: '/out/a' };

describe('of the calls that pass through it, the host learns', () => {
  it.each<readonly [string, string, unknown, Result<unknown>, readonly string[]]>([
    // Files that were written for the user.
    ['exports', 'run', { job: 'j', format: 'txt' }, ok(path), ['written /out/a']],
    ['review', 'package', { job: 'j' }, ok(path), ['written /out/a']],
    ['exports', 'run', { job: 'j', format: 'txt' }, fail('job.cancelled'), []],
    ['exports', 'run', { job: 'j', format: 'txt' }, ok({ path: 1 }), []],
    // An answer that happens to name a path is no file of the user.
    ['project', 'info', {}, ok(path), []],
    ['library', 'create', { name: 'n' }, ok(path), []],
    // Uploads that were read to their end.
    ['documents', 'import', { ...upload, job: 'j' }, ok({}), ['consumed u1']],
    ['review', 'merge', { ...upload, job: 'j' }, ok({}), ['consumed u1']],
    ['review', 'merge', { ...upload, job: 'j' }, ok(null), ['consumed u1']],
    ['review', 'merge', { ...upload, job: 'j' }, fail('review.damaged', { name: 'a', detail: '' }), []],
    // Only looked into; tried again.
    ['documents', 'inspect', upload, ok({}), []],
    ['review', 'peek', upload, ok({}), []],
    [
      'documents',
      'importAll',
      { job: 'j', files: [upload, { from: { upload: 'u2', name: 'b' } }, { from: { path: '/c' } }] },
      ok({ failed: [] }),
      ['consumed u1', 'consumed u2'],
    ],
    ['documents', 'importAll', { job: 'j', files: [upload] }, ok({ failed: [{ name: 'a.txt' }] }), []],
    ['nothing', 'such', { ...upload, job: 'j' }, ok(path), []],
  ])('%s.%s of %j with %j: %j', async (feature, method, input, answer, expected) => {
    expect(await told(feature, method, input, answer)).toEqual(expected);
  });
});
