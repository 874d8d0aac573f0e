import type { Slice } from '../source-place.ts';

const attribute = /\s([A-Za-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/**
 * Where the values of the named attributes stand in the source of one start tag, and what they are before character
 * references are decoded. `at` is the tag's own offset.
 */
export const attributeSlices = (
  tag: string,
  at: number,
  names: ReadonlySet<string>,
): readonly (Slice & { readonly name: string; readonly value: string })[] =>
  Array.from(tag.matchAll(attribute)).flatMap((match) => {
    const name = (match[1] ?? '').toLowerCase();
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (!names.has(name) || value === '') return [];
    const end = at + match.index + match[0].length - (match[4] === undefined ? 1 : 0);
    return [{ name, value, from: end - value.length, to: end }];
  });
