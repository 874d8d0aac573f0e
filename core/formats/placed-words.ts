import type { RichText } from '../model/index.ts';
import { escapeInline, escapeReferences } from './md/escape.ts';
import { patchEdits, type PatchRules, type SourceEdit } from './patch.ts';
import type { RawBlock } from './raw-block.ts';
import type { SourcePlace } from './source-place.ts';
import { escapeMarkup } from './symbols.ts';

/** How words are written at a place, so that they are read as themselves. */
export const rulesAt = (original: string, { syntax, from }: SourcePlace): PatchRules => {
  const quote = original.charAt(from - 1);
  switch (syntax) {
    case 'paragraph':
    case 'heading':
    case 'label':
    case 'cell':
      return { escaping: 'markdown', escape: escapeInline };
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
    case 'verbatim':
    case 'code':
    case 'raw':
      break;
  }
  return { escaping: 'none', escape: (words) => words };
};

/** The changes of a file that make the words of `block` those of `after`; none where that cannot be done safely. */
export const wordEdits = (
  original: string,
  { rich, place }: RawBlock,
  after: RichText,
): readonly SourceEdit[] | null =>
  place === undefined || place.syntax === 'raw' || place.syntax === 'code'
    ? null
    : patchEdits(original, place, rich, after, rulesAt(original, place));
