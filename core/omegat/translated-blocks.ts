import type { RawBlock, RawComment, RawSegment } from '../formats/raw-block.ts';
import type { RichText } from '../model/index.ts';
import { ascendingOffsets, codePointOffset } from '../text/codepoints.ts';
import { splitRich } from '../text/mapping.ts';
import { ownTags, ownWords, readTranslation } from './inline-text.ts';
import type { OmegatProject } from './project-file.ts';
import type { FindSaved } from './saved-units.ts';

/** A source file of an OmegaT project that is read with its translations. */
export type SavedReading = {
  readonly project: OmegatProject;
  readonly find: FindSaved;
  /** Its path in the source folder, with `/`. */
  readonly file: string;
  /** What its format calls a text, by its reference. */
  readonly nameOf?: (ref: string) => string;
  /** Its format: in Word documents tabs and line breaks part segments, in OpenDocument tabs. */
  readonly format: string;
};

type Piece = { readonly rich: RichText; readonly gap: string };

/** A text without the white space at its ends, and what follows it. */
const trimmed = (rich: RichText): Piece => {
  const lead = rich.text.length - rich.text.trimStart().length;
  const [, words] = lead === 0 ? [null, rich] : splitRich(rich, codePointOffset(rich.text, lead));
  const length = words.text.trimEnd().length;
  if (length === words.text.length) return { rich: words, gap: '' };
  const [own] = splitRich(words, codePointOffset(words.text, length));
  return { rich: own, gap: words.text.slice(length) };
};

/** Codes that part paragraphs for OmegaT, by what they show here: tabs and line breaks of Word. */
const partingCodes = new Set(['⇥', '↵']);

/** Where a format's own marks part what OmegaT has as paragraphs, in UTF-16 units. */
const formatCuts = ({ text, tags }: RichText, format: string): readonly number[] => {
  if (/^od[tsp]$/.test(format))
    return Array.from(text.matchAll(/\t/g), ({ index }) => [index, index + 1]).flat();
  if (format !== 'docx') return [];
  const unit = ascendingOffsets(text);
  return tags.flatMap(({ at, kind, data }) =>
    kind === 'empty' && partingCodes.has(data?.['display'] ?? '') ? [unit(at)] : [],
  );
};

const cutsOf = (rich: RichText, { project, format }: SavedReading): readonly number[] => {
  const parted = formatCuts(rich, format);
  const cuts = project.cutsSentences ? project.cuts(rich.text) : [];
  if (parted.length === 0) return cuts;
  return [...new Set([...cuts, ...parted])]
    .filter((at) => at > 0 && at < rich.text.length)
    .sort((a, b) => a - b);
};

const cutText = (rich: RichText, reading: SavedReading): readonly Piece[] => {
  const cuts = cutsOf(rich, reading);
  const parts: RichText[] = [];
  let [rest, taken] = [rich, 0];
  for (const cut of cuts) {
    const [left, right] = splitRich(rest, codePointOffset(rest.text, cut - taken));
    parts.push(left);
    rest = right;
    taken = cut;
  }
  const pieces: Piece[] = [];
  for (const part of [...parts, rest]) {
    const last = pieces.at(-1);
    if (part.text.trim() !== '') pieces.push(trimmed(part));
    else if (last !== undefined) pieces[pieces.length - 1] = { ...last, gap: last.gap + part.text };
  }
  return pieces.length > 0 ? pieces : [{ rich, gap: '' }];
};

/** A block that its file has not cut itself, cut as OmegaT does. */
const segmentsOf = (block: RawBlock, reading: SavedReading): readonly RawSegment[] =>
  block.segments ??
  cutText(block.rich, reading).map(({ rich, gap }) => ({
    rich,
    gap,
    ...(block.ref === undefined ? {} : { ref: block.ref }),
  }));

const withTranslation = (
  segment: RawSegment,
  around: { readonly previous: string; readonly next: string },
  { project, find, file, nameOf }: SavedReading,
): RawSegment => {
  const { rich, ref } = segment;
  const id = ref === undefined ? null : (nameOf?.(ref) ?? null);
  const saved = find({ file, words: ownWords(rich), tags: ownTags(rich), ...around, id });
  if (saved === null) return segment;
  const language = project.target.tag;
  const comments = saved.notes.map((body): RawComment => ({ body, on: language }));
  const { translation, original } = saved;
  // What stands in OmegaT's own memory, somebody has entered there.
  const given = {
    language,
    rich: readTranslation(translation, original, rich),
    state: 'translated' as const,
  };
  return {
    ...segment,
    ...(translation === ''
      ? {}
      : {
          translations: [given, ...(segment.translations ?? []).filter((one) => one.language !== language)],
        }),
    ...(comments.length === 0 ? {} : { comments: [...(segment.comments ?? []), ...comments] }),
  };
};

/** A block with its segments; of the words before it and behind it OmegaT asks too. */
const translated = (
  block: RawBlock & { readonly segments: readonly RawSegment[] },
  around: { readonly previous: string; readonly next: string },
  reading: SavedReading,
): RawBlock => {
  const words = block.segments.map(({ rich }) => ownWords(rich));
  const segments = block.segments.map((segment, n) =>
    withTranslation(
      segment,
      { previous: words[n - 1] ?? around.previous, next: words[n + 1] ?? around.next },
      reading,
    ),
  );
  return { ...block, segments };
};

/**
 * The blocks of a source file, cut into the segments that OmegaT makes of them, with the translations and notes that
 * `project_save.tmx` has. Holds one block.
 */
export function* withSavedTranslations(
  blocks: Iterable<RawBlock>,
  reading: SavedReading,
): Generator<RawBlock> {
  let held: (RawBlock & { readonly segments: readonly RawSegment[] }) | null = null;
  let previous = '';
  for (const block of blocks) {
    const { place: _place, drafts: _drafts, ...rest } = block;
    const segments = segmentsOf(block, reading);
    const [first] = segments;
    if (held !== null) {
      yield translated(held, { previous, next: first === undefined ? '' : ownWords(first.rich) }, reading);
      const last = held.segments.at(-1);
      if (last !== undefined) previous = ownWords(last.rich);
    }
    held = { ...rest, segments };
  }
  if (held !== null) yield translated(held, { previous, next: '' }, reading);
}
