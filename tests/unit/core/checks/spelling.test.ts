import { expect, it } from 'vitest';
import { checks } from '#core/checks/index.ts';
import { plain } from '#core/model/index.ts';

const list = { spellings: (word: string) => ({ the: 3, ferry: 3, color: 1, colour: 2 })[word] ?? 0 };
const found = (language: string, text: string, isNamed = (_word: string): boolean => false) =>
  checks
    .run({
      block: 'paragraph',
      texts: [
        { side: 'source', language: 'en', rich: plain('teh ferry'), convertedFrom: null },
        { side: 'target', language, rich: plain(text), convertedFrom: null },
      ],
      spelling: { list, isNamed },
    })
    .map(({ check, code, words, ranges, fix }) => [check, code, words, ranges.length, fix]);

it('tells unknown words of English translations once, with all their places and without a fix', () => {
  expect(found('en', 'Teh the teh’s ferry; teh')).toEqual([
    ['spelling', 'unknown', 'Teh', 1, undefined],
    ['spelling', 'unknown', 'teh', 2, undefined],
  ]);
});

it('tells words of another region, leaves other languages, and takes what is named', () => {
  expect(found('en-GB', 'the color')).toEqual([['spelling', 'variety', 'color', 1, undefined]]);
  expect(found('fr', 'teh teh')).toEqual([]);
  expect(found('en', 'Wenzhou', (word) => word === 'Wenzhou')).toEqual([]);
});

it('ignores a word with a capital where it is ignored in small letters, not the other way round', () => {
  const check = checks.get('spelling');
  expect(check?.ignoredAs?.('Tangyuan')).toEqual(['Tangyuan', 'tangyuan']);
  expect(check?.ignoredAs?.('tangyuan')).toEqual(['tangyuan']);
});
