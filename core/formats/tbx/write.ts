import { cellStates, fail, isEmpty, ok } from '../../model/index.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import type { ExportRow } from '../export-source.ts';
import type { WriteDocument } from '../format.ts';
import { symbolWriter } from '../symbols.ts';

/** What stands in a termbase is used: a draft is none of it. Where nobody says what state it has, it is taken. */
const isKept = ({ facts, texts }: ExportRow, side: string): boolean => {
  const [rich, own] = [texts[side], facts?.[side]];
  if (rich === undefined || isEmpty(rich)) return false;
  return own === undefined || cellStates.indexOf(own.state) >= cellStates.indexOf('translated');
};

const start = (language: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="${escapeXmlAttribute(language)}">\n  <tbxHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>Duizhao</p>\n      </sourceDesc>\n    </fileDesc>\n    <encodingDesc>\n      <p type="XCSURI">TBXXCSV02.xcs</p>\n    </encodingDesc>\n  </tbxHeader>\n  <text>\n    <body>\n`;

/**
 * Writes a termbase in TBX-Basic, version 3 (ISO 30042:2019, DCA style): a concept for each row with a translation that is translated or
 * further, its words without formatting. The original's column is the language of the document. Failure: export.no-columns.
 */
export const writeTbx: WriteDocument = ({ columns, rows }, _options, sink) => {
  const original = columns.find(({ side }) => side === 'source') ?? columns[0];
  if (original === undefined) return fail('export.no-columns');
  const others = columns.filter((column) => column !== original);
  const symbols = symbolWriter();
  sink(start(original.language));
  let count = 0;
  for (const row of rows) {
    const source = row.texts[original.side];
    const kept = others.filter(({ side }) => isKept(row, side));
    if (kept.length === 0 || source === undefined || source.text === '') continue;
    count += 1;
    const sections = [original, ...kept].map(({ side, language }) => {
      const words = escapeXmlText(symbols.visible(row.texts[side]?.text ?? ''));
      return `        <langSec xml:lang="${escapeXmlAttribute(language)}">\n          <termSec>\n            <term>${words}</term>\n          </termSec>\n        </langSec>\n`;
    });
    sink(`      <conceptEntry id="c${count}">\n${sections.join('')}      </conceptEntry>\n`);
  }
  sink('    </body>\n  </text>\n</tbx>\n');
  return ok({ rows: count, symbols: symbols.count() });
};
