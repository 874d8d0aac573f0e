import { client } from '../../api.ts';
import { insertWords } from '../../workspace/insert-words.ts';
import { EngineFailure } from '../../workspace/queries.ts';
import { notify, notifyFailure, type Active } from '../../workspace/store.ts';
import { linesFor, termsToInsert } from './choices.ts';

/** Inserts the term with a number into the active cell; says so where there is none. */
export const insertTerm = async (number: number, active: Active): Promise<void> => {
  const page = await client.rows.page({ from: active.row, count: 1 });
  const segment = page.ok ? page.value.rows[0]?.segment : undefined;
  if (segment === undefined) return;
  try {
    const lines = linesFor(await termsToInsert(segment), active.side);
    const choice = lines.find((line) => line.number === number)?.choice;
    if (choice === undefined || choice === null) {
      notify({ tone: 'info', key: 'terms:noTerm', params: { number }, topic: 'terms' });
      return;
    }
    await insertWords(choice.text, active);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    notifyFailure(error.failure);
  }
};
