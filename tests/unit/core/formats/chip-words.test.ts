import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortened } from '#core/formats/xliff/codes-12.ts';

test('a chip shows up to 24 characters of a code on one line, and says where it is cut', () => {
  const unit = fc.constantFrom(...Array.from('ab字 \n\t\u{20000}'));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (words) => {
      const line = words
        .split(/\s+/)
        .filter((word) => word !== '')
        .join(' ');
      const points = Array.from(line);
      expect(shortened(words)).toBe(points.length <= 24 ? line : `${points.slice(0, 24).join('')}…`);
    }),
  );
});
