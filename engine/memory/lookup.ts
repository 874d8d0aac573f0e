import type { MatchText, MemoryMatch } from '#api/memory.ts';
import {
  memoryKey,
  penalised,
  penaltiesOf,
  percent,
  type MatchKind,
  type TextIndex,
} from '#core/memory/index.ts';
import {
  columnOf,
  originalSide,
  type Cell,
  type Language,
  type RememberedUnit,
  type RichText,
  type SegmentId,
} from '#core/model/index.ts';
import { inLanguage } from '#core/formats/file-language.ts';
import type { OpenProject } from '../project/open-project.ts';
import { lastChange } from '../store/memory-repository.ts';
import { readMeta } from '../store/meta-repository.ts';
import { attachedTo, type Attached } from './attached.ts';
import type { AlikeUnit } from './memory.ts';
import { fitterFor, type UnfittedMatch } from './fit.ts';
import { besideOf } from './neighbours.ts';
import { cellsBy, isConfirmed, languageAt, type Cells } from './own-rows.ts';

/** More originals than are shown: some have no translation yet, some say the same. */
const mostAlike = 200;

/** The folded originals before and behind a row of its document. */
const neighboursOf = (project: OpenProject, row: number): string =>
  JSON.stringify(besideOf(project, row).map(memoryKey));

/** Whether a unit is of a row that is there: then that row tells itself what it has. */
export const isOwn = ({ handle, order }: OpenProject, { row }: RememberedUnit): boolean => {
  const id = readMeta(handle, 'id') ?? '';
  if (row?.startsWith(`${id}/`) !== true) return false;
  return order.rowOf(Number(row.slice(id.length + 1)) as SegmentId) !== null;
};

type Asked = { readonly row: number; readonly original: Cell; readonly language: Language };

/** A translation as the memory has it; fitted when it is told (`fit.ts`). */
const unfitted = (rich: RichText): Omit<MatchText, 'side' | 'language' | 'state'> => ({
  text: rich.text,
  tags: rich.tags,
  adapted: [],
  tagsAdded: 0,
  tagsRemoved: 0,
});

const textsOf = (project: OpenProject, cells: Cells): readonly MatchText[] =>
  [...cells].flatMap(([side, cell]): MatchText[] => {
    if (side === originalSide || !isConfirmed(cell)) return [];
    const language = columnOf(project.settings.columns, side)?.language ?? 'und';
    return [{ side, language, ...unfitted(cell), state: cell.state }];
  });

/** One row of the project as a match; null when it is in no shown document, or has no confirmed translation. */
export const rowMatch = (
  project: OpenProject,
  segment: SegmentId,
  cells: Cells,
  similarity: number,
  asked: Asked,
): UnfittedMatch | null => {
  const row = project.order.rowOf(segment);
  const theirs = cells.get(originalSide);
  if (row === null || row === asked.row || theirs === undefined) return null;
  const texts = textsOf(project, cells);
  const [first] = texts;
  if (first === undefined) return null;
  const language = languageAt(project, row);
  const penalties = penaltiesOf(
    { text: asked.original.text, tags: asked.original.tags, language: asked.language },
    { text: theirs.text, tags: theirs.tags, language },
    similarity === 1,
  );
  const score = penalised(similarity, penalties);
  const isContext = score === 1 && neighboursOf(project, row) === neighboursOf(project, asked.row);
  const kind: MatchKind = isContext ? 'context' : score === 1 ? 'exact' : 'fuzzy';
  const change = lastChange(project.handle, segment, first.side);
  const match: MemoryMatch = {
    memory: null,
    row,
    document: project.documents.get(project.order.documentAt(row) ?? (0 as never))?.name ?? '',
    kind,
    percent: percent(score),
    penalties,
    source: { text: theirs.text, language },
    texts,
    author: change?.author ?? '',
    at: change?.at ?? null,
    times: 1,
  };
  return { match, theirs: { text: theirs.text, tags: theirs.tags, language } };
};

