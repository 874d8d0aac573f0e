import { fail, ok, type CellState, type Result, type Row, type Side } from '#core/model/index.ts';
import type { EngineClient } from '#api/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { inProject } from '../session.ts';

export type SetOptions = { readonly lang: Side; readonly text: string; readonly state?: CellState };

const rowAt = async (client: EngineClient, row: number): Promise<Result<Row>> => {
  const page = await client.rows.page({ from: row, count: 1 });
  if (!page.ok) return page;
  const found = page.value.rows[0];
  return found === undefined ? fail('row.unknown', { row }) : ok(found);
};

/** `set PROJECT ROW --lang L --text T [--state S]`: writes one cell; answers the row as it now is. */
export const set = async (
  { words: { t } }: Setting,
  path: string,
  number: number,
  { lang, text, state }: SetOptions,
): Outcome => {
  // An empty text is in no state but `empty`.
  if (text === '' && state !== undefined) return fail('usage', { detail: t('usage.stateOfNothing') });
  return inProject(path, async ({ client }) => {
    const row = await rowAt(client, number);
    if (!row.ok) return row;
    const cell = row.value.cells[lang];
    if (cell === undefined) return fail('cell.unknown-side', { side: lang });
    const { segment } = row.value;
    const after = { text, tags: [] };
    const edited = await client.cells.edit({ segment, side: lang, before: cell.text, after });
    if (!edited.ok) return edited;
    if (state !== undefined) {
      const stated = await client.cells.setState({ segments: [segment], side: lang, state });
      if (!stated.ok) return stated;
    }
    const now = await rowAt(client, number);
    if (!now.ok) return now;
    return ok({
      json: { row: now.value },
      lines: [t('set.done', { row: number, side: t(`sides.${lang}`) })],
    });
  });
};
