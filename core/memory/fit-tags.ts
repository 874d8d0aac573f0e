import type { InlineTag } from '../model/index.ts';

type Unit = Pick<InlineTag, 'id' | 'type' | 'data'> & { readonly isPair: boolean };

/** Each pair and placeholder of a text once, in the order in which they begin. */
const unitsOf = (tags: readonly InlineTag[]): readonly Unit[] =>
  tags.flatMap(({ id, type, data, kind }) =>
    kind === 'close' ? [] : [{ id, type, isPair: kind === 'open', ...(data === undefined ? {} : { data }) }],
  );

const kindOf = ({ type, isPair }: Unit): string => `${type} ${isPair}`;

/**
 * The tags of a translation from a memory as tags of the original it is put beside: the nth bold of the memory's original is the nth bold
 * of this one. Tags that have no counterpart there are left out; the words stay.
 */
export const fitTags = (
  translation: readonly InlineTag[],
  original: readonly InlineTag[],
  wanted: readonly InlineTag[],
): readonly InlineTag[] => {
  if (translation.length === 0) return translation;
  const theirs = unitsOf(original);
  const ours = unitsOf(wanted);
  const counterpart = new Map(
    theirs.flatMap((unit) => {
      const kind = kindOf(unit);
      const place = theirs.filter((other) => kindOf(other) === kind).indexOf(unit);
      const found = ours.filter((other) => kindOf(other) === kind)[place];
      return found === undefined ? [] : [[unit.id, found] as const];
    }),
  );
  return translation.flatMap(({ at, kind, id }): InlineTag[] => {
    const found = counterpart.get(id);
    if (found === undefined) return [];
    const { type, data } = found;
    return [{ at, kind, id: found.id, type, ...(data === undefined ? {} : { data }) }];
  });
};
