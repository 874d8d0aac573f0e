import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from '#core/model/index.ts';
import { segmentText } from '#core/text/segmentation/index.ts';

/** A pair of sentences (or paragraphs whose sentences do not pair) that say the same. */
export type Unit = { readonly left: string; readonly right: string; readonly opens: boolean };

/** Where packages of the system put a document and its translation: files of one name, whose blocks correspond one to one. */
export type Source = {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  /** What the names of files end with on either side. */
  readonly leftEnding: string;
  readonly rightEnding: string;
};

const doc = '/usr/share/doc';

/** Chinese beside English. Those that are not installed give nothing. */
export const chineseAndEnglish: readonly Source[] = [
  ...(['zh-cn', 'zh-tw'] as const).flatMap((language): readonly Source[] => [
    {
      name: `debian-reference-${language}`,
      left: '/usr/share/debian-reference',
      right: '/usr/share/debian-reference',
      leftEnding: `.${language}.html`,
      rightEnding: '.en.html',
    },
    {
      name: `debmake-doc ${language}`,
      left: `${doc}/debmake-doc/html`,
      right: `${doc}/debmake-doc/html`,
      leftEnding: `.${language}.html`,
      rightEnding: '.en.html',
    },
    {
      name: `maint-guide-${language}`,
      left: `${doc}/maint-guide-${language}/html`,
      right: `${doc}/maint-guide/html`,
      leftEnding: `.${language}.html`,
      rightEnding: '.en.html',
    },
  ]),
  {
    name: 'debian-faq-zh-cn',
    left: `${doc}/debian/FAQ/zh-cn`,
    right: `${doc}/debian/FAQ`,
    leftEnding: '.zh-cn.html',
    rightEnding: '.en.html',
  },
  {
    name: 'gimp-help-zh-cn',
    left: '/usr/share/gimp/2.0/help/zh_CN',
    right: '/usr/share/gimp/2.0/help/en',
    leftEnding: '.html',
    rightEnding: '.html',
  },
];

/** Traditional beside Simplified Chinese. */
export const bothScripts: Source = {
  name: 'debian-reference-zh-tw and -zh-cn',
  left: '/usr/share/debian-reference',
  right: '/usr/share/debian-reference',
  leftEnding: '.zh-tw.html',
  rightEnding: '.zh-cn.html',
};

const withoutMarkup = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/&#?\w+;/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const blocksOf = (file: string): readonly string[] =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/<(p|h[1-6]|td|pre|li|dt)\b[^>]*>([\s\S]*?)<\/\1>/gu),
    ([, , inner = '']) => withoutMarkup(inner),
  ).filter((text) => text !== '');

const sentences = (text: string, language: string): readonly string[] =>
  segmentText(plain(text), language).pieces.map((piece) => piece.text);

/** How much of a text has to be Chinese for its block to be one that somebody translated. */
const isTranslated = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * Pairs of a document, without its structure: a paragraph is cut into sentences where both sides have as many. Files whose blocks are not as many
 * on both sides are left out.
 */
export const unitsOf = ({ left, right, leftEnding, rightEnding }: Source): readonly Unit[] =>
  !existsSync(left) || !existsSync(right)
    ? []
    : readdirSync(right)
        .filter((file) => file.endsWith(rightEnding))
        .toSorted()
        .flatMap((file) => {
          const beside = join(left, file.slice(0, -rightEnding.length) + leftEnding);
          if (!existsSync(beside)) return [];
          const [lefts, rights] = [blocksOf(beside), blocksOf(join(right, file))];
          if (lefts.length !== rights.length) return [];
          return rights.flatMap((one, n): readonly Unit[] => {
            const other = lefts[n] ?? '';
            if (other === one || !isTranslated(other)) return [];
            const [a, b] = [
              sentences(other, 'zh-Hans'),
              sentences(one, isTranslated(one) ? 'zh-Hans' : 'en'),
            ];
            if (a.length !== b.length) return [{ left: other, right: one, opens: true }];
            return a.map((text, k) => ({ left: text, right: b[k] ?? '', opens: k === 0 }));
          });
        });
