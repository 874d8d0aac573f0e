import { fail, ok, type Result, type RichText } from '../model/index.ts';
import { readFragment } from './html/fragment.ts';
import { escapeInline, escapeReferences } from './md/escape.ts';
import { readMd } from './md/read.ts';
import { patchEdits, type PatchRules, type SourceEdit } from './patch.ts';
import { longestMarkup, type RawBlock } from './raw-block.ts';
import type { SourcePlace } from './source-place.ts';
import { escapeMarkup } from './symbols.ts';

const htmlBlocks = (html: string): RawBlock[] | null => {
  const events = readFragment(html, true);
  if (events === null) return null;
  let line = 1;
  let counted = 0;
  return events.flatMap((event): RawBlock[] => {
    if (event.is !== 'block') return [];
    const { kind, level, sourced, syntax, from, to } = event.block;
    for (let at = html.indexOf('\n', counted); at >= 0 && at < from; at = html.indexOf('\n', at + 1)) line++;
    counted = Math.max(counted, from);
    const place: SourcePlace = {
      from,
      to,
      syntax: syntax === 'code' ? 'raw' : syntax,
      slices: sourced.slices,
      indent: '',
    };
    return [{ kind, level, rich: sourced.rich, gap: '\n', line, softBreak: false, place }];
  });
};

/**
 * The words of a marked-up text, titles and alternative texts too, as blocks that know where they stand; what holds no
 * words is in none of them. Null for a page that ends in the middle of a tag. Fails with `file.too-large`.
 */
export const placedBlocks = (format: 'md' | 'html', text: string): Result<readonly RawBlock[] | null> => {
  if (format === 'html') {
    if (text.length > longestMarkup)
      return fail('file.too-large', { size: text.length, limit: longestMarkup });
    return ok(htmlBlocks(text));
  }
  const blocks: RawBlock[] = [];
  for (const block of readMd(text, { titles: true })) {
    if (!block.ok) return block;
    blocks.push(block.value);
  }
  return ok(blocks);
};

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
