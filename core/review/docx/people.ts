import type { FoundPerson } from './matched.ts';
import type { ReviewDocx } from './read.ts';

/** Who wrote in a document, those with most to say first. Changes without a name are nobody's. */
export const peopleOf = ({
  rows,
  comments,
}: Pick<ReviewDocx, 'rows' | 'comments'>): readonly FoundPerson[] => {
  const found = new Map<string, FoundPerson>();
  const count = (name: string, date: string | null, what: 'changes' | 'comments'): void => {
    if (name.trim() === '') return;
    const known = found.get(name) ?? { name, changes: 0, comments: 0, from: null, to: null };
    const isFirst = known.from === null || (date !== null && date < known.from);
    const isLast = known.to === null || (date !== null && date > known.to);
    found.set(name, {
      ...known,
      [what]: known[what] + 1,
      from: isFirst ? date : known.from,
      to: isLast ? date : known.to,
    });
  };
  for (const { cells, others } of rows)
    for (const cell of [...Object.values(cells), ...others])
      for (const { author, date } of cell.changes) count(author, date, 'changes');
  for (const { author, date } of comments) count(author, date, 'comments');
  return [...found.values()].sort((a, b) => b.changes + b.comments - (a.changes + a.comments));
};
