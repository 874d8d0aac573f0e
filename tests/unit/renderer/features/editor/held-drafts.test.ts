import { expect, it } from 'vitest';
import { plain, type SegmentId } from '#core/model/index.ts';
import { hasHeldTexts, holdText, takeHeldText } from '#renderer/features/editor/held-drafts.ts';

it('a text that could not be kept comes back once, to its own cell of its own project', () => {
  const place = { project: '/a.duizhao', segment: 5 as SegmentId, side: 'en' as const };
  const text = { known: plain(''), latest: plain('typed') };
  holdText(place, text);
  expect(takeHeldText({ ...place, project: '/b.duizhao' })).toBeNull();
  expect(takeHeldText({ ...place, side: 'zh-Hans' })).toBeNull();
  expect(hasHeldTexts()).toBe(true);
  expect(takeHeldText(place)).toEqual(text);
  expect(takeHeldText(place)).toBeNull();
  expect(hasHeldTexts()).toBe(false);
});
