import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyRecord } from '#core/review/merge.ts';
import { advanceVersions } from '#core/review/versions.ts';
import { textHash } from '#core/annotations/hash.ts';
import { good } from '../fixtures.ts';
import { returned } from './much-returned.ts';
import { handOver, hosting, problemsOf, taking, undo, write } from './reviewing.ts';

const count = 1_600;

/** Far more decisions than are stored at once. */
const answers = Array.from({ length: count }, (_, n) => textHash(`${n}`)).flatMap((item) =>
  advanceVersions([], item, {
    item,
    decision: 'rejected' as const,
    reason: 'No.',
    by: '乙',
    at: '2026-01-01T00:00:00Z',
  }),
);

test('many decisions are taken in portions: an edit is answered before they end, and undo takes them together', async () => {
  const host = await hosting();
  const guest = await taking(host, await handOver(host), '甲');
  const { client } = guest;
  const sound = join(host.folder, 'sound.duizhao-review');
  good(await host.client.review.package({ job: 'x', review: host.review.id, kind: 'answers', path: sound }));
  const path = await returned(host, sound, () => ({ ...emptyRecord, answers }));
  const order: string[] = [];
  const edits: Promise<void>[] = [];
  guest.engine.onEvent((name) => {
    if (name !== 'project.changed' || edits.length > 0) return;
    edits.push(write(client, 1, 'He walked away.').then(() => void order.push('edited')));
  });
  const take = () => client.review.takeDecisions({ job: 'take', from: { path } });
  expect(good(await take())).toMatchObject({ decisions: count });
  order.push('taken');
  await Promise.all(edits);
  expect(order).toEqual(['edited', 'taken']);
  expect(await problemsOf(guest)).toEqual([]);
  expect(good(await take())).toMatchObject({ decisions: 0 });
  // The portions after the edit, the edit, and the one before it.
  await undo(guest, 3);
  expect(good(await take())).toMatchObject({ decisions: count });
  await undo(guest);
  expect(good(await take())).toMatchObject({ decisions: count });
  expect(await problemsOf(guest)).toEqual([]);
});
