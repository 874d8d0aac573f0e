import type { Dialect } from '../xliff/dialect.ts';
import { plainDialect } from '../xliff/plain.ts';
import { attribute, childNamed } from '../xliff/tree.ts';

/** XLIFF 1.2 as Wordfast Pro writes it: as the standard has it, with locks of its own. */
export const wordfastDialect: Dialect = {
  ...plainDialect,
  id: 'txlf',
  checks: false,
  open: (choices) => {
    const plain = plainDialect.open(choices);
    return {
      ...plain,
      factsOf: (piece, view) => {
        const facts = plain.factsOf(piece, view);
        const target = childNamed(view.unit, 'target');
        const isLocked = [view.unit, target].some(
          (element) => element !== null && attribute(element, 'gs4tr:locked') === 'true',
        );
        return isLocked ? { ...facts, locked: true } : facts;
      },
    };
  },
};
