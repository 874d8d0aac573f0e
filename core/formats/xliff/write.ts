import { fail, halfOf, isEmpty, ok, type InlineTag, type RichText } from '../../model/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import type { ExportColumn, ExportRow } from '../export-source.ts';
import type { WriteDocument } from '../format.ts';
import { writeState } from '../states.ts';
import { symbolWriter } from '../symbols.ts';
import { overlaps, serializeRich, type MarkMarkup, type TagMarkup } from './serialize.ts';

/** `type` and `subType` for our types (XLIFF 2.1, section 4.3.1.32 and 4.3.1.36); none for those it has no word for. */
const kinds: Readonly<Partial<Record<InlineTag['type'], string>>> = {
  strong: ' type="fmt" subType="xlf:b"',
  emphasis: ' type="fmt" subType="xlf:i"',
  underline: ' type="fmt" subType="xlf:u"',
  break: ' type="fmt" subType="xlf:lb"',
  strike: ' type="fmt"',
  sub: ' type="fmt"',
  sup: ' type="fmt"',
  code: ' type="fmt"',
  link: ' type="link"',
  image: ' type="image"',
};

const displayOf = ({ data }: InlineTag): string => data?.['display'] ?? data?.['href'] ?? data?.['alt'] ?? '';

/**
 * Codes of one segment, by its number and that of the tag: parts of a pair that was split with its segment are codes of their own. A pair that
 * overlaps another is `sc` and `ec`.
 */
const markupFor = (rich: RichText, segment: number): ((tag: InlineTag) => TagMarkup) => {
  const overlapping = overlaps(rich);
  return (tag) => {
    const { id: number, kind, type } = tag;
    const id = `${segment}-${number}`;
    const shown = displayOf(tag);
    const attribute = (name: string): string =>
      shown === '' ? '' : ` ${name}="${escapeXmlAttribute(shown)}"`;
    const about = kinds[type] ?? '';
    if (kind === 'empty') {
      const half = halfOf(tag);
      if (half === null) return { markup: `<ph id="${id}"${about}${attribute('disp')}/>`, nests: false };
      const name = half === 'start' ? 'sc' : 'ec';
      return { markup: `<${name} id="${id}" isolated="yes"${about}${attribute('disp')}/>`, nests: false };
    }
    if (overlapping.has(number))
      return {
        markup: kind === 'open' ? `<sc id="${id}"${about}${attribute('disp')}/>` : `<ec startRef="${id}"/>`,
        nests: false,
      };
    return {
      markup: kind === 'open' ? `<pc id="${id}"${about}${attribute('dispStart')}>` : '</pc>',
      nests: true,
    };
  };
};

/** A note of XLIFF with the words it is on, if any. */
type Noted = {
  readonly id: string;
  readonly body: string;
  readonly author: string;
  readonly created: string;
  readonly isTarget: boolean;
};

type Segment = { readonly id: number; readonly row: ExportRow };

const bodyOf = ({ note }: NonNullable<ExportRow['notes']>[number]): string =>
  [
    note.head,
    note.body,
    note.wording,
    note.resolved,
    ...note.replies.map(({ author, body }) => `${author}: ${body}`),
  ]
    .filter((line) => line !== null && line.trim() !== '')
    .join('\n');

/** Notes of a unit, and the marks by which they stand in the texts of each of its segments. */
const notesIn = (segments: readonly Segment[], target: ExportColumn | null) => {
  const notes: Noted[] = [];
  const marks = new Map<string, MarkMarkup[]>();
  for (const { id, row } of segments)
    for (const place of row.notes ?? []) {
      if (place.side !== 'source' && place.side !== target?.side) continue;
      const { note, side, start, end, isFirst } = place;
      const noteId = `n${note.number}`;
      if (isFirst || !notes.some((one) => one.id === noteId))
        notes.push({
          id: noteId,
          body: bodyOf(place),
          author: note.author,
          created: note.created,
          isTarget: side !== 'source',
        });
      const key = `${id} ${side}`;
      const own = marks.get(key) ?? [];
      const name = `m${id}-${side === 'source' ? 's' : 't'}${own.length + 1}`;
      own.push({
        start,
        end,
        nests: false,
        open: `<sm id="${name}" type="comment" ref="#n=${noteId}"/>`,
        close: `<em startRef="${name}"/>`,
      });
      marks.set(key, own);
    }
  return { notes, marksOf: (id: number, side: string) => marks.get(`${id} ${side}`) ?? [] };
};

const noteLines = (notes: readonly Noted[], escape: (words: string) => string): string =>
  notes.length === 0
    ? ''
    : `      <notes>\n${notes
        .map(
          ({ id, body, author, created, isTarget }) =>
            `        <note id="${id}" appliesTo="${isTarget ? 'target' : 'source'}" dz:author="${escapeXmlAttribute(author)}" dz:created="${escapeXmlAttribute(created)}">${escape(body)}</note>\n`,
        )
        .join('')}      </notes>\n`;

