import { createHash } from 'node:crypto';
import type { MemoryUnit, RememberedUnit, UnitSource } from '#core/model/index.ts';
import type { TeamUnit } from '../store/team-units-repository.ts';

/** Units of files have a name made of their texts, so that a file that is sent twice is not there twice. */
const ofTexts = 'text:';

const nameOfTexts = ({ original, translations, document }: MemoryUnit & UnitSource): string =>
  ofTexts +
  createHash('sha256')
    .update(JSON.stringify([document, original.language, original.text, translations]))
    .digest('hex')
    .slice(0, 40);

/** A unit as it is sent. */
export const toTeamUnit = (unit: MemoryUnit & UnitSource): TeamUnit => {
  const { row, original, translations, state, author, at, document, before, after, origin } = unit;
  return {
    id: '',
    writer: '',
    unit: row ?? nameOfTexts(unit),
    original,
    translations,
    state,
    author,
    at,
    document,
    before,
    after,
    origin,
  };
};

/** A unit as a look-up tells it. `number` gives it one that it keeps. */
export const toRemembered = (unit: TeamUnit, number: (unit: TeamUnit) => number): RememberedUnit => {
  const { original, translations, state, author, writer, at, document, before, after, origin } = unit;
  return {
    id: number(unit),
    row: unit.unit.startsWith(ofTexts) ? null : unit.unit,
    // Somebody who has told no name is known by whom they have logged in as.
    author: author === '' ? writer : author,
    original,
    translations,
    state,
    at,
    document,
    before,
    after,
    origin,
  };
};
