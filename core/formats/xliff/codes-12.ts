import { tagData, type InlineTagType, type TagAction } from '../../model/index.ts';
import { sliceCodePoints } from '../../text/codepoints.ts';
import type { CodeReader, CodeRole } from './inline.ts';
import { attribute, wordsOf, type Element } from './tree.ts';
import { ownEntry } from '../own-entry.ts';

/** The most that a chip shows. */
const longestDisplay = 24;

/** A few characters of a code's own words, on one line. */
export const shortened = (words: string): string => {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  const cut = sliceCodePoints(line, 0, longestDisplay);
  return cut.length < line.length ? `${cut}…` : line;
};

/** Values of `ctype` (XLIFF 1.2, section 3.2.2). */
const types: Readonly<Record<string, InlineTagType>> = {
  bold: 'strong',
  italic: 'emphasis',
  underlined: 'underline',
  'x-sub': 'sub',
  'x-sup': 'sup',
  'x-strike': 'strike',
};

const idOf = (element: Element): string => attribute(element, 'id') ?? '';

/** `rid` joins the ends of `bpt` and `ept`, `bx` and `ex`; without it they have the same `id`. */
const pairOf = (element: Element): string => {
  const rid = attribute(element, 'rid');
  return rid === null ? `id ${idOf(element)}` : `rid ${rid}`;
};

const roleOf = (element: Element): CodeRole => {
  switch (element.name) {
    case 'g':
      return { role: 'pair', key: idOf(element) };
    case 'bpt':
    case 'bx':
      return { role: 'start', key: pairOf(element) };
    case 'ept':
    case 'ex':
      return { role: 'end', key: pairOf(element) };
    case 'it':
      return { role: attribute(element, 'pos') === 'close' ? 'half-end' : 'half-start', key: idOf(element) };
    case 'mrk':
      return attribute(element, 'mtype') === 'seg' ? { role: 'through' } : { role: 'mark' };
    default:
      return { role: 'empty', key: `${element.name} ${idOf(element)}` };
  }
};

/** What a code says of itself: its equivalent, the markup that it stands for, or its type. */
const displayOf = (element: Element): string => {
  const equivalent = attribute(element, 'equiv-text');
  const words = equivalent ?? wordsOf(element);
  if (element.name !== 'g' && words.trim() !== '') return shortened(words);
  return shortened((attribute(element, 'ctype') ?? '').replace(/^x-(?:html-)?/, ''));
};

const forbidden: readonly TagAction[] = ['copy'];

/** Inline elements of XLIFF 1.2 (section 2.3 and 3.2.2). */
export const codes12: CodeReader = {
  roleOf,
  looksOf: (element) => {
    const display = displayOf(element);
    return {
      type: ownEntry(types, attribute(element, 'ctype') ?? '') ?? 'other',
      data: {
        id: idOf(element),
        ...tagData({
          ...(display === '' ? {} : { display }),
          fixed: attribute(element, 'clone') === 'no' ? forbidden : [],
        }),
      },
    };
  },
};
