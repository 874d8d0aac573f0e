import { lostIn } from '../text/encode/index.ts';
import type { ExportSource } from './export-source.ts';
import type { FillFinding, WriteOptions } from './format.ts';

/**
 * Characters that the encoding of a document's own file does not have, told before words go back into it: one finding for each different
 * one of a text. None where the user has chosen what becomes of them. For `checkFill` of the formats whose encoding is
 * `chosen`; `code` is the format's own for it: `<id>.unencodable`.
 */
export function* encodingFindings(
  code: FillFinding['code'],
  { rows, columns, originals }: ExportSource,
  { fallback }: Pick<WriteOptions, 'fallback'>,
): Generator<FillFinding> {
  if (fallback !== undefined) return;
  for (const { row, document, texts } of rows) {
    const [file] = document === undefined ? [] : (originals?.(document) ?? []);
    for (const { side } of columns) {
      const lost = lostIn(texts[side]?.text ?? '', file?.encoding ?? 'utf-8');
      for (const detail of new Set(lost.map(({ char }) => char)))
        yield { code, row, side, severity: 'error', detail };
    }
  }
}
