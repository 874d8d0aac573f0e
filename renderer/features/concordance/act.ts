import type { ConcordanceEntry } from '#api/memory.ts';
import { originalSide } from '#core/model/index.ts';
import { insertWords } from '../../workspace/insert-words.ts';
import { goTo, notify, useWorkspace } from '../../workspace/store.ts';

/** Inserts the translation for the column one is in; says so where there is none. */
export const insertEntry = async ({ translations }: ConcordanceEntry): Promise<void> => {
  const { active } = useWorkspace.getState();
  const text = translations.find(({ side }) => side === active.side);
  if (text === undefined && active.side !== originalSide)
    notify({ tone: 'info', key: 'concordance:noneForColumn', topic: 'concordance' });
  else await insertWords(text?.text ?? '', active);
};

/** Goes to the row of an entry, in the column one is in. */
export const goToEntry = ({ row }: ConcordanceEntry): void => {
  if (row !== null) goTo({ row, mode: 'grid' });
};
