import { isChinese, isUnspaced, type Language } from '../model/index.ts';
import type { Line } from './book.ts';
import { paperSizes, type BookSettings } from './settings.ts';

/** Sizes of a page: points, and the lines and ems of running text that it holds. */
export type PageRoom = {
  /** Of the text. */
  readonly fontSize: number;
  /** Of one line, as a multiple of the font's size. */
  readonly leading: number;
  /** Ems of a line. */
  readonly measure: number;
  /** Lines of a page. */
  readonly lines: number;
};

const pointsPerMillimetre = 72 / 25.4;

/** Margins in millimetres; the style sheet of pages has the same. */
export const pageMargins = { top: 19, bottom: 20, inner: 18, outer: 15 } as const;

/** Points of running text on each paper. */
export const fontSizes = { a4: 11, a5: 9.5, b5: 10.5, letter: 11 } as const;

/** Lines of Chinese stand farther apart, since their characters fill them. */
export const leadingOf = (language: Language): number => (isUnspaced(language) ? 1.75 : 1.45);

/** That of Chinese lines with readings above them. */
export const leadingWithReadings = 2.3;

/** How much wider a text becomes by readings that are longer than their characters: at half the size, of some four letters or three signs. */
const widening: Readonly<Record<BookSettings['readings'], number>> = {
  none: 1,
  pinyin: 1.3,
  jyutping: 1.4,
  zhuyin: 1.55,
  'zhuyin-beside': 1.62,
};

/** What fits on a page of text in a language; `vertical`: in lines from top to bottom. `printed`: ems from line to line, where the grid says them. */
export const roomOf = (
  { paper, readings }: Pick<BookSettings, 'paper' | 'readings'>,
  language: Language,
  vertical: boolean,
  printed: number | null = null,
): PageRoom => {
  const [width, height] = paperSizes[paper];
  const fontSize = fontSizes[paper];
  const isRead = readings !== 'none' && isChinese(language);
  const isBeside = readings === 'zhuyin-beside';
  const leading =
    printed ?? (vertical ? 1.9 : isRead && !isBeside ? leadingWithReadings : leadingOf(language));
  const across = (width - pageMargins.inner - pageMargins.outer) * pointsPerMillimetre;
  const down = (height - pageMargins.top - pageMargins.bottom) * pointsPerMillimetre;
  const [line, stack] = vertical ? [down, across] : [across, down];
  return {
    fontSize,
    leading,
    measure: Math.floor(line / fontSize / (isRead && !(isBeside && vertical) ? widening[readings] : 1)),
    lines: Math.floor(stack / (fontSize * leading)),
  };
};

/** Widths in ems, rather too wide than too narrow: those of Times and its like (Adobe's metrics), averaged over running text. */
const widthOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1100 && code !== 0x2014) return /[\p{M}\u200b-\u200f]/u.test(character) ? 0 : 1;
  if (character === ' ') return 0.26;
  if (/[ijlt.,;:'|!()[\]]/u.test(character)) return 0.32;
  return /[\p{Lu}mwMW@%—]/u.test(character) ? 0.76 : 0.51;
};

/** Ems of a text on one line. O(length). */
export const textWidth = (text: string): number => {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
};

/** Lines that a paragraph takes, counted from above: words that are not broken leave up to a twelfth of a line free. */
export const linesTaken = (
  { sentences }: Pick<Line, 'sentences'>,
  language: Language,
  room: PageRoom,
): number => {
  const loss = isChinese(language) ? 1.03 : 1.09;
  return sentences
    .map(({ rich: { text } }) => text)
    .join(isUnspaced(language) ? '' : ' ')
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil(((textWidth(part) + 2) * loss) / room.measure)), 0);
};
