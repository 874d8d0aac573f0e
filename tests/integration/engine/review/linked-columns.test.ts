import { describe, expect, it } from 'vitest';
import { good, type DraftDocument } from '../fixtures.ts';
import { cellAt, handBack, handOver, hosting, itemsIn, merge, taking, undo, write } from './reviewing.ts';

/** Traditional is converted from the Simplified translation, so one suggestion comes back for both. */
const page: DraftDocument = {
  language: 'en',
  targets: ['zh-Hans', 'zh-Hant'],
  rows: [
    { source: 'Chapter two.', opens: true, texts: { 'zh-Hans': '第二章。' } },
    { source: 'The hair grew.', texts: { 'zh-Hans': '头发长了。' } },
  ],
};

const reviewed = async () => {
  const host = await hosting(page, 'suggest', ['zh-Hans', 'zh-Hant']);
  const guest = await taking(host, await handOver(host), '甲');
  await write(guest.client, 1, '第二章节。', 'zh-Hans');
  await write(guest.client, 2, '头发店长了。', 'zh-Hans');
  return { host, back: await handBack(guest) };
};

describe('a suggestion for a text another is converted from', () => {
  it.each([true, false])('is written once into each, accepted at once: %s', async (atOnce) => {
    const { host, back } = await reviewed();
    good(await merge(host, back, atOnce));
    if (!atOnce) {
      const items = (await itemsIn(host)).map(({ id }) => id);
      good(await host.client.review.answer({ review: host.review.id, items, decision: 'accepted' }));
    }
    const texts = async () => [
      (await cellAt(host.client, 1, 'zh-Hans')).text,
      (await cellAt(host.client, 1, 'zh-Hant')).text,
      (await cellAt(host.client, 2, 'zh-Hans')).text,
      (await cellAt(host.client, 2, 'zh-Hant')).text,
    ];
    expect(await texts()).toEqual(['第二章节。', '第二章節。', '头发店长了。', '頭髮店長了。']);
    await undo(host);
    expect(await texts()).toEqual(['第二章。', '第二章。', '头发长了。', '頭髮長了。']);
  });
});
