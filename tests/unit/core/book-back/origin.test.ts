import { expect, it } from 'vitest';
import { bookOriginIn } from '#core/book-back/origin.ts';
import { projectId, repacked, returningBookOf, ways, writtenAs } from './round-trip.ts';

const own = { project: projectId, name: '渡口' };

it.each(ways)('a book says of which project it is: $name', (way) => {
  expect(bookOriginIn(writtenAs(returningBookOf(), way), 'a file')).toEqual(own);
});

it('what is no book of ours, or no readable file, says nothing', () => {
  for (const way of ways.slice(0, 2)) {
    const bytes = writtenAs(returningBookOf(), way);
    const silent = repacked(bytes, (_, text) => text.replaceAll('DuizhaoProject', 'OtherProject'));
    expect(bookOriginIn(silent, 'a file')).toBeNull();
    expect(bookOriginIn(bytes.subarray(0, bytes.length / 2), 'a file')).toBeNull();
  }
  expect(bookOriginIn(new TextEncoder().encode('DuizhaoProject'), 'a file')).toBeNull();
});
