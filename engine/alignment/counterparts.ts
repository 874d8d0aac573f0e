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
import { termIndexOf } from '../project/terms.ts';
import { cellsOf } from '../store/cells-repository.ts';
import { lexiconFor } from './lexicon.ts';

type Text = { readonly text: string; readonly language: Language };

/** A term or name of the project at a place, and where the other text has one of the same concept. */
const termMatch = (project: OpenProject, here: Text, there: Text, at: number): WordMatch | null => {
  const terms = termIndexOf(project);
  const word = terms.find(here.text, here.language).find(({ start, end }) => start <= at && at < end);
  if (word === undefined) return null;
  const same = terms.find(there.text, there.language).filter(({ concept }) => concept === word.concept);
  const rangeOf = ({ start, end }: Range): Range => ({ start, end });
  return same.length === 0 ? null : { word: rangeOf(word), there: same.map(rangeOf) };
};

const matchOf = (project: OpenProject, here: Text, there: Text, at: number): WordMatch | null => {
  const term = termMatch(project, here, there, at);
  if (term !== null) return term;
  const lexicon = lexiconFor(here.language, there.language);
  if (!isChinese(here.language) || !isChinese(there.language))
    return wordCounterparts(here.text, there.text, at, lexicon);
  const range: Range = { start: at, end: at + 1 };
  const same = counterpart(here.text, range, there.text);
  return { word: range, there: same === null ? [] : [same] };
};

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
  let word: Range | null = null;
  const others = cellsOf(project.handle, segment).flatMap(({ side: other, cell: beside }) => {
    if (other === side || beside.text === '' || !shown.has(other)) return [];
    const there = { text: beside.text, language: languageOfSide(document.columns, other) };
    const match = matchOf(project, here, there, at);
    if (match === null) return [];
    if (word === null || match.word.end - match.word.start > word.end - word.start) word = match.word;
    return [{ side: other, ranges: match.there }];
  });
  return ok({ word, others });
};
