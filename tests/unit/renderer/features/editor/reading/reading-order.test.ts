import { expect, it } from 'vitest';
import { inReadingOrder } from '#renderer/features/editor/reading/reading-order.ts';

it('columns are read in the order chosen, the others after them as they were', () => {
  const columns = ['source', 'zh-Hans', 'en'];
  expect(inReadingOrder(columns, [])).toEqual(columns);
  expect(inReadingOrder(columns, ['en'])).toEqual(['en', 'source', 'zh-Hans']);
  // Chosen once, and hidden or gone since.
  expect(inReadingOrder(columns, ['fr', 'en', 'en', 'source'])).toEqual(['en', 'source', 'zh-Hans']);
});
