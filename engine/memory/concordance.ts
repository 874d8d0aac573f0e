import type { Concordance, ConcordanceEntry, ConcordanceText } from '#api/memory.ts';
import { inLanguage } from '#core/formats/file-language.ts';
import { searchWords, type WordSearch } from '#core/memory/index.ts';
import {
  fail,
  ok,
  originalSide,
  type RememberedUnit,
  type Result,
  type SegmentId,
  type Side,
} from '#core/model/index.ts';
import { shownColumns } from '../project/columns.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellTexts, lastSegment } from '../store/find-repository.ts';
import { takeTurns } from '../turns.ts';
import { attachedTo } from './attached.ts';
import { confirmedRows } from './confirmed-rows.ts';
import { isOwn } from './lookup.ts';
import { searchFile } from './file-memory.ts';
import type { MemoryFile } from './memory-files.ts';

/** Segments, or units, whose texts are read at a time: a few milliseconds of work. */
const stretch = 1000;

type Found = readonly ConcordanceEntry[];
type Asked = { readonly search: WordSearch; readonly most: number; readonly isWanted: () => boolean };

/** A row or unit with its words marked; null when no text of it has all of them. */
const marked = (entry: ConcordanceEntry, { rangesIn }: WordSearch): ConcordanceEntry | null => {
  let isFound = false;
  const mark = (text: ConcordanceText): ConcordanceText => {
    const ranges = rangesIn(text.text);
    if (ranges === null) return text;
    isFound = true;
    return { ...text, ranges };
  };
  const found = { ...entry, original: mark(entry.original), translations: entry.translations.map(mark) };
  return isFound ? found : null;
};

/** What is read stretch by stretch, giving way to other work, until there are enough. */
const gather = async (
  last: number,
  { most, isWanted }: Asked,
  read: (from: number, to: number) => Found,
): Promise<Result<Found>> => {
  const turn = takeTurns();
  const found: ConcordanceEntry[] = [];
  for (let from = 1; from <= last && found.length <= most; from += stretch) {
    await turn();
    if (!isWanted()) return fail('job.cancelled');
    found.push(...read(from, from + stretch));
  }
  return ok(found);
};

const inRows = async (project: OpenProject, asked: Asked): Promise<Result<Found>> => {
  const { search } = asked;
  const segments = new Set<SegmentId>();
  const read = (from: number, to: number): Found => {
    for (const { segment, text } of cellTexts(project.handle, from, to, search.required))
      if (search.rangesIn(text) !== null) segments.add(segment);
    return [];
  };
  const done = await gather(lastSegment(project.handle), asked, read);
  if (!done.ok) return done;
  // Segments are numbered as they came, rows as they stand.
  const inOrder = [...segments].sort(
    (a, b) => (project.order.rowOf(a) ?? Infinity) - (project.order.rowOf(b) ?? Infinity),
  );
  const found: ConcordanceEntry[] = [];
  for (let at = 0; at < inOrder.length && found.length <= asked.most; at += stretch)
    for (const entry of confirmedRows(project, inOrder.slice(at, at + stretch)))
      found.push(...[marked(entry, search)].filter((one) => one !== null));
  return ok(found);
};

/** Which column of a project translations in a language are for. */
type SideFor = (language: string) => Side | null;

const sidesIn = (project: OpenProject): SideFor => {
  const columns = shownColumns(project).filter(({ id }) => id !== originalSide);
  return (language) =>
    columns.find((column) => inLanguage([{ language }], column.language) !== null)?.id ?? null;
};

const unitEntry = (unit: RememberedUnit, memory: string, sideFor: SideFor): ConcordanceEntry => {
  const { original, translations, document, state, author, at } = unit;
  const placed = (text: RememberedUnit['original'], side: Side | null): ConcordanceText => ({
    ...text,
    side,
    ranges: [],
  });
  return {
    memory,
    row: null,
    document,
    original: placed(original, originalSide),
    translations: translations.map((text) => placed(text, sideFor(text.language))),
    state,
    author,
    at,
  };
};

const entriesFrom = (
  units: readonly RememberedUnit[],
  memory: string,
  { search }: Asked,
  sideFor: SideFor,
): Found => units.flatMap((unit) => marked(unitEntry(unit, memory, sideFor), search) ?? []);

const cut = (found: Found, most: number): Concordance => ({
  entries: found.slice(0, most),
  isCut: found.length > most,
});

type Wanted = { readonly text: string; readonly count: number };

/** Units of one memory of which a text has all the words. */
export const searchMemory = async (
  memory: MemoryFile,
  { text, count }: Wanted,
): Promise<Result<Concordance>> => {
  const search = searchWords(text);
  if (search === null) return ok(cut([], count));
  const asked: Asked = { search, most: count, isWanted: () => true };
  const found = await searchFile(memory, search, count + 1, asked.isWanted);
  return found.ok
    ? ok(
        cut(
          entriesFrom(found.value, memory.name, asked, () => null),
          count,
        ),
      )
    : found;
};

const newest = new WeakMap<OpenProject, object>();

/** Says whether a search is still the newest of its project. */
export const newestSearch = (project: OpenProject): (() => boolean) => {
  const mine = {};
  newest.set(project, mine);
  return () => newest.get(project) === mine;
};

/** The project's confirmed rows and the units of its memories of which a text has all the words. Failure: job.cancelled. */
export const searchProject = async (
  project: OpenProject,
  { text, count }: Wanted,
  isWanted: () => boolean,
): Promise<Result<Concordance>> => {
  const search = searchWords(text);
  if (search === null) return ok(cut([], count));
  const own = await inRows(project, { search, most: count, isWanted });
  if (!own.ok) return own;
  const found = [...own.value];
  const sideFor = sidesIn(project);
  for (const { memory } of await attachedTo(project)) {
    const most = count + 1 - found.length;
    if (most <= 0) break;
    const units = await memory.search(search, most, isWanted);
    if (!units.ok) return units;
    const others = units.value.filter((unit) => !isOwn(project, unit));
    found.push(...entriesFrom(others, memory.name, { search, most, isWanted }, sideFor));
  }
  return ok(cut(found, count));
};
