import type { NameProposal } from '#api/terms.ts';
import type { NameKind } from '#core/model/index.ts';
import { establishedName, type Dictionary } from '#core/dictionary/index.ts';
import { romanise } from '#core/terms/names/romanise.ts';
import { surnameOf } from '#core/terms/names/surnames.ts';

/** How a name in characters is read, by the family name given or the one it is likely to begin with, and what the dictionary calls it in English. Loads the tables of readings. */
export const proposedName = (
  text: string,
  kind: NameKind,
  surname: string | undefined,
  dictionary: Dictionary | null,
): NameProposal => {
  const family = kind === 'person' ? (surname ?? surnameOf(text.trim())) : '';
  return {
    surname: family,
    romanisations: romanise(text.trim(), kind, family),
    established: dictionary === null ? '' : establishedName(text.trim(), dictionary.word),
  };
};
