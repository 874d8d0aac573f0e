import {
  alignTexts,
  certainFrom,
  type AlignText,
  type Bead,
  type Lexicon,
  type SharedTerm,
} from '../align/index.ts';
import { isUnspaced, type Language, type RichText, type Side } from '../model/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import { joinRich } from '../text/mapping.ts';
import { groupBeads, type BeadGroup } from './bead-groups.ts';
import type { PreparedBlock, PreparedCell, PreparedRepair, PreparedSegment } from './prepared.ts';

/** A text that stands beside an original: its blocks, cleaned and cut as its own document would be. */
export type Beside = {
  readonly side: Side;
  readonly language: Language;
  readonly blocks: readonly PreparedBlock[];
  /** What the original and this text call the same, as it is known. */
  readonly terms?: readonly SharedTerm[];
};

/** What came of an alignment. */
export type AlignedCounts = {
  readonly rows: number;
  /** Rows below the certainty from which a pair is shown without a mark. */
  readonly uncertain: number;
  /** Sentences of the original that a translation leaves out, and of translations that the original does not have. */
  readonly missing: { readonly original: number; readonly translation: number };
  /** The dictionary was not there, by whose words Chinese and other texts are held against each other: more is uncertain, and may be wrong. */
  readonly noDictionary?: true;
};

export type AlignedBlocks = { readonly blocks: readonly PreparedBlock[]; readonly counts: AlignedCounts };

/** A segment with the number of its block, and its own repairs. */
type Sentence = PreparedSegment & {
  readonly block: number;
  readonly opens: boolean;
  readonly own: readonly PreparedRepair[];
};

const sentencesOf = (blocks: readonly PreparedBlock[]): readonly Sentence[] =>
  blocks.flatMap(({ segments, repairs }, block) => {
    const bySegment = Map.groupBy(repairs, ({ segment }) => segment);
    return segments.map((segment, n) => ({ ...segment, block, opens: n === 0, own: bySegment.get(n) ?? [] }));
  });

const textOf = (language: Language, sentences: readonly Sentence[]): AlignText => ({
  language,
  sentences: sentences.map(({ text }) => text),
  opens: sentences.map(({ opens }) => opens),
});

const richOf = ({ text, tags }: RichText): RichText => ({ text, tags });

/** Sentences of a translation as one text: a new paragraph is a new line. */
const joined = (sentences: readonly Sentence[], language: Language): RichText =>
  sentences.reduce<RichText>(
    (all, sentence, n) =>
      n === 0
        ? richOf(sentence)
        : joinRich(all, sentence.opens ? '\n' : isUnspaced(language) ? '' : ' ', richOf(sentence)),
    { text: '', tags: [] },
  );

const cellOf = (
  { side, language }: Beside,
  sentences: readonly Sentence[],
  certainty: number,
): PreparedCell => ({
  side,
  rich: joined(sentences, language),
  // What is uncertain waits for somebody who confirms it.
  state: certainty < certainFrom ? 'draft' : 'translated',
  certainty,
});

const nothing: RichText = { text: '', tags: [] };

/** One row of several segments of the original. */
const joinSegments = ([first, ...others]: readonly [Sentence, ...Sentence[]]): PreparedSegment => {
  const { block: _block, opens: _opens, own: _own, ...start } = first;
  return others.reduce<PreparedSegment>((all, next) => {
    const { text, tags } = joinRich(richOf(all), all.gap, richOf(next));
    const converted = Object.fromEntries(
      Object.entries(all.converted).map(([side, rich]) => [
        side,
        joinRich(rich ?? nothing, all.gap, next.converted[side] ?? nothing),
      ]),
    );
    const comments = [...(all.comments ?? []), ...(next.comments ?? [])];
    return { ...all, text, tags, gap: next.gap, converted, comments };
  }, start);
};

/** The repairs of segments that become one row, whose number is `segment`. */
const joinRepairs = (sentences: readonly Sentence[], segment: number): readonly PreparedRepair[] => {
  let offset = 0;
  return sentences.flatMap(({ text, gap, own }) => {
    const start = offset;
    offset += codePointLength(text) + codePointLength(gap);
    return own.map((repair) => ({
      ...repair,
      segment,
      start: repair.start + start,
      end: repair.end + start,
    }));
  });
};

type Open = { block: PreparedBlock; segments: PreparedSegment[]; repairs: PreparedRepair[]; last: number };

/** Whether several segments can be one row: those of one place in their file, and of one kind. */
const canJoin = (sentences: readonly Sentence[], blocks: readonly PreparedBlock[]): boolean => {
  const [first] = sentences;
  return sentences.every(
    ({ ref, block }) =>
      ref === first?.ref &&
      (block === first?.block ||
        (ref === undefined && blocks[block]?.kind === blocks[first?.block ?? 0]?.kind)),
  );
};

const lengthOf = (sentences: readonly Sentence[]): number =>
  sentences.reduce((sum, { text }) => sum + text.length, 0);

