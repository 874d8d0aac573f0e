import type { RawBlock, RawSegment } from '../formats/raw-block.ts';
import {
  columnsOfDocument,
  convertedFrom,
  languageOfSide,
  originalSide,
  type BlockKind,
  type Language,
  type ProjectSettings,
  type RichText,
  type Side,
} from '../model/index.ts';
import { applyRepairs, type Survey } from '../text/cleanup/index.ts';
import { codePointLength } from '../text/codepoints.ts';
import { convertRich, createConverter, type Converter } from '../text/conversion/index.ts';
import { mapTags } from '../text/mapping.ts';
import { segmentText, type Segmented } from '../text/segmentation/index.ts';
import { anchorRepairs, placeRepairs, type Extent, type PlacedRepair } from './anchor.ts';
import { joinLines, repairsIn, type RawParagraph } from './join-lines.ts';
import { prepareGiven, type ColumnOf } from './given.ts';
import type { PreparedBlock, PreparedRepair, PreparedSegment } from './prepared.ts';

/** The columns that are filled from the original, each with its converter. */
export type ConvertedColumns = readonly { readonly target: Side; readonly convert: Converter }[];

/** The converters an import needs: for targets that are converted from the original. */
export const convertedColumns = (
  language: Language,
  targets: readonly Side[],
  { region, protectedWords, columns }: ProjectSettings,
): ConvertedColumns => {
  const shown = columnsOfDocument(columns, language, targets);
  return targets
    .filter((target) => convertedFrom(shown, target) === originalSide)
    .map((target) => ({
      target,
      convert: createConverter({
        from: language,
        to: languageOfSide(shown, target),
        region,
        protectedWords,
      }),
    }));
};

type Mended = { readonly rich: RichText; readonly repairs: readonly PlacedRepair[] };

/** The text with the certain repairs applied, its tags moved along. */
const mend = ({ rich, drafts }: Pick<RawParagraph, 'rich' | 'drafts'>): Mended => {
  if (drafts.length === 0) return { rich, repairs: [] };
  const accepted = drafts.filter(({ certainty }) => certainty === 'certain');
  const repairs = placeRepairs(drafts);
  if (accepted.length === 0) return { rich, repairs };
  const { text, edits } = applyRepairs(rich.text, accepted);
  return { rich: { text, tags: mapTags(rich.tags, edits) }, repairs };
};

/** A block of tags without words (a picture, say) is a segment too: only words may be mended away. */
const cut = (rich: RichText, language: Language): Segmented => {
  const segmented = segmentText(rich, language);
  if (segmented.pieces.length > 0 || rich.tags.length === 0) return segmented;
  return {
    lead: '',
    pieces: [{ text: '', tags: rich.tags.map((tag) => ({ ...tag, at: 0 })), gap: rich.text }],
  };
};

const segmentOf = (
  piece: RichText,
  gap: string,
  kind: BlockKind,
  columns: ConvertedColumns,
  ref?: string,
): PreparedSegment => ({
  text: piece.text,
  tags: piece.tags,
  gap,
  ...(ref === undefined ? {} : { ref }),
  converted: Object.fromEntries(
    columns.map(({ target, convert }) => [
      target,
      kind === 'code' ? { text: piece.text, tags: piece.tags } : convertRich(piece, convert),
    ]),
  ),
});

const extentsOf = (lead: string, segments: readonly PreparedSegment[]): Extent[] => {
  let end = codePointLength(lead);
  return segments.map(({ text, gap }) => {
    const start = end;
    end += codePointLength(text) + codePointLength(gap);
    return { start, end };
  });
};

/** White space in front of a block, and repairs in it, that the last segment of the block before takes over. */
type Leading = { readonly white: string; readonly repairs: readonly PlacedRepair[] };

const inLead = (repair: PlacedRepair, length: number): boolean =>
  length > 0 && repair.start < length && repair.end <= length;

