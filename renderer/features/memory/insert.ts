import type { RowNumber, Side } from '#core/model/index.ts';
import { client } from '../../api.ts';
import { settleDrafts } from '../../workspace/drafts.ts';
import { insertWords } from '../../workspace/insert-words.ts';
import { EngineFailure } from '../../workspace/queries.ts';
import { notify, notifyFailure } from '../../workspace/store.ts';
import { matchesToInsert, numbered, type Numbered } from './matches.ts';

/** Puts a translation in place of what is in a cell, that of a part at the caret: one step of undo. */
const write = async (row: RowNumber, side: Side, { text, match }: Numbered): Promise<void> => {
  if (match.kind === 'piece') {
    await insertWords(text.text, { row, side });
    return;
  }
  const page = await client.rows.page({ from: row, count: 1 });
  if (!page.ok) {
    notifyFailure(page.error);
    return;
  }
  const found = page.value.rows[0];
  if (found === undefined) return;
  const before = found.cells[side]?.text ?? '';
  const after = { text: text.text, tags: text.tags };
  const done = await client.cells.edit({ segment: found.segment, side, before, after });
  if (!done.ok) notifyFailure(done.error);
};

/** Inserts a match that is shown, into the column it is shown for. */
export const insertShown = async (row: RowNumber, one: Numbered): Promise<void> => {
  if (!(await settleDrafts())) return;
  await write(row, one.text.side, one);
};

/** Inserts the match with a number into a column of a row; says so where there is none. */
export const insertNumber = async (number: number, row: RowNumber, side: Side): Promise<void> => {
  const page = await client.rows.page({ from: row, count: 1 });
  const segment = page.ok ? page.value.rows[0]?.segment : undefined;
  if (segment === undefined) return;
  try {
    const one = numbered(await matchesToInsert(segment), side)[number - 1];
    if (one === undefined) {
      notify({ tone: 'info', key: 'memory:noMatch', params: { number }, topic: 'memory' });
      return;
    }
    await write(row, side, one);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    notifyFailure(error.failure);
  }
};
