import { cellStates, isEmpty, ok, sameRich, type Result } from '../../model/index.ts';
import { decodeXml } from '../../xml/decode.ts';
import { xmlFailure } from '../../xml/failures.ts';
import { readWholeXml } from '../../xml/read.ts';
import { escapeXmlAttribute } from '../../xml/tag-source.ts';
import { elementSource } from '../element-text.ts';
import type { ExportColumn, ExportRow, ExportSource, OriginalFile } from '../export-source.ts';
import { inLanguage } from '../file-language.ts';
import type { FilledText } from '../filled-texts.ts';
import { filledColumns, type FilledColumns } from '../filled-columns.ts';
import type { FillFinding, WriteDocument } from '../format.ts';
import { choicesFor } from '../import-options.ts';
import type { SourceEdit } from '../patch.ts';
import { peeked } from '../peeked.ts';
import { symbolWriter } from '../symbols.ts';
import { writeXmlEdits } from '../write-xml-edits.ts';
import type { Concept, LanguageSection, Term } from './concept.ts';
import { tbx } from './index.ts';
import { pairedConcept, refOf, type PairedConcept, type TranslatedSection } from './pairs.ts';
import { originalLanguage } from './read.ts';
import { conceptVisitor } from './read-concepts.ts';
import { writeTbx } from './write.ts';

type Context = {
  readonly source: string;
  readonly columns: readonly ExportColumn[];
  readonly filled: FilledColumns;
  readonly visible: (text: string) => string;
  readonly edits: SourceEdit[];
  readonly find: (finding: FillFinding) => void;
};

const withContent = (tag: string, content: string): string =>
  `${tag.replace(/\s*\/>$/, '>')}${content}</${/^<([^\s/>]+)/.exec(tag)?.[1] ?? ''}>`;

const setTerm = (own: Term, original: Term, { rich }: FilledText, context: Context): void => {
  if (sameRich(own.text.rich, rich)) return;
  const { source, visible, edits } = context;
  const content = elementSource(rich, [own.text, original.text], source, visible);
  const text = own.isTag ? withContent(source.slice(own.at.from, own.at.to), content) : content;
  edits.push({ ...own.at, text });
};

const warn = (word: string, { rows }: FilledText, { side }: ExportColumn, { find }: Context): void => {
  const [row] = rows;
  if (row !== undefined) find({ code: `tbx.${word}`, row: row.row, side, severity: 'warning', detail: '' });
};

/** The prefix and name of a tag as written: `tbx:langSec`. */
const nameOf = (source: string, { tag }: LanguageSection): string =>
  /^<([^\s/>]+)/.exec(source.slice(tag.from, tag.to))?.[1] ?? 'langSet';

const indentBefore = (source: string, at: number): string =>
  /\s*$/.exec(source.slice(Math.max(0, at - 200), at))?.[0] ?? '';

/** A term of its own, in what is around terms in this file. */
const newTerm = (content: string, around: readonly string[], prefix: string): string => {
  const names = around.map((name) => prefix + name);
  const open = names.map((name) => `<${name}>`).join('');
  const close = names
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
  return `${open}<${prefix}term>${content}</${prefix}term>${close}`;
};

type New = { readonly content: string; readonly section: TranslatedSection | null };

/** Terms that the file does not have are added to the section of their language, which is made where there is none. */
const addTerms = (
  { sections }: Concept,
  { original }: PairedConcept,
  { language }: ExportColumn,
  news: readonly New[],
  { source, edits }: Context,
): void => {
  const [first] = news;
  if (first === undefined) return;
  const name = nameOf(source, original);
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
  const terms = news.map(({ content }) => newTerm(content, original.around, prefix)).join('');
  if (first.section !== null) {
    const { tag, end } = first.section.section;
    const isTag = end.from === end.to;
    if (isTag) edits.push({ ...tag, text: withContent(source.slice(tag.from, tag.to), terms) });
    else edits.push({ from: end.from, to: end.from, text: terms });
    return;
  }
  const last = sections.at(-1) ?? original;
  const indent = indentBefore(source, last.tag.from);
  const text = `${indent}<${name} xml:lang="${escapeXmlAttribute(language)}">${terms}</${name}>`;
  edits.push({ from: last.end.to, to: last.end.to, text });
};

