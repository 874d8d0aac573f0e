import type { Range } from '../../model/index.ts';
import { codePointLength, sliceCodePoints } from '../../text/codepoints.ts';
import type { QuoteIndex, QuotePlace } from './index-texts.ts';
import type { PositionFilter } from './resolve.ts';

/** What stands between a text and the one before it in its document: the white space of the original, or a new block. */
export type TextJoint = { readonly gap: string; readonly opensBlock: boolean };

/** What separates blocks, and what stands between rows, in the texts that other programs count in. */
const separators = ['', '\n', '\n\n', '\r\n', '\r\n\r\n'] as const;
const joints = ['none', 'gap', 'space'] as const;

/** How far a place may be off per row before it, and at all, where white space is other than anything known. */
const slackPerRow = 4;
const slack = 4;

/** Code points or UTF-16 units: the standard counts the former, browsers the latter. */
const measures = [codePointLength, (text: string): number => text.length] as const;

/** What is before a text in its document: its characters and the white space between rows by each measure, and how often rows meet. */
type Before = {
  readonly characters: readonly [number, number];
  readonly gaps: readonly [number, number];
  /** Rows that go on in the block of the one before, and blocks that open. */
  readonly inner: number;
  readonly blocks: number;
  readonly rows: number;
};

const atStart: Before = { characters: [0, 0], gaps: [0, 0], inner: 0, blocks: 0, rows: 0 };

const grown = ([points, units]: readonly [number, number], text: string): readonly [number, number] => [
  points + measures[0](text),
  units + measures[1](text),
];

/** What is before each text of an index, by its number. */
export type TextOffsets = readonly Before[];

/**
 * Counts what is before each text, once for all places that are asked for. To be given what stands before each text in turn, so that
 * who has many can give way to other work in between.
 */
export const offsetCounter = ({ texts }: QuoteIndex) => {
  const offsets: Before[] = [];
  const add = ({ gap, opensBlock }: TextJoint): void => {
    const number = offsets.length;
    const [last, before] = [texts[number - 1], offsets[number - 1]];
    if (last === undefined || before === undefined || last.document !== texts[number]?.document) {
      offsets.push(atStart);
      return;
    }
    offsets.push({
      characters: grown(before.characters, last.text),
      gaps: opensBlock ? before.gaps : grown(before.gaps, gap),
      inner: before.inner + (opensBlock ? 0 : 1),
      blocks: before.blocks + (opensBlock ? 1 : 0),
      rows: before.rows + 1,
    });
  };
  return { add, offsets: (): TextOffsets => offsets };
};

/** Offsets of a place in its document in every way they may be counted; `rows` before it. */
const offsetsOf = (
  { texts }: QuoteIndex,
  place: QuotePlace,
  offsets: TextOffsets,
): { readonly exact: ReadonlySet<number>; readonly least: number; readonly rows: number } => {
  const [first] = place.pieces;
  const own = first === undefined ? undefined : texts[first.text];
  const before = first === undefined ? undefined : offsets[first.text];
  if (first === undefined || own === undefined || before === undefined)
    return { exact: new Set(), least: 0, rows: 0 };
  const { gaps, inner, blocks, rows } = before;
  const characters = grown(before.characters, sliceCodePoints(own.text, 0, first.start));
  const exact = new Set(
    characters.flatMap((count, measure) => {
      const between = { none: 0, gap: gaps[measure] ?? 0, space: inner };
      return joints.flatMap((joint) =>
        separators.map((separator) => count + between[joint] + blocks * separator.length),
      );
    }),
  );
  return { exact, least: Math.min(...characters), rows };
};

/**
 * A filter by the position (`range`) that a quote was given in its document. How the other program counted, and what it had between
 * paragraphs, is not known: places that fit one way of counting exactly come before those that are near enough, and
 * where neither is one place, it says nothing.
 */
export const positionFilter =
  (index: QuoteIndex, { start }: Range, offsets: TextOffsets): PositionFilter =>
  (places) => {
    const counted = places.map((place) => ({ place, ...offsetsOf(index, place, offsets) }));
    const exact = counted.filter((one) => one.exact.has(start));
    if (exact.length > 0) return exact.map(({ place }) => place);
    const near = counted.filter(
      ({ least, rows }) => start >= least - slack && start <= least + slack + rows * slackPerRow,
    );
    return near.length === 1 ? near.map(({ place }) => place) : [];
  };
