import type { Side } from '../../model/index.ts';
import type { PackagedRow } from '../package.ts';
import { clueKey, type ColumnClues } from './columns.ts';
import { cellOf } from './names.ts';
import { shownOf, shownText } from './shown.ts';

/** Some rounds of a review, by whose texts the columns of its documents are told. */
type Round = {
  readonly session: { readonly sides: readonly Side[] };
  readonly rows: readonly PackagedRow[];
};

const textsOn = (rounds: readonly Round[], sidesOf: (round: Round) => readonly Side[]): ReadonlySet<string> =>
  new Set(
    rounds.flatMap((round) =>
      round.rows.flatMap((row) =>
        sidesOf(round).flatMap((side) => {
          const cell = cellOf(row, side);
          const text = cell === undefined ? '' : clueKey(shownText(shownOf(cell)));
          return text === '' ? [] : [text];
        }),
      ),
    ),
  );

/** What tells the columns of a document of these rounds: the words of their heads, and all texts as a document shows them. */
export const columnClues = (heads: ColumnClues['heads'], rounds: readonly Round[]): ColumnClues => ({
  heads,
  originals: textsOn(rounds, () => ['source']),
  translations: textsOn(rounds, ({ session }) => session.sides),
});
