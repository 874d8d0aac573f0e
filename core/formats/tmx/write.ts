import { cellStates, fail, isEmpty, ok } from '../../model/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import type { ExportColumn, ExportRow } from '../export-source.ts';
import type { WriteDocument } from '../format.ts';
import { writeState } from '../states.ts';
import { symbolWriter, type SymbolWriter } from '../symbols.ts';
import { confirmationLevel } from './unit.ts';
import { segContent } from './write-seg.ts';

/** A time as TMX writes it (1.4b, section 3.2, `changedate`): `20260131T235959Z`. */
export const tmxDate = (iso: string): string => iso.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');

/** A memory holds what somebody stands for: a draft is none of it. Where nobody says what state it has, it is taken. */
const isKept = ({ facts, texts }: ExportRow, side: string): boolean => {
  const [rich, own] = [texts[side], facts?.[side]];
  if (rich === undefined || isEmpty(rich)) return false;
  return own === undefined || cellStates.indexOf(own.state) >= cellStates.indexOf('translated');
};

/** How a TMX file begins. `created`: ISO 8601. */
export const tmxHeader = (language: string, created: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n  <header creationtool="Duizhao" creationtoolversion="1" segtype="sentence" o-tmf="Duizhao" adminlang="en" srclang="${escapeXmlAttribute(language)}" datatype="unknown" creationdate="${tmxDate(created)}"/>\n  <body>\n`;

const variant = (
  row: ExportRow,
  { side, language }: ExportColumn,
  created: string,
  symbols: SymbolWriter,
) => {
  const rich = row.texts[side] ?? { text: '', tags: [] };
  const state = side === 'source' ? undefined : row.facts?.[side]?.state;
  const word =
    state === undefined
      ? null
      : writeState('tmx', { word: null, was: 'empty', now: state, textChanged: true });
  const level = word === null ? '' : `<prop type="${confirmationLevel}">${escapeXmlText(word)}</prop>`;
  const content = segContent(rich, () => null, { visible: symbols.visible, isNew: true });
  return `      <tuv xml:lang="${escapeXmlAttribute(language)}" changedate="${tmxDate(created)}">${level}<seg>${content}</seg></tuv>\n`;
};

/**
 * Writes a translation memory: a unit for each row with a translation that is translated or further, all columns in it. The original's
 * column is the language of the memory, else the first. Failure: export.no-columns.
 */
export const writeTmx: WriteDocument = ({ columns, rows }, { created }, sink) => {
  const original = columns.find(({ side }) => side === 'source') ?? columns[0];
  if (original === undefined) return fail('export.no-columns');
  const others = columns.filter((column) => column !== original);
  const symbols = symbolWriter();
  sink(tmxHeader(original.language, created));
  let count = 0;
  for (const row of rows) {
    const source = row.texts[original.side];
    const kept = others.filter(({ side }) => isKept(row, side));
    if (kept.length === 0 || source === undefined || isEmpty(source)) continue;
    count += 1;
    const variants = [original, ...kept].map((column) => variant(row, column, created, symbols));
    sink(`    <tu>\n${variants.join('')}    </tu>\n`);
  }
  sink('  </body>\n</tmx>\n');
  return ok({ rows: count, symbols: symbols.count() });
};