/** A unit of a memory as a match; null when it has a text for no column of the row's document. */
export const unitMatch = (
  project: OpenProject,
  { memory, penalty }: Attached,
  { unit, similarity }: AlikeUnit,
  asked: Asked,
): UnfittedMatch | null => {
  if (isOwn(project, unit)) return null;
  const { original, translations, state, author, at, document, before, after } = unit;
  const targets = project.documents.get(project.order.documentAt(asked.row) ?? (0 as never))?.targets ?? [];
  const texts = targets.flatMap((side): MatchText[] => {
    const language = columnOf(project.settings.columns, side)?.language ?? 'und';
    const found = inLanguage(translations, language);
    if (found === null) return [];
    return [{ side, language: found.language, ...unfitted(found), state }];
  });
  if (texts.length === 0) return null;
  const penalties = penaltiesOf(
    { text: asked.original.text, tags: asked.original.tags, language: asked.language },
    original,
    similarity === 1,
  );
  const score = penalised(similarity, penalties, penalty);
  const isContext =
    score === 1 &&
    before !== null &&
    after !== null &&
    JSON.stringify([before, after].map(memoryKey)) === neighboursOf(project, asked.row);
  const match: MemoryMatch = {
    memory: memory.name,
    row: null,
    document,
    kind: isContext ? 'context' : score === 1 ? 'exact' : 'fuzzy',
    percent: percent(score),
    penalties,
    source: { text: original.text, language: original.language },
    texts,
    author,
    at,
    times: 1,
  };
  return { match, theirs: original };
};

/** What one memory beside the project has. */
const matchesIn = async (
  project: OpenProject,
  attached: Attached,
  asked: Asked,
  { least, count }: Wanted,
): Promise<readonly UnfittedMatch[]> => {
  const alike = await attached.memory.alike(asked.original.text, least, count * 3);
  return alike.flatMap((one) => unitMatch(project, attached, one, asked) ?? []);
};

const rank: Readonly<Record<MatchKind, number>> = { context: 0, exact: 1, fuzzy: 2, piece: 3 };

/** A match with the place of its memory: 0 for the project's own rows, then those beside it in their order. */
type Placed = UnfittedMatch & { readonly place: number };

/** Best first; of equals those of the memory that comes first, and there the latest. */
const better = ({ match: a, place }: Placed, { match: b, place: other }: Placed): number =>
  rank[a.kind] - rank[b.kind] ||
  b.percent - a.percent ||
  place - other ||
  (b.at ?? '').localeCompare(a.at ?? '');

/** The same original with the same translations is one match, however often it is there. */
const merged = (matches: readonly Placed[]): readonly UnfittedMatch[] => {
  const found = new Map<string, UnfittedMatch>();
  for (const { match, theirs } of matches) {
    const key = JSON.stringify([
      match.memory,
      match.source.text,
      match.texts.map(({ side, text }) => [side, text]),
    ]);
    const times = match.times + (found.get(key)?.match.times ?? 0);
    found.set(key, { theirs, ...found.get(key), match: { ...(found.get(key)?.match ?? match), times } });
  }
  return [...found.values()];
};

type Wanted = { readonly least: number; readonly count: number };

/** The project's own rows that are like the original of a row, and have a confirmed translation. */
const ownMatches = (
  project: OpenProject,
  originals: TextIndex,
  asked: Asked,
  { least }: Wanted,
): readonly UnfittedMatch[] => {
  const alike = originals.alike(asked.original.text, least, mostAlike);
  const cells = cellsBy(
    project,
    alike.map(({ id }) => id as SegmentId),
  );
  return alike.flatMap(
    ({ id, similarity }) =>
      rowMatch(project, id as SegmentId, cells.get(id as SegmentId) ?? new Map(), similarity, asked) ?? [],
  );
};

/** What is asked about a segment; null where it is in no row, or its original cannot be read. */
export const askedAbout = (project: OpenProject, segment: SegmentId): Asked | null => {
  const row = project.order.rowOf(segment);
  const original = cellsBy(project, [segment]).get(segment)?.get(originalSide);
  if (row === null || original === undefined || original.damaged === true) return null;
  return { row, original, language: languageAt(project, row) };
};

/** What the project's rows and the memories beside it have for the original of a row, best first. */
export const matchesFor = async (
  project: OpenProject,
  originals: TextIndex,
  segment: SegmentId,
  wanted: Wanted,
): Promise<readonly MemoryMatch[]> => {
  const asked = askedAbout(project, segment);
  if (asked === null) return [];
  const own = ownMatches(project, originals, asked, wanted);
  const attached = await attachedTo(project);
  const others = await Promise.all(attached.map((one) => matchesIn(project, one, asked, wanted)));
  const matches = [own, ...others].flatMap((found, place) => found.map((one): Placed => ({ ...one, place })));
  return merged(matches.sort(better))
    .filter(({ match }) => match.percent >= percent(wanted.least))
    .slice(0, wanted.count)
    .map(fitterFor(project, asked.original));
};
