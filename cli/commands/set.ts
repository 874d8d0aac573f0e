import { fail, ok, type CellState, type Side } from '../../core/model/index.ts';
import type { Outcome, Setting } from '../answer.ts';
import { inProject } from '../session.ts';

type Options = { readonly lang: Side; readonly text: string; readonly state?: CellState };

/** `set PROJECT ROW --lang L --text T [--state S]`: writes one cell; answers the row as it now is. */
export const set = ({ words: { t } }: Setting, path: string, rowNumber: number, options: Options): Outcome =>
  inProject(path, async ({ client }) => {
    const at = async () => {
      const page = await client.rows.page({ from: rowNumber, count: 1 });
      if (!page.ok) return page;
      const row = page.value.rows[0];
      return row === undefined ? fail('row.unknown', { row: rowNumber }) : ok(row);
    };
    const row = await at();
    if (!row.ok) return row;
    const cell = row.value.cells[options.lang];
    if (cell === undefined) return fail('cell.unknown-side', { side: options.lang });
    const address = { segment: row.value.segment, side: options.lang };
    const edited = await client.cells.edit({
      ...address,
      before: cell.text,
      after: { text: options.text, tags: [] },
    });
    if (!edited.ok) return edited;
    if (options.state !== undefined) {
      const stated = await client.cells.setState({
        segments: [address.segment],
        side: address.side,
        state: options.state,
      });
      if (!stated.ok) return stated;
    }
    const now = await at();
    if (!now.ok) return now;
    return ok({
      json: { row: now.value },
      lines: [t('set.done', { row: rowNumber, side: t(`sides.${options.lang}`) })],
    });
  });
