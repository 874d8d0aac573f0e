import type { Range } from '../model/index.ts';
import { codePointLength, codePointOffset } from '../text/codepoints.ts';

/**
 * What ends a clause: Chinese marks anywhere, Latin ones only before white space or the end, with closing quotation marks
 * and brackets between, so that neither a number (1,234.5) nor an address is cut.
 */
const clauseEnd =
  /[，。；：、？！…\n]+["'”’」』）)\]]*|[,;:.!?]+["'”’)\]]*(?=\s|$|[\p{Script=Han}「『“‘（])/gu;

/** Whether a clause ends within a text. */
export const endsClause = (text: string): boolean => text.search(clauseEnd) >= 0;

/** The clauses of a text in code points, in order and without gaps: each holds the mark that ends it. */
export const clausesOf = (text: string): readonly Range[] => {
  const ends = Array.from(text.matchAll(clauseEnd), ({ index, 0: mark }) =>
    codePointOffset(text, index + mark.length),
  );
  const length = codePointLength(text);
  if (ends.at(-1) !== length) ends.push(length);
  return ends.map((end, n) => ({ start: ends[n - 1] ?? 0, end }));
};

/**
 * The clauses a change of a range concerns, from the start of the first to the end of the last. What is inserted between
 * two clauses, and what takes the mark away that parts them, concerns both.
 */
export const clauseReach = (clauses: readonly Range[], { start, end }: Range): Range => {
  const isConcerned = (clause: Range): boolean =>
    start === end
      ? clause.start <= start && start <= clause.end
      : clause.start <= end && start < clause.end && (clause.start < end || start < clause.start);
  const concerned = clauses.filter(isConcerned);
  return { start: concerned[0]?.start ?? start, end: concerned.at(-1)?.end ?? end };
};

/** Whether changes of two ranges of one text concern one clause. */
export const shareClause = (clauses: readonly Range[], a: Range, b: Range): boolean => {
  const [left, right] = [clauseReach(clauses, a), clauseReach(clauses, b)];
  return left.start < right.end && right.start < left.end;
};
