import type { Dialect } from '../xliff/dialect.ts';
import { withAttribute, writtenAttributes } from '../../xml/tag-source.ts';
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
        return isLocked ? { ...facts, locked: true, isOwnLock: false } : facts;
      },
      stateEdits: (view, changes, text) => {
        const unlocked = new Map(Array.from(changes, ([piece, facts]) => [piece, { ...facts, lock: null }]));
        const edits = plain.stateEdits(view, unlocked, text);
        if (![...changes.values()].some(({ lock }) => lock === true)) return edits;
        const { open } = view.unit;
        const own = edits.find(({ from }) => from === open.from);
        const start = own?.text ?? text.slice(open.from, open.to);
        const name = writtenAttributes(start).find((one) => one.name.endsWith(':locked'))?.name;
        return [
          ...edits.filter((edit) => edit !== own),
          { ...open, text: withAttribute(start, name ?? 'gs4tr:locked', 'true') },
        ];
      },
    };
  },
};
