import { isChinese, originalSide, type RichText } from '#core/model/index.ts';
import { client } from '../api.ts';
import { columnLanguage } from './columns.ts';
import { settleDrafts } from './drafts.ts';
import { insertAtCaret } from './input-hold/input-hold.ts';
import { notify, notifyFailure, useWorkspace, type Active } from './store.ts';

const wordEnd = /[\p{L}\p{N}\p{P}]$/u;

/** The text with words behind it; languages that part words by a space get one between. */
const withWords = ({ text, tags }: RichText, words: string, side: string): RichText => {
  const needsSpace = wordEnd.test(text) && !isChinese(columnLanguage(side) ?? 'und');
  return { text: `${text}${needsSpace ? ' ' : ''}${words}`, tags };
};

/**
 * Puts words at the caret of the cell that is open, in place of what is selected there; where none is open, behind the text of the active cell.
 * One step of undo. Says why where that cannot be.
 */
export const insertWords = async (words: string, { row, side }: Active): Promise<void> => {
  if (side === originalSide) {
    notify({ tone: 'info', key: 'common:notIntoOriginal', topic: 'insert-words' });
    return;
  }
  if (useWorkspace.getState().mode === 'edit' && insertAtCaret(words)) return;
  if (!(await settleDrafts())) return;
  const page = await client.rows.page({ from: row, count: 1 });
  if (!page.ok) {
    notifyFailure(page.error);
    return;
  }
  const found = page.value.rows[0];
  if (found === undefined) return;
  const cell = found.cells[side];
  const before = { text: cell?.text ?? '', tags: cell?.tags ?? [] };
  const after = withWords(before, words, side);
  const done = await client.cells.edit({ segment: found.segment, side, before: before.text, after });
  if (!done.ok) notifyFailure(done.error);
};
