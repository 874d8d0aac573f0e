import { txt } from '#core/formats/txt/index.ts';
import { generateNKeysBetween } from 'fractional-indexing';
import {
  emptyCell,
  isEmpty,
  reviewLists,
  type BlockId,
  type Cell,
  type DocumentId,
  type FrozenCell,
  type Language,
  type ReviewVersion,
  type ReviewedCell,
  type Side,
} from '#core/model/index.ts';
import type { PackageContent, PackageManifest, PackagedCell, PackagedRow } from '#core/review/package.ts';
import { cellUid } from '#core/review/merge.ts';
import { versionsByUid } from '#core/review/versions.ts';
import { writeBlock } from '../store/blocks-repository.ts';
import { writeCell } from '../store/cells-repository.ts';
import { insertDocument } from '../store/documents-repository.ts';
import type { WriteHandle } from '../store/handles.ts';
import { writeMeta } from '../store/meta-repository.ts';
import { insertRoundRows } from '../store/review-rows-repository.ts';
import { writeSentRecord, writeVersions } from '../store/review-versions-repository.ts';
import { insertParcel, insertReview, insertRound, type CopyFacts } from '../store/reviews-repository.ts';
import { writeSegment } from '../store/segments-repository.ts';
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

const insertRows = (write: WriteHandle, document: DocumentId, taken: TakenPackage): void => {
  const { manifest, reviewer } = taken;
  const { rows } = taken.content;
  const own = ownTexts(taken);
  const ranks: readonly string[] = generateNKeysBetween(null, null, rows.length);
  let block = 0;
  for (const [n, row] of rows.entries()) {
    if (row.opensBlock || n === 0) {
      block += 1;
      writeBlock(write, document, { id: block as BlockId, ...row.block });
    }
    const { segment } = row;
    writeSegment(write, { id: segment, document, block: block as BlockId, rank: ranks[n] ?? '', gap: '' });
    for (const cell of row.cells) {
      const { side } = cell;
      const language: Language = side === 'source' ? manifest.session.language : side;
      const locked = !isOpen(manifest, row, side);
      const last = locked ? undefined : own.get(cellUid({ reviewer, segment, side, base: cell.hash }));
      const now = last === undefined ? cell : { ...last.text, state: last.state };
      writeCell(write, segment, side, cellFrom(now, locked), language);
    }
  }
};

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

const insertTaken = (write: WriteHandle, taken: TakenPackage): void => {
  const { manifest, content, name, at } = taken;
  const { session, round, base, rows, kind, from } = manifest;
  const { id } = session;
  insertReview(write, { id, session, closed: kind === 'answers', copy: factsOf(taken) });
  insertRound(write, id, { round, base, made: manifest.made, rows });
  insertRoundRows(write, id, round, content.rows);
  insertRoundRows(write, id, earlierRound, content.earlier.map(asRow));
  for (const list of reviewLists) {
    const versions: readonly ReviewVersion[] = content.record[list];
    for (const [uid, of] of versionsByUid<unknown>(versions))
      writeVersions(write, id, list, uid, of as readonly ReviewVersion[]);
  }
  // Everybody knows what came in the package; what is taken away here has to be said.
  writeSentRecord(write, id, content.record);
  insertParcel(write, id, { direction: 'in', kind, round, from, at, name });
};

/** Fills a new project file with a package: its rows under their own numbers, the round, and what was said so far. */
export const fillCopy = (write: WriteHandle, taken: TakenPackage): void => {
  const { manifest } = taken;
  const document = insertDocument(write, {
    name: manifest.session.title,
    format: txt.id,
    encoding: 'utf-8',
    language: manifest.session.language,
    targets: manifest.session.sides.filter((side): side is Language => side !== 'source'),
    present: true,
    status: 'ready',
    bytes: 0,
  });
  writeMeta(write, 'id', crypto.randomUUID());
  insertRows(write, document, taken);
  insertTaken(write, taken);
};
