import { displayOf, type InlineTag, type RichText } from '../../model/index.ts';
import type { CellText } from '../bilingual-docx/cell-text.ts';
import type { Run, TableCell } from '../bilingual-docx/tables.ts';
import type { NoteComment } from '../note-comments.ts';
import { originalTags } from '../original-tags.ts';
import { spansOf } from '../spans.ts';
import type { RtfDocument } from './state.ts';
import { ownLooks } from './words.ts';

/** What formatting of a text is in front of its words. */
const marks: Readonly<Partial<Record<InlineTag['type'], string>>> = {
  strong: '\\b',
  emphasis: '\\i',
  underline: '\\ul',
  sub: '\\sub',
  sup: '\\super',
};

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '{': '\\{',
  '}': '\\}',
  '\t': '\\tab ',
  '\u00a0': '\\~',
  '\u00ad': '\\-',
  '\u2011': '\\_',
};

/** Words as RTF has them: what is not ASCII by its UTF-16 units, each a signed number, with `?` for old programs. `lineEnd`: how a line ends. */
const escaped = (words: string, lineEnd: string): string =>
  words.replace(/[^\x20-\x7e]|[\\{}]/g, (unit) => {
    if (unit === '\n') return lineEnd;
    const own = escapes[unit];
    if (own !== undefined) return own;
    const code = unit.charCodeAt(0);
    return `\\u${code > 0x7fff ? code - 0x10000 : code}?`;
  });

type Cell = { readonly cell: TableCell; readonly text: CellText };

/** The looks of plain words: those of the first words of the translation, else of the original; without formatting of the text. */
const baseOf = (cells: readonly Cell[], { looksOf }: RtfDocument): string | null => {
  for (const { cell, text } of cells) {
    const tags = new Set<Run>(text.runs.values());
    const run = cell.paragraphs
      .flatMap(({ runs }) => runs)
      .find((one) => !tags.has(one) && one.text !== '' && !one.look.hidden && one.comment === null);
    if (run !== undefined) return looksOf.get(run) ?? '';
  }
  return null;
};

const withoutFormatting = (looks: string): string =>
  looks.replaceAll(/\\([a-z]+)(-?\d*)/g, (word, name: string) => (ownLooks.has(name) ? '' : word));

/**
 * The source of a cell's words: each stretch is a group with looks of its own, so that nothing of what stands around it changes them. Tags are
 * written as the run that they are in the translation, else in the original; pictures byte for byte. Plain ASCII.
 */
export const rtfOf = (
  rich: RichText,
  own: Cell,
  original: Cell,
  document: RtfDocument,
  bytes: Uint8Array,
  visible: (text: string) => string,
): string => {
  const finders = [own.text, original.text].map(({ rich: known, runs }) => ({
    runs,
    find: originalTags(known),
  }));
  const base = withoutFormatting(baseOf([own, original], document) ?? '');
  const hasParagraphs = own.cell.paragraphs.length > 1 || original.cell.paragraphs.length > 1;
  const lineEnd = hasParagraphs ? '\\par ' : '\\line ';
  const group = (looks: string, words: string): string => {
    const text = escaped(visible(words), lineEnd);
    return `{\\plain${looks}\\uc1 ${text}}`;
  };
  const placeholder = (tag: InlineTag): string => {
    for (const { runs, find } of finders) {
      const run = runs.get(find(tag)?.id ?? -1);
      if (run === undefined) continue;
      if (run.object) return String.fromCharCode(...bytes.subarray(run.at.from, run.at.to));
      return group(document.looksOf.get(run) ?? '', displayOf(tag));
    }
    return '';
  };
  return spansOf(rich)
    .map((span) => {
      if ('placeholder' in span) return placeholder(span.placeholder);
      const types = [...new Set(span.open.map(({ type }) => type))];
      return group(base + types.map((type) => marks[type] ?? '').join(''), span.text);
    })
    .join('');
};

/** A comment with its author, at the place where it stands (RTF 1.9.1, "Annotations"). Plain ASCII. */
export const rtfComment = ({ author, body }: NoteComment, visible: (text: string) => string): string => {
  const [name, words] = [author, body].map((text) => escaped(visible(text), '\\par '));
  const initials = escaped(visible(Array.from(author).slice(0, 2).join('')), ' ');
  return `{\\uc1{\\*\\atnid ${initials}}{\\*\\atnauthor ${name}}\\chatn{\\*\\annotation\\pard\\plain ${words}}}`;
};
