import type { SourceEdit } from '../patch.ts';
import { cssNumbers, type Counting } from '../numbering.ts';

/** A change of how a page is set, and of which kind it is. */
export type StyleEdit = SourceEdit & { readonly what: 'direction' | 'numbering' };

/** Languages that are written in columns, from right to left. */
export const isColumnar = (language: string): boolean => /^(?:zh|ja|ko|mn)\b/i.test(language);

/** Writing modes of CSS (Writing Modes 3, section 3.2), with the prefixes of EPUB 3 and of browsers, and what sets words upright in a column. */
const columns = /(\bwriting-mode\s*:\s*)(vertical-(?:rl|lr)|tb-rl)\b/gi;
const upright =
  /(\btext-(?:orientation|combine-upright|combine-horizontal|combine)\s*:\s*)(?!none|mixed)([a-z-]+(?:\s+\d)?)/gi;

/** Lists and counters that name how they count, and such names. */
const counted = /\blist-style(?:-type)?\s*:[^;{}"']*|\bcounters?\([^)]*\)/gi;
const name = /(?<![\w-])[a-z]+(?:-[a-z]+)*(?![\w-])/gi;

/** Style sheets and declarations within a page. */
const pageStyles = /<style\b[^>]*>([^]*?)<\/style\s*>|\sstyle\s*=\s*("[^"]*"|'[^']*')/gi;

/** Whom a language's lists count for; null for one of which nothing is known. */
const countingFor = (language: string): Counting | null =>
  /^zh-hans/i.test(language)
    ? 'hans'
    : /^zh-hant/i.test(language)
      ? 'hant'
      : isColumnar(language)
        ? null
        : 'latin';

const numberingEdits = (css: string, to: Counting): readonly StyleEdit[] =>
  Array.from(css.matchAll(counted)).flatMap((match) =>
    Array.from(match[0].matchAll(name)).flatMap((word): readonly StyleEdit[] => {
      const now = cssNumbers(word[0], to);
      const from = match.index + word.index;
      return now === null ? [] : [{ from, to: from + word[0].length, text: now, what: 'numbering' }];
    }),
  );

/** The changes of a style sheet for words in a language: set in lines where it is not written in columns, lists counted as it counts. */
export const styleAdaptions = (css: string, language: string): readonly StyleEdit[] => {
  const edit = (match: RegExpMatchArray, text: string): StyleEdit => {
    const from = (match.index ?? 0) + (match[1]?.length ?? 0);
    return { from, to: from + (match[2]?.length ?? 0), text, what: 'direction' };
  };
  const to = countingFor(language);
  const numbers = to === null ? [] : numberingEdits(css, to);
  if (isColumnar(language)) return numbers;
  return [
    ...Array.from(css.matchAll(columns), (match) =>
      edit(match, match[2] === 'tb-rl' ? 'lr-tb' : 'horizontal-tb'),
    ),
    ...Array.from(css.matchAll(upright), (match) =>
      edit(match, match[1]?.includes('orientation') === true ? 'mixed' : 'none'),
    ),
    ...numbers,
  ];
};

/** `styleAdaptions` of all styles that stand in a page. */
export const pageStyleAdaptions = (page: string, language: string): readonly StyleEdit[] =>
  Array.from(page.matchAll(pageStyles)).flatMap((match) => {
    const at = match.index + match[0].lastIndexOf(match[1] ?? match[2] ?? '');
    return styleAdaptions(match[1] ?? match[2] ?? '', language).map((edit) => ({
      ...edit,
      from: edit.from + at,
      to: edit.to + at,
    }));
  });