const sectionFor = (
  { translations }: PairedConcept,
  { language, side }: ExportColumn,
  { columns }: Context,
) => {
  const others = new Set(
    columns.flatMap((one) => (one.side === side || one.side === 'source' ? [] : one.language)),
  );
  const own = translations.map((one) => ({ ...one, language: one.section.language }));
  return inLanguage(
    own.filter((one) => !others.has(one.language)),
    language,
  );
};

const isDone = ({ facts }: FilledText): boolean =>
  facts === null || cellStates.indexOf(facts.state) >= cellStates.indexOf('translated');

const fillConcept = (concept: Concept, paired: PairedConcept, context: Context): void => {
  for (const column of context.columns) {
    const section = column.side === 'source' ? null : sectionFor(paired, column, context);
    const news: New[] = [];
    for (const [n, term] of paired.originals.entries()) {
      const filled = context.filled.of(refOf(concept, n), column);
      if (filled === null) continue;
      const own = column.side === 'source' ? term : section?.terms.get(term);
      if (isEmpty(filled.rich)) {
        if (own !== undefined) warn('kept', filled, column, context);
      } else if (own !== undefined) setTerm(own, term, filled, context);
      else if (isDone(filled)) {
        const content = elementSource(filled.rich, [term.text], context.source, context.visible);
        news.push({ content, section });
      } else warn('draft', filled, column, context);
    }
    addTerms(concept, paired, column, news, context);
  }
};

type PlanOptions = Pick<Context, 'visible' | 'find'>;

const plan = (
  { columns }: ExportSource,
  rows: Iterable<ExportRow>,
  file: OriginalFile,
  { visible, find }: PlanOptions,
): Result<{ bytes: Uint8Array; text: string; edits: readonly SourceEdit[]; rows: number }> => {
  const bytes = file.bytes();
  const decoded = decodeXml(bytes);
  if ('kind' in decoded) return xmlFailure(decoded);
  const { text } = decoded;
  const language = originalLanguage(choicesFor(tbx, file.choices)['source']);
  const edits: SourceEdit[] = [];
  const filled = filledColumns(rows, columns);
  const context: Context = { source: text, columns, filled, visible, edits, find };
  const visitor = conceptVisitor({
    root: (_name, said) => language.said(said),
    source: (said) => language.said(said),
    concept: (concept) => {
      const paired = pairedConcept(concept, language.of(concept) ?? '');
      if (paired !== null) fillConcept(concept, paired, context);
    },
  });
  const fault = readWholeXml(text, visitor, { allowsDoctype: true });
  return fault === null ? ok({ bytes, text, edits, rows: filled.count }) : xmlFailure(fault);
};

const fileOf = ({ rows: all, originals }: ExportSource) => {
  const { first, rows } = peeked(all);
  const [file] = first?.document === undefined ? [] : (originals?.(first.document) ?? []);
  return { rows, file };
};

/**
 * Puts terms into the document's own concepts. A term that a language does not have is added when it is translated or further, and so
 * is the language. All else keeps its bytes. Without a file a new one is written. Told to `find`: rows whose translation will not be in the
 * file, as drafts of terms that it does not have, and rows that were emptied.
 */
export const fillTbx: WriteDocument = (source, options, sink) => {
  const { rows, file } = fileOf(source);
  if (file === undefined) return writeTbx({ ...source, rows }, options, sink);
  const symbols = symbolWriter();
  const planned = plan(source, rows, file, {
    visible: symbols.visible,
    find: options.find ?? (() => undefined),
  });
  if (!planned.ok) return planned;
  const { bytes, text, edits, rows: count } = planned.value;
  writeXmlEdits(bytes, text, edits, sink);
  return ok({ rows: count, symbols: symbols.count() });
};
