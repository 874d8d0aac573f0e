import type { Choices } from '../import-options.ts';
import type { RawBlock } from '../raw-block.ts';
import type { Syntax } from '../source-place.ts';
import type { MdOptions } from './read.ts';

const insides: ReadonlySet<Syntax> = new Set<Syntax>(['label', 'quoted', 'attribute', 'scalar']);

/** Whether it stands within what another block is read from: in a picture, a link, an attribute, front matter. */
export const isInside = ({ place }: Pick<RawBlock, 'place'>): boolean =>
  place !== undefined && insides.has(place.syntax);

/**
 * Where a block is found again: the offset of its words in the decoded text, and what they are where they stand inside of others
 * (a label of a picture may begin where its paragraph does). Pieces of a block that was too long to be one have its reference with their numbers (`12/1`).
 */
export const refOf = (block: Pick<RawBlock, 'place'>, isMdx: boolean): string | null => {
  const { place } = block;
  if (place === undefined) return null;
  const at = isInside(block) ? `${place.syntax} ${place.from}` : String(place.from);
  return isMdx ? `${mdxMark}${at}` : at;
};

/** A reference says by itself that its file is MDX: whoever fills knows no names of files. */
const mdxMark = 'mdx ';
export const isMdxRef = (ref: string | undefined): boolean => ref?.startsWith(mdxMark) === true;

export const withRef = (block: RawBlock, isMdx: boolean): RawBlock => {
  const ref = refOf(block, isMdx);
  return ref === null ? block : { ...block, ref };
};

/** The keys of front matter that the user names; none of them for a single hyphen. */
export const keysIn = (choices: Choices | undefined): Pick<MdOptions, 'keys'> => {
  const said = choices?.['keys'];
  if (typeof said !== 'string' || said.trim() === '') return {};
  return { keys: said.split(/[,，、\s]+/).filter((key) => key !== '' && key !== '-') };
};
