import { fail, ok, type Language, type RichText } from '../../model/index.ts';
import { readCueRef } from '../../text/cues/cue-ref.ts';
import type { ExportColumn, ExportRow, ExportSource, OriginalFile } from '../export-source.ts';
import { filledTexts } from '../filled-texts.ts';
import type { WriteDocument } from '../format.ts';
import type { SourceEdit } from '../patch.ts';
import { symbolWriter } from '../symbols.ts';
import { writeEdits } from '../write-edits.ts';
import type { Cue, Dialect } from './cue.ts';
import { cutIntoCues, trimRich } from './cut.ts';
import { lineEndOf } from './lines.ts';
import { cueBlocks, textOfCues } from './read.ts';
import { sameLines } from './same-lines.ts';
import { writeCue } from './write.ts';

/** The texts of some cues, one for each column, and the row they begin in. */
type PlacedText = {
  /** The numbers of the cues, from 1. */
  readonly cues: readonly number[];
  readonly texts: readonly { readonly rich: RichText; readonly language: Language }[];
  readonly row: number;
};

/** Each place's cues and those of the blocks behind it that no row stands for: their words were joined to the row before. */
const withAbsorbed = (
  placed: readonly PlacedText[],
  blocks: readonly (readonly number[])[],
): readonly PlacedText[] => {
  const present = new Set(placed.map(({ cues }) => cues[0]));
  const at = new Map(blocks.map((cues, n) => [cues[0], n]));
  return placed.map((place) => {
    const cues = [...place.cues];
    const here = at.get(cues[0]);
    for (let n = (here ?? blocks.length) + 1; n < blocks.length; n += 1) {
      const own = blocks[n] ?? [];
      if (present.has(own[0])) break;
      cues.push(...own.filter((number) => number > (cues.at(-1) ?? 0)));
    }
    return { ...place, cues };
  });
};

const placedIn = (rows: readonly ExportRow[], columns: readonly ExportColumn[]): readonly PlacedText[] => {
  const found = new Map<number, PlacedText>();
  for (const column of columns)
    for (const { ref, rich, rows: own } of filledTexts(rows, column)) {
      const range = readCueRef(ref);
      if (range === null) continue;
      const { first, count } = range;
      const known = found.get(first);
      const text = { rich, language: column.language };
      found.set(first, {
        cues: Array.from({ length: count }, (_, n) => first + n),
        texts: [...(known?.texts ?? []), text],
        row: known?.row ?? own[0]?.row ?? 0,
      });
    }
  return [...found.values()].sort((a, b) => (a.cues[0] ?? 0) - (b.cues[0] ?? 0));
};

/** A subtitle file read again, and the texts that go into it. */
export type Filling = {
  readonly text: string;
  readonly cues: readonly Cue[];
  readonly placed: readonly PlacedText[];
};

export const fillingOf = (
  dialect: Dialect,
  file: OriginalFile,
  rows: readonly ExportRow[],
  columns: readonly ExportColumn[],
): Filling => {
  const text = file.text();
  const cues = dialect.cuesOf(text);
  const placed = placedIn(rows, columns).filter(({ cues: own }) => (own.at(-1) ?? 0) <= cues.length);
  return { text, cues, placed: withAbsorbed(placed, cueBlocks(dialect, text, cues)) };
};

const shares = (values: readonly number[]): readonly number[] => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total > 0 ? value / total : 1 / values.length));
};

/**
 * How much of a sentence each of its cues should have: as long as they are shown, and as long as their texts were, which says what belongs
 * to which picture, count alike. Only their texts where a time is none.
 */
const weightsOf = (cues: readonly Cue[]): readonly number[] => {
  const texts = shares(cues.map(({ from, to }) => to - from));
  const shown = cues.map(({ start, end }) => (start === null || end === null ? 0 : end - start));
  if (shown.some((time) => time <= 0)) return texts;
  const times = shares(shown);
  return texts.map((text, n) => text + (times[n] ?? 0));
};

/** The texts of each cue of a stretch, one for each column: of the original, and as they are to be. */
export const cueTexts = (dialect: Dialect, { text, cues }: Filling, { cues: numbers, texts }: PlacedText) => {
  const own = numbers.flatMap((number) => cues[number - 1] ?? []);
  const original = textOfCues(dialect, text, cues, numbers);
  const weights = weightsOf(own);
  const cut = (rich: RichText, language: Language): readonly RichText[] =>
    cutIntoCues(rich, numbers, weights, language).map(trimRich);
  const before = cut(original.rich, 'und');
  const after = texts.map(({ rich, language }) =>
    cut(rich, language).map((part) => ({ rich: part, language })),
  );
  return own.map((cue, n) => ({
    cue,
    number: numbers[n] ?? 0,
    original,
    before: before[n] ?? { text: '', tags: [] },
    after: after.flatMap((parts) => parts[n] ?? []),
  }));
};

const editsOf = (dialect: Dialect, filling: Filling, symbol: () => void): readonly SourceEdit[] => {
  const lineEnd = lineEndOf(filling.text);
  return filling.placed.flatMap((place) =>
    cueTexts(dialect, filling, place).flatMap(({ cue, original, before, after }) => {
      const [only, ...others] = after;
      const [whole, ...more] = place.texts;
      // A sentence that says what it said is not cut anew: where it is cut depends on its language.
      if (whole !== undefined && more.length === 0 && sameLines(whole.rich, original.rich)) return [];
      if (only === undefined || (others.length === 0 && sameLines(only.rich, before))) return [];
      const text = writeCue(after, { dialect, original, lineEnd, symbol });
      return text === filling.text.slice(cue.from, cue.to) ? [] : [{ from: cue.from, to: cue.to, text }];
    }),
  );
};

/**
 * Puts words into a subtitle file: times, numbers, settings, styles and everything else stay as they are, byte by byte, and so do the
 * texts that say what they said. A sentence is cut back into its cues; several columns stand below each other in each cue.
 */
export const subtitleFill =
  (dialect: Dialect): WriteDocument =>
  (source: ExportSource, { fallback }, sink) => {
    const rows = [...source.rows];
    if (rows.length === 0) return ok({ rows: 0, symbols: 0 });
    const document = rows[0]?.document;
    const [file] = document === undefined ? [] : (source.originals?.(document) ?? []);
    if (file === undefined) return fail('export.no-own-file', { name: source.title });
    const symbols = symbolWriter();
    let others = 0;
    const wellFormed = rows.map((row) => ({
      ...row,
      texts: Object.fromEntries(
        Object.entries(row.texts).map(([side, rich]) => [
          side,
          rich === undefined ? rich : { ...rich, text: symbols.wellFormed(rich.text) },
        ]),
      ),
    }));
    const filling = fillingOf(dialect, file, wellFormed, source.columns);
    const edits = editsOf(dialect, filling, () => void (others += 1));
    const written = writeEdits(file, edits, fallback, sink);
    return written.ok ? ok({ rows: rows.length, symbols: symbols.count() + others }) : written;
  };
