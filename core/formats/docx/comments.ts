import { noteBlocks, type NoteBlock, type NoteInline } from '../../annotations/note.ts';
import type { Language } from '../../model/index.ts';
import { continuedLine, type ExportNote, type NotePlace, type NoteSource } from '../notes.ts';
import { escapeMarkup, type SymbolWriter } from '../symbols.ts';
import { wordNamespaces, xmlHead } from './parts.ts';
import { textRun, type RunMark } from './runs.ts';

/** Paragraph ids of Word 2010, and what Word 2013 says of comments ([MS-DOCX] sections 2.2.4 and 2.5.4). */
const newerNamespaces =
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"';

/** One comment of a thread. Lines are plain, bodies Markdown. */
type Comment = {
  readonly author: string;
  readonly created: string;
  readonly lines: readonly string[];
  readonly body: string;
  readonly last: readonly string[];
};

/** Letters that stand for a name: of each Latin word its first, of a Chinese name its first two characters. */
const initialsOf = (author: string): string => {
  const words = author.split(/\s+/).filter((word) => word !== '');
  if (/\p{Script=Han}/u.test(author)) return Array.from(words.join('')).slice(0, 2).join('');
  return words
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .slice(0, 4)
    .toUpperCase();
};

const hex = (id: number): string => id.toString(16).toUpperCase().padStart(8, '0');

const lead = ({ kind, number }: NoteBlock): string =>
  kind !== 'item' ? '' : number === null ? '• ' : `${number}. `;

/** The words of a note's body with their looks; an address that the words do not show follows in brackets. */
const shownWords = ({ text, href }: NoteInline): string =>
  href === null || text.includes(href.replace(/^mailto:/i, '')) ? text : `${text} (${href})`;

const threadOf = (note: ExportNote): readonly Comment[] => {
  const { author, created, head, body, wording, resolved } = note;
  return [
    {
      author,
      created,
      body,
      lines: [head, ...(wording === null ? [] : [wording])],
      last: resolved === null ? [] : [resolved],
    },
    ...note.replies.map((reply) => ({ ...reply, lines: [], last: [] })),
  ];
};

/**
 * Comments gathered while rows are written: each place gives marks for its text, and in the end the parts that hold
 * the comments. They are kept in memory; a document has far fewer of them than rows.
 */
export const commentTable = (source: NoteSource, language: Language, symbols: SymbolWriter) => {
  const comments: string[] = [];
  const extended: string[] = [];
  let paragraphs = 0;

  const paragraph = (runs: string, indent: number): string => {
    paragraphs += 1;
    const shape = indent === 0 ? '' : `<w:ind w:left="${240 * indent}"/>`;
    return `<w:p w14:paraId="${hex(paragraphs)}"><w:pPr><w:pStyle w:val="CommentText"/>${shape}</w:pPr>${runs}</w:p>`;
  };
  const words = (text: string, inline: Pick<NoteInline, 'looks'>): string => {
    const shown = symbols.visible(text);
    // Quotation marks and dashes in an English note are not to come from a Chinese font.
    const script = /\p{Script=Han}/u.test(shown) ? language : 'en';
    return textRun(shown, { language: script }, inline.looks);
  };
  const block = (one: NoteBlock): string => {
    const runs = one.inlines.map((inline) =>
      words(shownWords(inline), one.kind === 'code' ? { looks: ['code'] } : inline),
    );
    const first = lead(one);
    const looks = { looks: one.kind === 'heading' ? (['strong'] as const) : [] };
    const shown = one.kind === 'heading' ? one.inlines.map(({ text }) => words(text, looks)) : runs;
    return paragraph(
      (first === '' ? '' : words(first, looks)) + shown.join(''),
      one.kind === 'heading' ? 0 : one.depth,
    );
  };

  /** Adds a comment; answers its number and the id of its last paragraph, by which Word knows it. */
  const add = ({ author, created, lines, body, last }: Comment, parent: number | null, done: boolean) => {
    const id = comments.length;
    const line = (text: string): string => paragraph(words(text, { looks: ['emphasis'] }), 0);
    const content = [...lines.map(line), ...noteBlocks(body).map(block), ...last.map(line)];
    if (content.length === 0) content.push(paragraph('', 0));
    const name = escapeMarkup(symbols.visible(author));
    const initials = escapeMarkup(symbols.visible(initialsOf(author)));
    const date = created.replace(/\.\d+(?=Z$)/, '');
    comments.push(
      `<w:comment w:id="${id}" w:author="${name}" w:date="${escapeMarkup(date)}" w:initials="${initials}">${content.join('')}</w:comment>`,
    );
    const above = parent === null ? '' : ` w15:paraIdParent="${hex(parent)}"`;
    extended.push(`<w15:commentEx w15:paraId="${hex(paragraphs)}"${above} w15:done="${done ? 1 : 0}"/>`);
    return { id, paragraph: paragraphs };
  };

  const addThread = (note: ExportNote): readonly number[] => {
    const done = note.resolved !== null;
    const [first, ...replies] = threadOf(note);
    if (first === undefined) return [];
    const root = add(first, null, done);
    return [root.id, ...replies.map((reply) => add(reply, root.paragraph, done).id)];
  };

  const addFurther = (note: ExportNote): readonly number[] => {
    const { author, created, resolved } = note;
    const further = { author, created, lines: [continuedLine(source, note)], body: '', last: [] };
    return [add(further, null, resolved !== null).id];
  };

  const start = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
  const end = (id: number): string =>
    `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;

  return {
    /** The marks of a text's notes, in the order they stand in. */
    marksOf: (places: readonly NotePlace[]): readonly RunMark[] =>
      places
        .flatMap(({ note, start: from, end: to, isFirst }) => {
          const ids = isFirst ? addThread(note) : addFurther(note);
          const starts = ids.map(start).join('');
          const ends = ids.map(end).join('');
          return from === to
            ? [{ at: from, closes: false, xml: starts + ends }]
            : [
                { at: from, closes: false, xml: starts },
                { at: to, closes: true, xml: ends },
              ];
        })
        .sort((a, b) => a.at - b.at || Number(b.closes) - Number(a.closes)),
    comments: (): string =>
      `${xmlHead}<w:comments ${wordNamespaces} ${newerNamespaces}>${comments.join('')}</w:comments>`,
    extended: (): string =>
      `${xmlHead}<w15:commentsEx ${newerNamespaces}>${extended.join('')}</w15:commentsEx>`,
  };
};

export type CommentTable = ReturnType<typeof commentTable>;
