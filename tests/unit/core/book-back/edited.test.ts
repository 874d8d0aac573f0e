import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichText, Side } from '#core/model/index.ts';
import { hostileRich, three, type RowSpec } from '../formats/sources.ts';
import {
  cameBack,
  changedIn,
  edited,
  knownOf,
  markOf,
  numbered,
  ownRows,
  repacked,
  returningBookOf,
  toldIn,
  ways,
  writtenAs,
} from './round-trip.ts';

const places = ownRows.flatMap(({ segment, texts }) =>
  three.flatMap(({ side }) => (texts[side] === undefined ? [] : [{ segment: Number(segment), side }])),
);

const words = fc
  .array(fc.constantFrom(...Array.from('渡船霧河老張燈籠 abcXYZ12，。！&<>"𠮷')), {
    minLength: 1,
    maxLength: 30,
  })
  .map((signs) => signs.join('').replaceAll(/ +/gu, ' ').trim())
  .filter((text) => text !== '');

const textIn = (segment: number, side: Side): string => {
  const text = ownRows.find((row) => row.segment === segment)?.texts[side] ?? '';
  return typeof text === 'string' ? text : text.text;
};

/** Some sentences with other words, in the order of the rows and columns. */
const someEdits = fc
  .uniqueArray(fc.integer({ min: 0, max: places.length - 1 }), { maxLength: 8 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen
        .toSorted((a, b) => a - b)
        .map((n) => words.map((text) => ({ segment: 0, side: 'source', ...places[n], text }))),
    ),
  );

describe('a book in which somebody edited some sentences', () => {
  for (const way of ways)
    it(`has just these as suggestions: ${way.name}`, () => {
      const settings = { ...way.settings, readings: 'none', back: ['glossary', 'changes'] } as const;
      const bytes = writtenAs(returningBookOf(), { ...way, settings });
      fc.assert(
        fc.property(someEdits, (edits) => {
          // The layout of one text has the first column alone.
          const own = edits.filter(
            ({ segment, side, text }) =>
              (way.settings.layout !== 'single' || side === 'source') && text !== textIn(segment, side),
          );
          const marks = new Map(own.map(({ segment, side, text }) => [markOf(ownRows, segment, side), text]));
          const match = cameBack(edited(bytes, way, marks));
          const expected = own.map(({ segment, side, text }) => `${segment} ${side}: ${text}`);
          expect(changedIn(match).toSorted()).toEqual(expected.toSorted());
          expect(toldIn(match).filter((told) => !told.endsWith(': edited'))).toEqual([]);
        }),
        { numRuns: 6 },
      );
    });
});

it('a sentence that was emptied is told by the words it had', () => {
  const way = ways.find(({ output, settings }) => output === 'docx' && settings.layout === 'side-by-side');
  if (way === undefined) throw new Error('no such layout');
  const emptied = new Map([[markOf(ownRows, 4, 'en'), '']]);
  const match = cameBack(edited(writtenAs(returningBookOf(), way), way, emptied));
  expect(match.sentences.map(({ facts, own, texts }) => ({ facts, own, texts }))).toEqual([
    { facts: ['emptied'], own: null, texts: [textIn(4, 'en')] },
  ]);
});

it('words typed over the end of a sentence, outside of its mark, are parted from it by the blank it ends with', () => {
  const way = ways.find(({ output, settings }) => output === 'epub' && settings.layout === 'side-by-side');
  if (way === undefined) throw new Error('no such layout');
  const settings = { ...way.settings, readings: 'none' } as const;
  const bytes = writtenAs(returningBookOf(), { ...way, settings });
  const typed = (from: string, to: string) =>
    changedIn(cameBack(repacked(bytes, (_, part) => part.replace(from, to))));
  expect(typed('Deep water runs slowly.</span>', 'Deep water runs </span>fast.')).toEqual([
    '16 en: Deep water runs fast.',
  ]);
  expect(typed('Deep water runs slowly.</span>', 'Deep water runs slow</span>ing.')).toEqual([
    '16 en: Deep water runs slowing.',
  ]);
});

describe('whatever texts are made of', () => {
  const rich = fc.option(hostileRich, { nil: undefined });
  const specs = fc.array(
    fc.record({ opensBlock: fc.boolean(), texts: fc.record({ source: rich, 'zh-Hans': rich, en: rich }) }),
    { minLength: 1, maxLength: 5 },
  );
  const withoutMissing = (texts: Readonly<Record<string, RichText | undefined>>): RowSpec['texts'] =>
    Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));

  it('they come back as they were written from every layout', () => {
    fc.assert(
      fc.property(specs, fc.constantFrom(...ways), (found, way) => {
        const rows = numbered(
          found.map(({ opensBlock, texts }) => ({ opensBlock, texts: withoutMissing(texts) })),
        );
        const match = cameBack(writtenAs(returningBookOf(rows), way), knownOf(rows));
        expect(changedIn(match)).toEqual([]);
        expect(toldIn(match)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
