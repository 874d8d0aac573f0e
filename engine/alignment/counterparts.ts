import type { Counterparts } from '#api/alignment.ts';
import { wordCounterparts, type WordMatch } from '#core/align/index.ts';
import { counterpart } from '#core/annotations/counterpart.ts';
import {
  isChinese,
  languageOfSide,
  ok,
  type Language,
  type Range,
  type Result,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { cellFor } from '../project/address.ts';
import type { OpenProject } from '../project/open-project.ts';
import { termsAtHand } from '../project/terms.ts';
import { cellsOf } from '../store/cells-repository.ts';
import { lexiconFor } from './lexicon.ts';

type Text = { readonly text: string; readonly language: Language };

/** A term or name of the project at a place, and where the other text has one of the same concept. */
const termMatch = (project: OpenProject, here: Text, there: Text, at: number): WordMatch | null => {
  const terms = termsAtHand(project);
  if (terms === null) return null;
  const word = terms.find(here.text, here.language).find(({ start, end }) => start <= at && at < end);
  if (word === undefined) return null;
  const same = terms.find(there.text, there.language).filter(({ concept }) => concept === word.concept);
  const rangeOf = ({ start, end }: Range): Range => ({ start, end });
  return same.length === 0 ? null : { word: rangeOf(word), there: same.map(rangeOf) };
};

const areBothChinese = (here: Text, there: Text): boolean =>
  isChinese(here.language) && isChinese(there.language);

/** A match that says itself how far the word goes; null where nothing is known, and between two Chinese texts that is left to the others. */
const matchOf = (project: OpenProject, here: Text, there: Text, at: number): WordMatch | null => {
  const term = termMatch(project, here, there, at);
  if (term !== null || areBothChinese(here, there)) return term;
  return wordCounterparts(here.text, there.text, at, lexiconFor(here.language, there.language));
};

const longer = (a: Range | null, b: Range): Range =>
  a === null || b.end - b.start > a.end - a.start ? b : a;

/** What the other columns of a row say for the word at a place, as told in api/alignment.ts. */
export const counterpartsAt = (
  project: OpenProject,
  { segment, side, at }: { readonly segment: SegmentId; readonly side: Side; readonly at: number },
): Result<Counterparts> => {
  const found = cellFor(project, segment, side);
  if (!found.ok) return found;
  const { cell, document } = found.value;
  const here = { text: cell.text, language: languageOfSide(document.columns, side) };
  const shown = new Set<Side>(['source', ...document.targets]);
  const matches = cellsOf(project.handle, segment).flatMap(({ side: other, cell: beside }) => {
    if (other === side || beside.text === '' || !shown.has(other)) return [];
    const there = { text: beside.text, language: languageOfSide(document.columns, other) };
    return [{ side: other, there, match: matchOf(project, here, there, at) }];
  });
  const known = matches.reduce<Range | null>(
    (word, { match }) => (match === null ? word : longer(word, match.word)),
    null,
  );
  // Between two Chinese texts any stretch has its counterpart: the word is as long as the other columns say, or a character.
  const stretch = known ?? { start: at, end: at + 1 };
  const others = matches.flatMap(({ side: other, there, match }) => {
    if (match !== null) return [{ side: other, ranges: match.there }];
    if (!areBothChinese(here, there)) return [];
    const same = counterpart(here.text, stretch, there.text);
    return [{ side: other, ranges: same === null ? [] : [same] }];
  });
  return ok({ word: others.length === 0 ? null : stretch, others });
};
