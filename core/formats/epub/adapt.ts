import type { SourceEdit } from '../patch.ts';
import { readPart } from './book.ts';

/** One kind of change beside the words. */
export type Adaptation = 'language' | 'direction' | 'modified';

export type Adapting = {
  readonly language: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
};

export type Adaption = SourceEdit & { readonly what: Adaptation };

/** Languages that are written in columns, from right to left. */
const isColumnar = (language: string): boolean => /^(?:zh|ja|ko|mn)\b/i.test(language);

const attribute = (tag: string, name: string): { from: number; to: number; value: string } | null => {
  const found = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag);
  const quoted = found?.[1];
  if (found === null || quoted === undefined) return null;
  const to = found.index + found[0].length - 1;
  return { from: to - quoted.length + 2, to, value: quoted.slice(1, -1) };
};

/**
 * The changes of a package: `dc:language` becomes the language written, `dcterms:modified` the time (EPUB 3.3, section 5.5.4), and
 * `page-progression-direction` follows a language that is written in lines.
 */
export const packageAdaptions = (text: string, { language, created }: Adapting): readonly Adaption[] => {
  const edits: Adaption[] = [];
  let inside: 'language' | 'modified' | null = null;
  let done = false; // the first of several languages is the one that is translated
  readPart(text, {
    open: ({ name, attributes }, at) => {
      inside = null;
      if (name === 'dc:language') inside = 'language';
      if (name === 'opf:meta' && attributes.get('property') === 'dcterms:modified') inside = 'modified';
      if (name !== 'opf:spine' || isColumnar(language)) return;
      const direction = attribute(text.slice(at.from, at.to), 'page-progression-direction');
      if (direction?.value === 'rtl')
        edits.push({
          from: at.from + direction.from,
          to: at.from + direction.to,
          text: 'ltr',
          what: 'direction',
        });
    },
    text: (words, at) => {
      if (inside === null || words.trim() === '' || (inside === 'language' && done)) return;
      done ||= inside === 'language';
      const wanted = inside === 'language' ? language : created.replace(/\.\d+Z$/, 'Z');
      if (words.trim() !== wanted) edits.push({ ...at, text: wanted, what: inside });
    },
    close: () => {
      inside = null;
    },
  });
  return edits;
};

/** The first language that a package says, or ''. */
export const packageLanguage = (text: string): string => {
  let [isInside, language] = [false, ''];
  readPart(text, {
    open: ({ name }) => {
      isInside = name === 'dc:language';
    },
    text: (words) => {
      if (isInside && language === '') language = words.trim();
    },
    close: () => {
      isInside = false;
    },
  });
  return language;
};

/** Writing modes of CSS (Writing Modes 3, section 3.2), with the prefixes of EPUB 3 and of browsers, and what sets words upright in a column. */
const columns = /(\bwriting-mode\s*:\s*)(vertical-(?:rl|lr)|tb-rl)\b/gi;
const upright =
  /(\btext-(?:orientation|combine-upright|combine-horizontal|combine)\s*:\s*)(?!none|mixed)([a-z-]+(?:\s+\d)?)/gi;

/** Style sheets and declarations within a page. */
const pageStyles = /<style\b[^>]*>([^]*?)<\/style\s*>|\sstyle\s*=\s*("[^"]*"|'[^']*')/gi;

/** `styleAdaptions` of all styles that stand in a page. */
export const pageStyleAdaptions = (page: string, adapting: Adapting): readonly Adaption[] =>
  Array.from(page.matchAll(pageStyles)).flatMap((match) => {
    const at = match.index + match[0].lastIndexOf(match[1] ?? match[2] ?? '');
    return styleAdaptions(match[1] ?? match[2] ?? '', adapting).map((edit) => ({
      ...edit,
      from: edit.from + at,
      to: edit.to + at,
    }));
  });

/** The changes of a style sheet whose words are no longer written in columns. */
export const styleAdaptions = (css: string, { language }: Adapting): readonly Adaption[] => {
  if (isColumnar(language)) return [];
  const edit = (match: RegExpMatchArray, text: string): Adaption => {
    const from = (match.index ?? 0) + (match[1]?.length ?? 0);
    return { from, to: from + (match[2]?.length ?? 0), text, what: 'direction' };
  };
  return [
    ...Array.from(css.matchAll(columns), (match) =>
      edit(match, match[2] === 'tb-rl' ? 'lr-tb' : 'horizontal-tb'),
    ),
    ...Array.from(css.matchAll(upright), (match) =>
      edit(match, match[1]?.includes('orientation') === true ? 'mixed' : 'none'),
    ),
  ];
};
