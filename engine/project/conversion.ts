import type { BlockKind, Language, ProjectSettings, RichText, Side } from '../../core/model/index.ts';
import { convertRich, createConverter, type Converter } from '../../core/text/conversion/index.ts';
import { diffText } from '../../core/text/diff.ts';
import { applyEdits, mapRange, mapTags } from '../../core/text/mapping.ts';

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

/** The language of a column that another is converted from. */
export const languageOfSide = (side: Side, original: Language): Language =>
  side === 'source' ? original : side;

/** A text, what was made of it, and by what. */
export type Conversion = {
  readonly from: RichText;
  readonly convert: Converter;
};

/**
 * A converted text after its source, or the way of converting, has changed: converted afresh, except that characters
 * somebody chose stay chosen where the change did not touch them. The choices are what distinguishes `present` from
 * the plain conversion of the old source; they move along as offsets do.
 */
export const reconverted = (was: Conversion, present: RichText, now: Conversion): RichText => {
  const fresh = convertRich(now.from, now.convert);
  if (fresh.text === present.text) return fresh;
  const unchosen = convertRich(was.from, was.convert).text;
  if (unchosen === present.text) return fresh;
  const moves = diffText(unchosen, fresh.text);
  const kept = diffText(unchosen, present.text).flatMap((choice) => {
    const { range, touched, gone } = mapRange(moves, choice);
    return touched || gone ? [] : [{ ...range, insert: choice.insert }];
  });
  return { text: applyEdits(fresh.text, kept), tags: mapTags(fresh.tags, kept) };
};
