import type { DamagedPlace } from '#api/index.ts';
import type { ReadFinding } from '#core/formats/format.ts';
import { findingSentence } from '#core/formats/sentences.ts';
import type { Damage } from '#core/text/decode/index.ts';
import type { Words } from './words.ts';

type Damaged = {
  readonly count: number;
  readonly places: readonly (Damage & Partial<Pick<DamagedPlace, 'row'>>)[];
};

/** Places named one by one; `--json` has more. */
const named = 10;

/** What could not be read of a file, for a person: how many places, and where the first are. Nothing when all was read. */
export const damageWarnings = (
  { t }: Words,
  name: string,
  encoding: string,
  { count, places }: Damaged,
): string[] => {
  if (count === 0) return [];
  const lines = places.slice(0, named).map(({ row, line, offset, bytes }) => {
    const place = typeof row === 'number' ? t('damage.row', { row }) : t('damage.line', { line });
    return `  ${t('damage.place', { place, offset, bytes })}`;
  });
  const more = count > lines.length ? [`  ${t('damage.more', { count: count - lines.length })}`] : [];
  return [t('damage.summary', { name, encoding, count }), ...lines, ...more];
};

/** What else was remarkable when a file was read, a line for each. */
export const findingWarnings = ({ t }: Words, name: string, findings: readonly ReadFinding[]): string[] =>
  findings.map(({ code, line, detail, count: times = 1 }) =>
    t(findingSentence(code), { name, line, detail, times }),
  );
