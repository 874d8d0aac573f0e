import type { ExportColumn } from '../formats/export-source.ts';
import { isChinese, isUnspaced, type Language } from '../model/index.ts';
import { fontSizes } from './estimate.ts';
import type { BookSettings } from './settings.ts';

/** The lines that all of a printed book stands on. Heights are counted in units. */
export type Grid = {
  /** CSS pixels, whole ones: the browser that prints sets each line at a whole pixel. */
  readonly unit: number;
  /** Units from line to line of running text. */
  readonly line: number;
  /** The same of Chinese lines with readings above their characters. */
  readonly read: number;
  /** CSS pixels from line to line of upright text. */
  readonly upright: number;
};

/** Whether words of two lines stand above each other in a line: readings, or glosses word by word. */
const isFine = ({ readings, layout }: Pick<BookSettings, 'readings' | 'layout'>): boolean =>
  layout === 'word-by-word' || (readings !== 'none' && readings !== 'zhuyin-beside');

/** Languages whose lines stand across the page. */
const across = (
  { layout }: Pick<BookSettings, 'layout'>,
  languages: readonly Language[],
): readonly Language[] => {
  if (layout === 'single') return languages.slice(0, 1);
  return layout === 'vertical' && languages.length > 1 ? languages.slice(1) : languages;
};

/**
 * Ems from line to line. Chinese characters fill their lines, and want more than Latin letters do; texts of both stand on lines of the same
 * height, between the two. Lines of narrow columns are short, and are found again with less.
 */
const leading = (settings: Pick<BookSettings, 'layout'>, languages: readonly Language[]): number => {
  const unspaced = across(settings, languages).filter(isUnspaced).length;
  const isNarrow = settings.layout === 'side-by-side';
  if (unspaced === 0) return 1.45;
  if (unspaced === across(settings, languages).length) return isNarrow ? 1.65 : 1.75;
  return isNarrow ? 1.5 : 1.6;
};

/** CSS pixels of the type of running text. */
const emOf = ({ paper }: Pick<BookSettings, 'paper'>): number => (fontSizes[paper] / 72) * 96;

/**
 * The grid of a book with columns of these languages. Where there are readings, three lines of a Latin text are as high as two of a Chinese
 * one, and both stand on a grid of half a Latin line.
 */
export const gridOf = (
  settings: Pick<BookSettings, 'paper' | 'layout' | 'readings'>,
  languages: readonly Language[],
): Grid => {
  const pixels = (ems: number): number => Math.round(ems * emOf(settings));
  const upright = pixels(1.9);
  return isFine(settings)
    ? { unit: pixels(0.75), line: 2, read: 3, upright }
    : { unit: pixels(leading(settings, languages)), line: 1, read: 1, upright };
};

/** Ems from line to line of the texts of a printed book, by their language and whether they stand upright. */
export const leadingOn = (
  settings: Pick<BookSettings, 'paper' | 'layout' | 'readings'>,
  columns: readonly Pick<ExportColumn, 'language'>[],
): ((language: Language, isUpright: boolean) => number) => {
  const { unit, line, read, upright } = gridOf(
    settings,
    columns.map(({ language }) => language),
  );
  const em = emOf(settings);
  return (language, isUpright) => (isUpright ? upright : unit * (isChinese(language) ? read : line)) / em;
};
