import type { FileEncoding } from '../../text/decode/index.ts';
import { isUnicode, lostIn } from '../../text/encode/index.ts';
import type { SourceEdit } from '../patch.ts';

/** What an encoding does not have, as character references (HTML, section 13.5; XML 1.0, section 4.1): they stand wherever words stand. */
export const referring = (edits: readonly SourceEdit[], encoding: FileEncoding): readonly SourceEdit[] => {
  if (isUnicode(encoding)) return edits;
  return edits.map((edit) => {
    const lost = new Set(lostIn(edit.text, encoding).map(({ char }) => char));
    if (lost.size === 0) return edit;
    const text = Array.from(edit.text, (char) =>
      lost.has(char) ? `&#x${(char.codePointAt(0) ?? 0).toString(16)};` : char,
    ).join('');
    return { ...edit, text };
  });
};
