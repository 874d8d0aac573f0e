import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { bookFamilies } from '#core/layouts/page/families.ts';
import { coverageOf, embeddedWhole, type Coverage } from '#core/pdf/typeface.ts';
import { bookFonts } from '../places.ts';
import { openSubsetter, type Subset } from './subsetter.ts';

type Face = {
  readonly file: string;
  readonly family: string;
  readonly weight: 400 | 700;
  readonly style: 'normal' | 'italic';
};

const upright = (family: string, name: string): readonly Face[] => [
  { file: `${name}-400`, family, weight: 400, style: 'normal' },
  { file: `${name}-700`, family, weight: 700, style: 'normal' },
];

const latin: readonly Face[] = [
  ...upright(bookFamilies.latin, 'latin'),
  { file: 'latin-400-italic', family: bookFamilies.latin, weight: 400, style: 'italic' },
  { file: 'latin-700-italic', family: bookFamilies.latin, weight: 700, style: 'italic' },
];
const chinese: Readonly<Record<'zh-Hans' | 'zh-Hant', readonly Face[]>> = {
  'zh-Hans': upright(bookFamilies['zh-Hans'], 'sc'),
  'zh-Hant': upright(bookFamilies['zh-Hant'], 'tc'),
};

/** What the style of pages sets by itself: ASCII, spaces, hyphens, quotation marks, soft hyphen, bullet, ellipsis, Chinese stops. */
const always = [
  ...Array.from({ length: 95 }, (_, n) => 32 + n),
  0xa0,
  0xad,
  0xb7,
  0x2010,
  0x2013,
  0x2014,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2026,
  0x3000,
  0x3001,
  0x3002,
  0xff0c,
];

/** Han characters and what stands between them; the Latin face is not asked for these. */
const firstOfChinese = 0x2e80;

const readFrom = (fonts: string, file: string): Uint8Array =>
  brotliDecompressSync(readFileSync(join(fonts, `${file}.ttf.br`)));

/** Whether books have faces of their own here; else they are printed in those of the system. */
export const hasBookFonts = (fonts: string): boolean => existsSync(fonts);

/**
 * The square that a Chinese character fills, for Latin faces too: a line is as high as its style says, and its letters stand at the same
 * height in it whatever their face (a browser sets what is left of a line half above and half below what a face says it needs).
 */
const heights = 'ascent-override: 88%; descent-override: 12%; line-gap-override: 0%;';

/** Writes a face with these characters into the folder; answers its rule, '' where it has none of them. */
const written = (
  face: Face,
  font: Uint8Array,
  points: Iterable<number>,
  subset: Subset,
  folder: string,
): string => {
  const made = subset(font, points);
  if (made === null) return '';
  // Headings are few, and the part that a browser takes of a bold face is small.
  const bytes = face.weight === 400 ? embeddedWhole(made) : made;
  writeFileSync(join(folder, `${face.file}.ttf`), bytes, { mode: 0o600 });
  return `@font-face { font-family: "${face.family}"; font-weight: ${face.weight}; font-style: ${face.style}; ${heights} src: url("${face.file}.ttf"); }\n`;
};

/**
 * The app's own faces for a book with these characters (code points), made for it in `folder`, beside the pages that are printed: each has
 * the characters of the book alone, and is embedded whole, so that all parts of the book have the same bytes of it. `scripts`: those of the
 * Chinese texts; what their faces lack is taken from the other. Answers the rules of style that name the files; '' where the fonts were not
 * built. About a second for a novel.
 */
export const printFaces = async (
  characters: ReadonlySet<number>,
  scripts: ReadonlySet<'zh-Hans' | 'zh-Hant'>,
  folder: string,
  fonts = bookFonts,
): Promise<string> => {
  if (!hasBookFonts(fonts)) return '';
  const subset = await openSubsetter(join(fonts, 'harfbuzz-subset.wasm'));
  const all = [...new Set([...always, ...characters])];
  let rules = '';
  for (const face of latin)
    rules += written(
      face,
      readFrom(fonts, face.file),
      all.filter((point) => point < firstOfChinese),
      subset,
      folder,
    );
  let missing: readonly number[] = scripts.size > 0 ? all : all.filter((point) => point >= firstOfChinese);
  const order = [...scripts, ...(['zh-Hant', 'zh-Hans'] as const).filter((script) => !scripts.has(script))];
  for (const script of order) {
    const wanted = scripts.has(script) ? all : missing;
    if (wanted.length === 0) continue;
    const has: Coverage[] = [];
    for (const face of chinese[script]) {
      const font = readFrom(fonts, face.file);
      has.push(coverageOf(font));
      rules += written(face, font, wanted, subset, folder);
    }
    missing = missing.filter((point) => has[0]?.(point) !== true);
  }
  return rules;
};
