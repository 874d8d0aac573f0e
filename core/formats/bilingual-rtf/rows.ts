import { ok, type Result } from '../../model/index.ts';
import { rowCollector, type BilingualRow, type BilingualTables } from '../bilingual-docx/rows.ts';
import { choicesFor, type Choices } from '../import-options.ts';
import { invalid } from '../stream-xml.ts';
import { readRtf } from './document.ts';
import { bilingualRtf } from './index.ts';
import type { RtfDocument } from './state.ts';

export type BilingualRtf = RtfDocument & BilingualTables;

/**
 * Reads the bilingual tables of a file in Rich Text Format: the same that Word documents have. Holds the tables. Failures: `document.invalid` for what is no
 * such file, is cut off, or has no such table. `keep`: what is held of a row.
 */
export const bilingualRtfRows = (
  bytes: Uint8Array,
  choices: Choices | undefined,
  isBeginning = false,
  keep?: (row: BilingualRow) => BilingualRow,
): Result<BilingualRtf> => {
  const collector = rowCollector(keep);
  const document = readRtf(bytes, collector.push);
  if (!document.isRtf) return invalid('bilingual-rtf.faults.not-rtf', 1, 'rtf');
  if (!document.isWhole && !isBeginning) return invalid('bilingual-rtf.faults.cut-off', 1, 'rtf');
  const tables = collector.done(choicesFor(bilingualRtf, choices)['target']);
  return tables === null
    ? invalid('bilingual-rtf.faults.no-table', 1, 'rtf')
    : ok({ ...document, ...tables });
};
