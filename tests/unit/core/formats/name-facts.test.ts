import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { titlesFrom, writtenTitles } from '#core/formats/name-facts.ts';

it.each([
  ['總統=President', [{ original: '總統', translation: 'President' }]],
  [
    '總統 ＝ President | 先生\n',
    [
      { original: '總統', translation: 'President' },
      { original: '先生', translation: '' },
    ],
  ],
  ['a=b=c', [{ original: 'a', translation: 'b=c' }]],
  ['=President', []],
  [' | ', []],
  ['', []],
])('the titles in %j are %j', (written, titles) => {
  expect(titlesFrom(written)).toEqual(titles);
});

it('titles are read as they were written', () => {
  const word = fc.stringMatching(/^[a-z總統]{1,5}$/u);
  const title = fc.record({ original: word, translation: fc.oneof(fc.constant(''), word) });
  fc.assert(
    fc.property(fc.array(title), (titles) => {
      expect(titlesFrom(writtenTitles(titles))).toEqual(titles);
    }),
  );
});
