import { inLanguage } from '../formats/file-language.ts';
import { invalid } from '../formats/stream-xml.ts';
import type { Seg, Unit, Variant } from '../formats/tmx/unit.ts';
import { unitVisitor } from '../formats/tmx/read-units.ts';
import { ok, type Result } from '../model/index.ts';
import { xmlFailure } from '../xml/failures.ts';
import { readWholeXml } from '../xml/read.ts';
import { wordsOf, writtenTags } from './inline-text.ts';
import type { OmegatProject } from './project-file.ts';

/** Where alone a translation holds: in a file, beside certain segments, or of a certain id. */
export type SavedContext = {
  readonly file: string;
  readonly previous: string;
  readonly next: string;
  readonly id: string | null;
};

/** A translation in `omegat/project_save.tmx`. */
export type SavedUnit = {
  /** As OmegaT writes it, tags as words. */
  readonly original: string;
  readonly translation: string;
  /** Null where it holds wherever its original stands: OmegaT's default translation. */
  readonly context: SavedContext | null;
  readonly notes: readonly string[];
  readonly unit: Unit;
  readonly originalVariant: Variant;
  /** That of the project's target language; null where the unit has none. */
  readonly variant: Variant | null;
};

const textOf = ({ items }: Seg): string =>
  items.map((item) => (typeof item === 'string' ? item : item.content)).join('');

const contextOf = ({ props }: Unit): SavedContext | null => {
  const said = new Map(props.map(({ type, text }) => [type, text]));
  const file = said.get('file');
  if (file === undefined) return null;
  const id = said.get('id') ?? '';
  return { file, previous: said.get('prev') ?? '', next: said.get('next') ?? '', id: id === '' ? null : id };
};

const savedUnit = (unit: Unit, { source, target }: OmegatProject): SavedUnit | null => {
  const own = inLanguage(unit.variants, source.tag);
  if (own === null || own.seg === null) return null;
  const others = unit.variants.filter((variant) => variant !== own);
  const variant = inLanguage(others, target.tag);
  return {
    original: textOf(own.seg),
    translation: variant === null || variant.seg === null ? '' : textOf(variant.seg),
    context: contextOf(unit),
    notes: [...unit.notes, ...(variant?.notes ?? [])].filter((note) => note.trim() !== ''),
    unit,
    originalVariant: own,
    variant,
  };
};

/** All translations of a project. Failures: document.bad-xml, document.invalid, file.too-many. */
export const readSavedUnits = (text: string, project: OmegatProject): Result<readonly SavedUnit[]> => {
  const units: SavedUnit[] = [];
  let root = 'tmx';
  const fault = readWholeXml(
    text,
    unitVisitor({
      root: (name) => (root = name),
      header: () => undefined,
      foreign: () => undefined,
      unit: (unit) => {
        const saved = savedUnit(unit, project);
        if (saved !== null) units.push(saved);
      },
    }),
    { allowsDoctype: true },
  );
  if (fault !== null) return xmlFailure(fault);
  return root === 'tmx' ? ok(units) : invalid('tmx.faults.root', 1, root);
};

/** A segment of a source file, in words: without tags, codes as their letters. */
export type SavedPlace = {
  readonly file: string;
  readonly words: string;
  readonly tags: number;
  readonly previous: string;
  readonly next: string;
  /** What its format calls it. */
  readonly id: string | null;
};

export type FindSaved = (place: SavedPlace) => SavedUnit | null;

const fits = ({ id, previous, next }: SavedContext, place: SavedPlace): boolean =>
  id === null ? wordsOf(previous) === place.previous && wordsOf(next) === place.next : id === place.id;

/** Finds the translation of a segment: one for its context, else the default one. */
export const savedFinder = (units: readonly SavedUnit[]): FindSaved => {
  const byWords = Map.groupBy(units, ({ original }) => wordsOf(original));
  return (place) => {
    const all = byWords.get(place.words) ?? [];
    const own = all.find(({ context }) => context?.file === place.file && fits(context, place));
    const usual = all.filter(({ context }) => context === null);
    return own ?? usual.find(({ original }) => writtenTags(original) === place.tags) ?? usual[0] ?? null;
  };
};
