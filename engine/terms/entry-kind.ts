import type { EntryKind } from '#api/terms.ts';
import type { ConceptContent } from '#core/model/index.ts';

/** Whether an entry is of a kind; without one each is. */
export const isOfKind = ({ name }: Pick<ConceptContent, 'name'>, kind: EntryKind | undefined): boolean => {
  if (kind === undefined) return true;
  if (kind === 'terms') return name === undefined;
  return kind === 'names' ? name !== undefined : name?.kind === kind;
};
