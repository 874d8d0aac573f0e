import { expect, it } from 'vitest';
import { ambiguousForms } from '#core/text/conversion/ambiguous.ts';
import { regionalForms, traditionalCharacters } from '#core/text/conversion/traditional-tables.ts';
import { traditionalize } from '#core/text/conversion/traditionalize.ts';

it('each character becomes the one of the table by itself, also where that is beyond U+FFFF or comes from there', () => {
  const wide: string[] = [];
  for (const region of ['cn', 'tw', 'hk'] as const) {
    const variants = regionalForms(region);
    const wrong: string[] = [];
    for (const [character, form] of traditionalCharacters()) {
      const expected = variants.get(form) ?? form;
      const written = traditionalize(character, region);
      if (expected.length + character.length > 2) wide.push(character);
      // One form of several is chosen by the words around it.
      const isRight = ambiguousForms.has(character) ? Array.from(written).length === 1 : written === expected;
      if (!isRight) wrong.push(`${character} ${written} ${expected}`);
    }
    expect(wrong).toEqual([]);
  }
  expect(wide.length).toBeGreaterThan(300);
});