/** The sentences of a translation over rows that cannot be one: each where its middle is by the lengths. */
const dealt = (
  rows: readonly (readonly Sentence[])[],
  sentences: readonly Sentence[],
): readonly (readonly Sentence[])[] => {
  const whole = Math.max(1, lengthOf(rows.flat()));
  let passed = 0;
  const ends = rows.map((row) => (passed += lengthOf(row)) / whole);
  const all = Math.max(1, lengthOf(sentences));
  const out = rows.map((): Sentence[] => []);
  let before = 0;
  for (const sentence of sentences) {
    const middle = (before + sentence.text.length / 2) / all;
    before += sentence.text.length;
    const at = ends.findIndex((end) => middle <= end);
    out[at < 0 ? rows.length - 1 : at]?.push(sentence);
  }
  return out;
};

/** Neighbours that can be one row each. */
const joinable = (
  sentences: readonly Sentence[],
  blocks: readonly PreparedBlock[],
): readonly (readonly Sentence[])[] => {
  if (sentences.length === 0) return [[]];
  const runs: Sentence[][] = [];
  for (const sentence of sentences) {
    const run = runs.at(-1);
    if (run !== undefined && canJoin([...run, sentence], blocks)) run.push(sentence);
    else runs.push([sentence]);
  }
  return runs;
};

type Building = {
  readonly blocks: readonly PreparedBlock[];
  readonly out: PreparedBlock[];
  open: Open | null;
};

const close = (building: Building): void => {
  if (building.open === null) return;
  const { block, segments, repairs } = building.open;
  building.out.push({ ...block, segments, repairs });
  building.open = null;
};

/** A passage of a translation alone: its row has no original, and takes over the white space of the row before. */
const addAlone = (building: Building, given: readonly PreparedCell[]): void => {
  const open = (building.open ??= {
    block: { kind: 'paragraph', level: 0, line: building.blocks[0]?.line ?? 1, segments: [], repairs: [] },
    segments: [],
    repairs: [],
    last: -1,
  });
  const before = open.segments.at(-1);
  if (before !== undefined) open.segments[open.segments.length - 1] = { ...before, gap: '' };
  open.segments.push({ text: '', tags: [], gap: before?.gap ?? '\n', converted: {}, given });
};

const addRow = (building: Building, sentences: readonly Sentence[], given: readonly PreparedCell[]): void => {
  const [first, ...others] = sentences;
  if (first === undefined) {
    addAlone(building, given);
    return;
  }
  if (building.open?.last !== first.block) close(building);
  const block = building.blocks[first.block];
  if (block === undefined) return;
  const open = (building.open ??= { block, segments: [], repairs: [], last: first.block });
  open.repairs.push(...joinRepairs(sentences, open.segments.length));
  open.segments.push({ ...joinSegments([first, ...others]), given });
  open.last = others.at(-1)?.block ?? first.block;
};

const pick = (sentences: readonly Sentence[], numbers: readonly number[]): readonly Sentence[] =>
  numbers.flatMap((number) => sentences[number] ?? []);

/** The rows of a group: one, or several where its segments cannot be joined. */
const addGroup = (
  building: Building,
  { from, end, texts }: BeadGroup,
  original: readonly Sentence[],
  beside: readonly (Beside & { readonly sentences: readonly Sentence[] })[],
): readonly number[] => {
  const rows = joinable(original.slice(from, end), building.blocks);
  const shares = beside.map(({ sentences }, k) => dealt(rows, pick(sentences, texts[k]?.sentences ?? [])));
  return rows.map((row, n) => {
    const given = beside.map((text, k) => cellOf(text, shares[k]?.[n] ?? [], texts[k]?.certainty ?? 1));
    addRow(building, row, given);
    return Math.min(1, ...texts.map(({ certainty }) => certainty));
  });
};

const counted = (groups: readonly BeadGroup[], certainties: readonly number[]): AlignedCounts => ({
  rows: certainties.length,
  uncertain: certainties.filter((certainty) => certainty < certainFrom).length,
  missing: {
    original: groups
      .filter(({ texts }) => texts.some(({ sentences }) => sentences.length === 0))
      .reduce((sum, { from, end }) => sum + end - from, 0),
    translation: groups.filter(({ from, end }) => from === end).length,
  },
});

/**
 * The blocks of an original with its translations beside it: a row for what belongs together. Segments of the original that a translation says in one
 * sentence are one row, where they come from one place of their file. Null when `progress` answered so.
 */
export const alignBeside = (
  { language, blocks }: Omit<Beside, 'side'>,
  translations: readonly Beside[],
  lexicon: Lexicon | null,
  progress: (share: number) => boolean,
): AlignedBlocks | null => {
  const original = sentencesOf(blocks);
  const beside = translations.map((text) => ({ ...text, sentences: sentencesOf(text.blocks) }));
  const alignments: (readonly Bead[])[] = [];
  for (const [n, text] of beside.entries()) {
    const beads = alignTexts(textOf(language, original), textOf(text.language, text.sentences), {
      lexicon,
      ...(text.terms === undefined ? {} : { terms: text.terms }),
      progress: (share) => progress((n + share) / beside.length),
    });
    if (beads === null) return null;
    alignments.push(beads);
  }
  const groups = groupBeads(original.length, alignments);
  const building: Building = { blocks, out: [], open: null };
  const certainties = groups.flatMap((group) => addGroup(building, group, original, beside));
  close(building);
  return { blocks: building.out, counts: counted(groups, certainties) };
};
