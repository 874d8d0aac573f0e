import {
  displayOf,
  fail,
  halfOf,
  isEmpty,
  ok,
  type CellState,
  type InlineTag,
  type RichText,
} from '../../model/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import type { ExportColumn, ExportRow } from '../export-source.ts';
import type { WriteDocument } from '../format.ts';
import { commentsOfNote } from '../note-comments.ts';
import { writeState } from '../states.ts';
import { symbolWriter } from '../symbols.ts';
import { ownLockMark12 } from '../xliff/own-locks.ts';
import { overlaps, serializeRich, type TagMarkup } from '../xliff/serialize.ts';

/** `ctype` for our types (XLIFF 1.2, section 3.2.2): those of the standard, and others led by `x-`. */
const kinds: Readonly<Record<InlineTag['type'], string>> = {
  strong: 'bold',
  emphasis: 'italic',
  underline: 'underlined',
  break: 'lb',
  link: 'link',
  image: 'image',
  strike: 'x-strike',
  sub: 'x-sub',
  sup: 'x-sup',
  code: 'x-code',
  other: 'x-other',
};

/** What stands for a tag: `g` around words, `x` alone, `bx` and `ex` where pairs overlap, `it` where the other end is in another text. */
const markupFor = (rich: RichText, escape: (words: string) => string): ((tag: InlineTag) => TagMarkup) => {
  const overlapping = overlaps(rich);
  return (tag) => {
    const { id, kind, type } = tag;
    const shown = displayOf(tag) || (tag.data?.['href'] ?? tag.data?.['alt'] ?? '');
    const equivalent = shown === '' ? '' : ` equiv-text="${escapeXmlAttribute(shown)}"`;
    const about = ` ctype="${kinds[type]}"`;
    const half = halfOf(tag);
    if (kind === 'empty' && half === null)
      return { markup: `<x id="${id}"${about}${equivalent}/>`, nests: false };
    if (kind === 'empty') {
      const place = half === 'start' ? 'open' : 'close';
      return { markup: `<it id="${id}" pos="${place}"${about}>${escape(shown)}</it>`, nests: false };
    }
    if (!overlapping.has(id))
      return { markup: kind === 'open' ? `<g id="${id}"${about}${equivalent}>` : '</g>', nests: true };
    return {
      markup:
        kind === 'open'
          ? `<bx id="${id}" rid="${id}"${about}${equivalent}/>`
          : `<ex id="e${id}" rid="${id}"/>`,
      nests: false,
    };
  };
};

type Columns = { readonly source: ExportColumn; readonly target: ExportColumn | null };

const none: RichText = { text: '', tags: [] };

const notesOf = ({ notes = [] }: ExportRow, { source, target }: Columns, escape: (words: string) => string) =>
  notes
    .filter(({ side, isFirst }) => isFirst && (side === source.side || side === target?.side))
    .flatMap(({ note, side }) =>
      commentsOfNote(note).map(({ body, author }) => {
        const from = author === '' ? '' : ` from="${escapeXmlAttribute(author)}"`;
        return `        <note${from} annotates="${side === source.side ? 'source' : 'target'}">${escape(body)}</note>\n`;
      }),
    )
    .join('');

const stateOf = (row: ExportRow, { target }: Columns, isThere: boolean): CellState => {
  const facts = target === null ? undefined : row.facts?.[target.side];
  return isThere ? (facts?.state ?? 'draft') : 'empty';
};

const unitText = (row: ExportRow, n: number, columns: Columns, escape: (words: string) => string): string => {
  const { source, target } = columns;
  const original = row.texts[source.side] ?? none;
  const translation = target === null ? none : (row.texts[target.side] ?? none);
  const isThere = !isEmpty(translation);
  const isLocked = target !== null && row.facts?.[target.side]?.locked === true;
  const isSame = !isThere || translation.text === original.text;
  const state = stateOf(row, columns, isThere);
  const word = writeState('xliff-1.2', { word: null, was: 'empty', now: state, textChanged: true });
  const content = (rich: RichText): string => serializeRich(rich, markupFor(rich, escape), [], escape);
  return [
    `      <trans-unit id="${n}"${isLocked && isSame ? ' translate="no"' : ''}${word === 'final' ? ' approved="yes"' : ''} xml:space="preserve">\n`,
    `        <source>${content(original)}</source>\n`,
    isThere ? `        <target state="${word ?? 'new'}">${content(translation)}</target>\n` : '',
    isLocked && !isSame ? `        ${ownLockMark12('', [0])}\n` : '',
    notesOf(row, columns, escape),
    '      </trans-unit>\n',
  ].join('');
};

/**
 * A new file of XLIFF 1.2: a `file` for each document, a `trans-unit` for each row, since a unit has one state, and annotations as its notes.
 * The original is the first column where the rows have none. Memory: one row. Failure: export.no-columns.
 */
export const writeXliff12: WriteDocument = ({ title, columns, rows }, _options, sink) => {
  const [first] = columns;
  if (first === undefined) return fail('export.no-columns');
  const source = columns.find(({ side }) => side === 'source') ?? first;
  const target = columns.find(({ side }) => side !== source.side) ?? null;
  const symbols = symbolWriter();
  const escape = (words: string): string => escapeXmlText(symbols.visible(words));
  const languages = `source-language="${source.language}"${target === null ? '' : ` target-language="${target.language}"`}`;
  let [count, files] = [0, 0];
  sink(
    '<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n',
  );
  const openFile = (name: string): void => {
    if (files > 0) sink('    </body>\n  </file>\n');
    files += 1;
    sink(
      `  <file original="${escapeXmlAttribute(symbols.visible(name))}" ${languages} datatype="plaintext">\n    <body>\n`,
    );
  };
  for (const row of rows) {
    if (files === 0 || row.opensDocument !== null) openFile(row.opensDocument ?? title);
    count += 1;
    sink(unitText(row, count, { source, target }, escape));
  }
  if (files === 0) openFile(title);
  sink('    </body>\n  </file>\n</xliff>\n');
  return ok({ rows: count, symbols: symbols.count() });
};