const none: RichText = { text: '', tags: [] };

/** The locks of a unit as its attribute: what stands in it, segments and what is between them, is numbered from 0. */
const lockOf = (segments: readonly Segment[], target: ExportColumn | null): string => {
  let n = -1;
  const locked: number[] = [];
  let isWhole = true;
  segments.forEach(({ row }, at) => {
    n += at > 0 && (segments[at - 1]?.row.gap ?? '') !== '' ? 2 : 1;
    const isLocked = target !== null && row.facts?.[target.side]?.locked === true;
    const text = target === null ? '' : (row.texts[target.side]?.text ?? '');
    if (isLocked) locked.push(n);
    isWhole &&= isLocked && (text === '' || text === row.texts.source?.text);
  });
  if (locked.length === 0) return '';
  return isWhole ? ' translate="no"' : ` dz:locked="${locked.join(' ')}"`;
};

/** White space that stands between two segments, as an ignorable. */
const ignorable = (gap: string, escape: (words: string) => string): string =>
  gap === '' ? '' : `      <ignorable><source xml:space="preserve">${escape(gap)}</source></ignorable>\n`;

type Columns = { readonly source: ExportColumn; readonly target: ExportColumn | null };

const segmentText = (
  { id, row }: Segment,
  { source, target }: Columns,
  marksOf: (id: number, side: string) => readonly MarkMarkup[],
  escape: (words: string) => string,
): string => {
  const written = (rich: RichText, side: string): string =>
    serializeRich(rich, markupFor(rich, id), marksOf(id, side), escape);
  const original = row.texts[source.side] ?? none;
  const translation = target === null ? none : (row.texts[target.side] ?? none);
  const facts = target === null ? undefined : row.facts?.[target.side];
  const state = facts?.state ?? (isEmpty(translation) ? 'empty' : 'draft');
  const word = writeState('xliff-2', { word: null, was: 'empty', now: state, textChanged: true });
  const own =
    target === null || isEmpty(translation)
      ? ''
      : `<target xml:space="preserve">${written(translation, target.side)}</target>`;
  return `      <segment id="s${id}" state="${word ?? 'initial'}"><source xml:space="preserve">${written(original, source.side)}</source>${own}</segment>\n`;
};

function* blocksOf(rows: Iterable<ExportRow>): Generator<readonly ExportRow[]> {
  let held: ExportRow[] = [];
  for (const row of rows) {
    if (held.length > 0 && (row.opensBlock || row.opensDocument !== null)) {
      yield held;
      held = [];
    }
    held.push(row);
  }
  if (held.length > 0) yield held;
}

/**
 * A new file of XLIFF 2.1: a `file` for each document, a `unit` for each block, a `segment` for each row, annotations as notes with
 * marks on their words. The original is the first column where the rows have none. Memory: one block.
 */
export const writeXliff: WriteDocument = ({ title, columns, rows }, _options, sink) => {
  const [first] = columns;
  if (first === undefined) return fail('export.no-columns');
  const source = columns.find(({ side }) => side === 'source') ?? first;
  const target = columns.find(({ side }) => side !== source.side) ?? null;
  const symbols = symbolWriter();
  const escape = (words: string): string => escapeXmlText(symbols.visible(words));
  const languages = `srcLang="${source.language}"${target === null ? '' : ` trgLang="${target.language}"`}`;
  let [count, files, units] = [0, 0, 0];
  sink(
    `<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:dz="urn:duizhao:" version="2.1" ${languages}>\n`,
  );
  const openFile = (name: string): void => {
    files += 1;
    sink(
      `${files > 1 ? '  </file>\n' : ''}  <file id="f${files}" original="${escapeXmlAttribute(symbols.visible(name))}">\n`,
    );
  };
  for (const block of blocksOf(rows)) {
    const [opening] = block;
    if (files === 0 || (opening?.opensDocument ?? null) !== null) openFile(opening?.opensDocument ?? title);
    units += 1;
    const segments = block.map((row): Segment => ({ id: (count += 1), row }));
    const { notes, marksOf } = notesIn(segments, target);
    sink(`    <unit id="u${units}"${lockOf(segments, target)}>\n${noteLines(notes, escape)}`);
    segments.forEach((segment, n) => {
      sink(segmentText(segment, { source, target }, marksOf, escape));
      if (n + 1 < segments.length) sink(ignorable(segment.row.gap, escape));
    });
    sink('    </unit>\n');
  }
  if (files === 0) openFile(title);
  if (units === 0) sink('    <unit id="u1">\n      <segment><source/></segment>\n    </unit>\n');
  sink('  </file>\n</xliff>\n');
  return ok({ rows: count, symbols: symbols.count() });
};
