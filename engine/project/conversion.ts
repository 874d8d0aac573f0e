import type { BlockKind, Language, ProjectSettings, RichText, TextEdit } from '#core/model/index.ts';
import { codePointLength, sliceCodePoints } from '#core/text/codepoints.ts';
import { convertRich, createConverter, type Converter } from '#core/text/conversion/index.ts';
import { diffText } from '#core/text/diff.ts';
import { applyEdits, mapRange, mapTags } from '#core/text/mapping.ts';

const made = new WeakMap<ProjectSettings, Map<string, Converter>>();

const unchanged: Converter = (text) => text;

/** The converter these settings ask for in blocks of this kind, made once per settings: code stays as it is. */
export const converterFor = (
  settings: ProjectSettings,
  from: Language,
  to: Language,
  kind: BlockKind | null,
): Converter => {
  if (kind === 'code') return unchanged;
  const known = made.get(settings) ?? new Map<string, Converter>();
  made.set(settings, known);
  const key = `${from} ${to}`;
  const converter = known.get(key) ?? createConverter({ from, to, ...settings });
  known.set(key, converter);
  return converter;
};

/** A text, what was made of it, and by what. */
export type Conversion = {
  readonly from: RichText;
  readonly convert: Converter;
};

/**
 * The edits of a converted text that follow from edits of its source, where conversion left both as long as each other, so
 * that offsets are the same; null where it did not. Code points of the text before. Characters that only a new context
 * made convert otherwise are not among them.
 */
export const convertedEdits = (
  edits: readonly TextEdit[],
  source: { readonly before: string; readonly after: string },
  converted: { readonly before: string; readonly after: string },
): readonly TextEdit[] | null => {
  const isAligned =
    codePointLength(source.before) === codePointLength(converted.before) &&
    codePointLength(source.after) === codePointLength(converted.after);
  if (!isAligned) return null;
  let shift = 0;
  return edits.map(({ start, end, insert }) => {
    const length = codePointLength(insert);
    const at = start + shift;
    shift += length - (end - start);
    return { start, end, insert: sliceCodePoints(converted.after, at, at + length) };
  });
};

/** The characters somebody chose, as edits of the plain conversion. */
const choicesIn = (unchosen: string, present: string): readonly TextEdit[] => {
  const [before, after] = [Array.from(unchosen), Array.from(present)];
  if (before.length !== after.length) return diffText(unchosen, present);
  return after.flatMap((character, at) =>
    character === before[at] ? [] : [{ start: at, end: at + 1, insert: character }],
  );
};

/**
 * A converted text after its source, or the way of converting, has changed: converted afresh, except that characters
 * somebody chose stay chosen where the change did not touch them. The choices are what distinguishes `present` from
 * the plain conversion of the old source; they move along as offsets do. `edits`: what changed in the source, where known.
 */
export const reconverted = (
  was: Conversion,
  present: RichText,
  now: Conversion,
  edits?: readonly TextEdit[],
): RichText => {
  const fresh = convertRich(now.from, now.convert);
  if (fresh.text === present.text) return fresh;
  const unchosen = convertRich(was.from, was.convert).text;
  if (unchosen === present.text) return fresh;
  const source = { before: was.from.text, after: now.from.text };
  const converted = { before: unchosen, after: fresh.text };
  const known = edits === undefined ? null : convertedEdits(edits, source, converted);
  const moves = known ?? diffText(unchosen, fresh.text);
  const kept = choicesIn(unchosen, present.text).flatMap((choice) => {
    const { range, touched, gone } = mapRange(moves, choice);
    return touched || gone ? [] : [{ ...range, insert: choice.insert }];
  });
  return { text: applyEdits(fresh.text, kept), tags: mapTags(fresh.tags, kept) };
};