/** The block before, its last gap grown by `leading`. Repairs in that white space go on its last segment. */
const withTrailing = (block: PreparedBlock, { white, repairs }: Leading): PreparedBlock => {
  const last = block.segments.at(-1);
  if (last === undefined || (white === '' && repairs.length === 0)) return block;
  const segment = block.segments.length - 1;
  const offset = codePointLength(last.text) + codePointLength(last.gap);
  const anchored = repairs.map(({ draft, decision, start, end }): PreparedRepair => {
    return { draft, decision, segment, start: offset + start, end: offset + end };
  });
  return {
    ...block,
    segments: block.segments.with(segment, { ...last, gap: last.gap + white }),
    repairs: [...block.repairs, ...anchored],
  };
};

/** A block that its file has cut: every segment stays one, whatever repairs leave of it. */
const asCut = (
  { kind, level, line, gap }: RawParagraph,
  segments: readonly RawSegment[],
  { survey, columns, cleans = true, columnOf = () => null }: PrepareOptions,
): PreparedBlock => {
  const repairs: PreparedRepair[] = [];
  const prepared = segments.map((raw, n): PreparedSegment => {
    const drafts = cleans ? repairsIn({ kind, rich: raw.rich }, survey) : [];
    const mended = mend({ rich: raw.rich, drafts });
    const white = n + 1 === segments.length ? raw.gap + gap : raw.gap;
    const segment = segmentOf(mended.rich, white, kind, columns, raw.ref);
    for (const repair of anchorRepairs(mended.repairs, extentsOf('', [segment])))
      repairs.push({ ...repair, segment: n });
    return { ...segment, ...prepareGiven(raw, mended.rich, drafts, columnOf) };
  });
  return { kind, level, line, segments: prepared, repairs };
};

function* asRead(blocks: Iterable<RawBlock>): Generator<RawParagraph> {
  for (const block of blocks) yield { ...block, drafts: [] };
}

export type PrepareOptions = {
  readonly language: Language;
  readonly survey: Survey;
  readonly columns: ConvertedColumns;
  /** Whether damage is looked for; without it the words stay as they were read. */
  readonly cleans?: boolean;
  /** The column for a translation that the file brings along; without it there is none. */
  readonly columnOf?: ColumnOf;
};

/**
 * Repairs and cuts raw blocks: certain repairs are applied, all others offered on the words as they stand. Without
 * `cleans` they are only cut.
 * A block of which the repairs leave nothing becomes white space behind the block before it. White space before the
 * first words of a document is left out (the original bytes are kept beside), and repairs there are put on those words.
 * @param blocks raw blocks in order; they are taken one at a time, and two are held.
 */
export function* prepareBlocks(
  blocks: Iterable<RawBlock>,
  options: PrepareOptions,
): Generator<PreparedBlock> {
  const { language, survey, columns, cleans = true } = options;
  let held: PreparedBlock | null = null;
  let pending: PlacedRepair[] = [];
  for (const raw of cleans ? joinLines(blocks, survey) : asRead(blocks)) {
    if (raw.segments !== undefined) {
      if (held !== null) yield held;
      held = raw.segments.length === 0 ? null : asCut(raw, raw.segments, options);
      continue;
    }
    const { rich, repairs } = mend(raw);
    const { lead, pieces } = cut(rich, language);
    if (pieces.length === 0) {
      if (held === null) pending.push(...repairs.map((repair) => ({ ...repair, start: 0, end: 0 })));
      else held = withTrailing(held, { white: rich.text + raw.gap, repairs });
      continue;
    }
    const leadLength = codePointLength(lead);
    const leading = held === null ? [] : repairs.filter((repair) => inLead(repair, leadLength));
    if (held !== null) yield withTrailing(held, { white: lead, repairs: leading });
    const segments = pieces.map((piece, index) =>
      segmentOf(
        piece,
        index === pieces.length - 1 ? piece.gap + raw.gap : piece.gap,
        raw.kind,
        columns,
        raw.ref,
      ),
    );
    const own = [...pending, ...repairs.filter((repair) => !leading.includes(repair))];
    pending = [];
    held = {
      kind: raw.kind,
      level: raw.level,
      line: raw.line,
      segments,
      repairs: anchorRepairs(own, extentsOf(lead, segments)),
    };
  }
  if (held !== null) yield held;
}
