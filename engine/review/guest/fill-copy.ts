import { copyColumns, sessionColumns } from '#core/review/columns.ts';
import { txt } from '#core/formats/txt/index.ts';
import { generateNKeysBetween } from 'fractional-indexing';
import {
  defaultSettings,
  emptyCell,
  isEmpty,
  languageOfSide,
  reviewLists,
  type BlockId,
  type Cell,
  type DocumentId,
  type FrozenCell,
  type ReviewedCell,
  type ReviewRecord,
  type ReviewVersion,
  type Side,
} from '#core/model/index.ts';
import type { PackageContent, PackageManifest, PackagedCell, PackagedRow } from '#core/review/package.ts';
import { cellUid } from '#core/review/merge.ts';
import { writeBlock } from '../../store/blocks-repository.ts';
import { writeCell } from '../../store/cells-repository.ts';
import { insertDocument } from '../../store/documents-repository.ts';
import type { WriteHandle } from '../../store/handles.ts';
import { writeMeta, writeSettings } from '../../store/meta-repository.ts';
import { insertRoundRows } from '../../store/review-rows-repository.ts';
import { addSent, addVersions } from '../../store/review-versions-repository.ts';
import { insertParcel, insertReview, insertRound, type CopyFacts } from '../../store/reviews-repository.ts';
import { writeSegment } from '../../store/segments-repository.ts';
import { earlierRound } from './frozen.ts';

/** A package that was opened, by whom and when (ISO 8601, UTC). */
export type TakenPackage = {
  readonly manifest: PackageManifest;
  readonly content: PackageContent;
  readonly name: string;
  readonly reviewer: string;
  readonly at: string;
};

/** What a reviewer may write: the reviewed texts of the rows that are reviewed, when suggestions are asked for. */
const isOpen = ({ kind, session }: PackageManifest, { isContext }: PackagedRow, side: Side): boolean =>
  kind === 'handover' && session.asked !== 'comment' && !isContext && side !== 'source';

const cellFrom = (
  { text, tags, state }: Pick<PackagedCell, 'text' | 'tags' | 'state'>,
  locked: boolean,
): Cell => ({
  ...emptyCell,
  text,
  tags,
  // What others wrote may say otherwise.
  state: isEmpty({ text, tags }) ? 'empty' : state === 'empty' ? 'draft' : state,
  locked,
});

/**
 * What this reviewer made of the texts before, by `cellUid`: a package that is opened once more goes on from there, or all
 * they said would be taken back when it is handed back.
 */
const ownTexts = ({ content, reviewer }: TakenPackage): ReadonlyMap<string, ReviewedCell> =>
  new Map(
    content.record.cells
      .filter(({ value, removed }) => !removed && value.reviewer === reviewer)
      .toSorted((a, b) => a.revision - b.revision)
      .map(({ uid, value }) => [uid, value]),
  );

/** A piece of a copy: all that one transaction writes. */
type Piece = (write: WriteHandle) => void;

/** Rows and versions of a piece: some ten milliseconds. */
const atOnce = 300;
/** Characters of a piece, but for a row that has more by itself. */
const charactersAtOnce = 200_000;

const sizeOf = ({ cells }: PackagedRow): number => cells.reduce((sum, { text }) => sum + text.length, 0);

function* chunksOf<T>(all: readonly T[], size: (one: T) => number): Generator<readonly T[]> {
  let [from, filled] = [0, 0];
  for (const [n, one] of all.entries()) {
    filled += size(one);
    if (n + 1 - from < atOnce && filled < charactersAtOnce) continue;
    yield all.slice(from, n + 1);
    [from, filled] = [n + 1, 0];
  }
  if (from < all.length) yield all.slice(from);
}

function* rowPieces(document: () => DocumentId, taken: TakenPackage): Generator<Piece> {
  const { manifest, reviewer } = taken;
  const own = ownTexts(taken);
  const columns = sessionColumns(manifest.session);
  let block = 0;
  let last: string | null = null;
  for (const rows of chunksOf(taken.content.rows, sizeOf)) {
    const ranks: readonly string[] = generateNKeysBetween(last, null, rows.length);
    last = ranks.at(-1) ?? last;
    yield (write) => {
      for (const [n, row] of rows.entries()) {
        if (row.opensBlock || block === 0) {
          block += 1;
          writeBlock(write, document(), { id: block as BlockId, ...row.block });
        }
        const { segment } = row;
        const rank = ranks[n] ?? '';
        writeSegment(write, { id: segment, document: document(), block: block as BlockId, rank, gap: '' });
        for (const cell of row.cells) {
          const { side } = cell;
          const language = languageOfSide(columns, side);
          const locked = !isOpen(manifest, row, side);
          const mine = locked ? undefined : own.get(cellUid({ reviewer, segment, side, base: cell.hash }));
          const now = mine === undefined ? cell : { ...mine.text, state: mine.state };
          writeCell(write, segment, side, cellFrom(now, locked), language);
        }
      }
    };
  }
}

const asRow = ({ segment, ...cell }: FrozenCell): PackagedRow => ({
  segment,
  row: 0,
  block: { kind: 'paragraph', level: 0 },
  opensBlock: false,
  isContext: false,
  cells: [cell],
});

const factsOf = ({ manifest, reviewer }: TakenPackage): CopyFacts => ({
  project: manifest.project,
  title: manifest.title,
  round: manifest.round,
  from: manifest.from,
  reviewer,
  kind: manifest.kind === 'answers' ? 'answers' : 'handover',
});

function* roundPieces(review: string, round: number, rows: readonly PackagedRow[]): Generator<Piece> {
  let from = 0;
  for (const chunk of chunksOf(rows, sizeOf)) {
    const first = from;
    from += chunk.length;
    yield (write) => insertRoundRows(write, review, round, chunk, first);
  }
}

function* recordPieces(review: string, record: ReviewRecord): Generator<Piece> {
  for (const list of reviewLists) {
    const versions: readonly ReviewVersion[] = record[list];
    // Everybody knows what came in the package; what is taken away here has to be said.
    for (const chunk of chunksOf(versions, () => 0))
      yield (write) => {
        addVersions(write, review, list, chunk);
        addSent(write, review, list, chunk);
      };
  }
}

/**
 * Fills a new project file with a package, piece by piece: its rows under their own numbers, the round, and what was said so
 * far. Nobody sees the file until all of it is there.
 */
export function* copyPieces(taken: TakenPackage): Generator<Piece> {
  const { manifest, content, name, at } = taken;
  const { session, round, base, rows, kind, from } = manifest;
  const { id } = session;
  let document: DocumentId | null = null;
  yield (write) => {
    document = insertDocument(write, {
      name: session.title,
      format: txt.id,
      encoding: 'utf-8',
      language: session.language,
      targets: session.sides,
      present: true,
      status: 'ready',
      bytes: 0,
    });
    writeMeta(write, 'id', crypto.randomUUID());
    writeSettings(write, { ...defaultSettings, columns: copyColumns(session) });
    insertReview(write, { id, session, closed: kind === 'answers', copy: factsOf(taken) });
    insertRound(write, id, { round, base, made: manifest.made, rows });
    insertParcel(write, id, { direction: 'in', kind, round, from, at, name });
  };
  const documentId = (): DocumentId => {
    if (document === null) throw new Error('rows before their document');
    return document;
  };
  yield* rowPieces(documentId, taken);
  yield* roundPieces(id, round, content.rows);
  yield* roundPieces(id, earlierRound, content.earlier.map(asRow));
  yield* recordPieces(id, content.record);
}
