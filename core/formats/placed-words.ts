import type { RichText } from '../model/index.ts';
import { escapeBraces, escapeInline, escapeReferences } from './md/escape.ts';
import { writeScalar } from './md/scalar.ts';
import { patchEdits, type PatchRules, type SourceEdit } from './patch.ts';
import type { RawBlock } from './raw-block.ts';
import type { SourcePlace } from './source-place.ts';
import { escapeMarkup } from './symbols.ts';

/** How words are written at a place, so that they are read as themselves. */
export const rulesAt = (original: string, { syntax, from }: SourcePlace, isMdx = false): PatchRules => {
  const quote = original.charAt(from - 1);
  switch (syntax) {
    case 'paragraph':
    case 'heading':
    case 'label':
    case 'cell':
      return {
        escaping: 'markdown',
        escape: isMdx ? (words) => escapeBraces(escapeInline(words)) : escapeInline,
      };
    case 'quoted': {
      const end = quote === '(' ? ')' : quote;
      return {
        escaping: 'markdown',
        escape: (words) => escapeReferences(words.replaceAll('\\', '\\\\').replaceAll(end, `\\${end}`)),
      };
    }
    case 'html':
      return { escaping: 'html', escape: (words) => escapeReferences(words).replaceAll('<', '&lt;') };
    case 'attribute':
      return { escaping: 'html', escape: escapeMarkup };
    case 'scalar':
    case 'verbatim':
    case 'code':
    case 'raw':
      break;
  }
  return { escaping: 'none', escape: (words) => words };
};

/** A value of front matter is written whole, as the one before it is. */
export const scalarEdits = (
  original: string,
  { from, to }: SourcePlace,
  before: RichText,
  after: RichText,
): readonly SourceEdit[] => {
  if (before.text === after.text) return [];
  const source = original.slice(from, to);
  const written = writeScalar(source.replaceAll('\r\n', '\n'), after.text);
  return [{ from, to, text: source.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written }];
};

/** The changes of a file that make the words of `block` those of `after`; none where that cannot be done safely. */
export const wordEdits = (
  original: string,
  { rich, place }: RawBlock,
  after: RichText,
): readonly SourceEdit[] | null =>
  place === undefined || place.syntax === 'raw' || place.syntax === 'code'
    ? null
    : place.syntax === 'scalar'
      ? scalarEdits(original, place, rich, after)
      : patchEdits(original, place, rich, after, rulesAt(original, place));
