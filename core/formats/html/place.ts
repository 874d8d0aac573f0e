import { fail, ok } from '../../model/index.ts';
import type { PlaceWords } from '../format.ts';
import { longestMarkup, type RawBlock } from '../raw-block.ts';
import type { SourcePlace } from '../source-place.ts';
import { readFragment } from './fragment.ts';

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

/** The words of a page, titles and alternative texts too; null for a page that ends in the middle of a tag. */
export const placeHtml: PlaceWords = (text) =>
  text.length > longestMarkup
    ? fail('file.too-large', { size: text.length, limit: longestMarkup })
    : ok(htmlBlocks(text));
