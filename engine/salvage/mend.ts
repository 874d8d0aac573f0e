import { generateKeyBetween } from 'fractional-indexing';
import { txt } from '#core/formats/txt/index.ts';
import { isColumnId, mostShownColumns, originalSide, targetsFor, type Side } from '#core/model/index.ts';
import type { WriteHandle } from '../store/handles.ts';
import { all, column, first, run, type Value } from '../store/handles.ts';

/** What had to be made up so that the rows that were found hang together. */
export type Mended = {
  readonly documents: number;
  readonly places: number;
  readonly texts: number;
  readonly dropped: number;
};

type Place = {
  readonly id: number;
  readonly document_id: number;
  readonly block_id: number;
  readonly rank: string;
};

/** The usual columns of an original, and those that have texts: which of them its document showed is lost with it. */
const targetsFound = (write: WriteHandle): readonly Side[] => {
  const found = column<Value>(write, `SELECT DISTINCT side FROM cells WHERE text <> '' ORDER BY side`);
  const sides = found.filter((side): side is Side => typeof side === 'string' && isColumnId(side));
  const targets = new Set([...targetsFor('zh-Hant'), ...sides]);
  targets.delete(originalSide);
  return [...targets].slice(0, mostShownColumns - 1);
};

/** A document and a paragraph for rows that have lost theirs. */
const makeDocument = (write: WriteHandle, id: number | null): number =>
  run(
    write,
    `INSERT INTO documents (id, name, format, encoding, language, targets, present, status, bytes)
     VALUES (?, 'recovered.txt', ?, 'utf-8', 'zh-Hant', ?, 1, 'ready', 0)`,
    id,
    txt.id,
    JSON.stringify(targetsFound(write)),
  ).id;

const makeBlock = (write: WriteHandle, id: number | null, document: number): number =>
  run(write, `INSERT INTO blocks (id, document_id, kind, level) VALUES (?, ?, 'paragraph', 0)`, id, document)
    .id;

const mendDocuments = (write: WriteHandle): number => {
  const missing = column<number>(
    write,
    `SELECT document_id FROM segments UNION SELECT document_id FROM blocks EXCEPT SELECT id FROM documents ORDER BY 1`,
  );
  for (const id of missing) makeDocument(write, id);
  const blocks = all<{ block_id: number; document_id: number }>(
    write,
    'SELECT DISTINCT block_id, document_id FROM segments WHERE block_id NOT IN (SELECT id FROM blocks)',
  );
  const made = new Set<number>();
  for (const { block_id, document_id } of blocks) {
    if (!made.has(block_id)) makeBlock(write, block_id, document_id);
    made.add(block_id);
  }
  return missing.length;
};

/** A rank between two others. Those of a damaged file may be none that the library takes; one behind the first will do then. */
const rankBetween = (before: string | null, after: string | null): string => {
  try {
    return generateKeyBetween(before, after);
  } catch {
    return `${before ?? ''}V`;
  }
};

const rankAfter = (write: WriteHandle, document: number, rank: string): string | null =>
  first<{ rank: string }>(
    write,
    'SELECT rank FROM segments WHERE document_id = ? AND rank > ? ORDER BY rank LIMIT 1',
    document,
    rank,
  )?.rank ?? null;

/** The place of a segment is lost, and its texts are there: it goes behind the segment with the next lower number. */
const mendPlaces = (write: WriteHandle): number => {
  const missing = column<number>(
    write,
    'SELECT DISTINCT segment_id FROM cells WHERE segment_id NOT IN (SELECT id FROM segments) ORDER BY 1',
  );
  for (const id of missing) {
    const before = first<Place>(write, 'SELECT * FROM segments WHERE id < ? ORDER BY id DESC LIMIT 1', id);
    const near = before ?? first<Place>(write, 'SELECT * FROM segments ORDER BY document_id, rank LIMIT 1');
    const document = near?.document_id ?? makeDocument(write, null);
    const block = near?.block_id ?? makeBlock(write, null, document);
    const next = before === undefined ? near?.rank : rankAfter(write, document, before.rank);
    run(
      write,
      `INSERT INTO segments (id, document_id, block_id, rank, gap) VALUES (?, ?, ?, ?, '')`,
      id,
      document,
      block,
      rankBetween(before?.rank ?? null, next ?? null),
    );
  }
  return missing.length;
};

/** A changed letter may have given two segments one rank: the later one goes behind the other. */
const mendTwins = (write: WriteHandle): number => {
  const twins = all<Place>(
    write,
    `SELECT s.* FROM segments AS s WHERE EXISTS
       (SELECT 1 FROM segments AS o WHERE o.document_id = s.document_id AND o.rank = s.rank AND o.id < s.id)`,
  );
  for (const { id, document_id, rank } of twins) {
    const free = rankBetween(rank, rankAfter(write, document_id, rank));
    run(write, 'UPDATE segments SET rank = ? WHERE id = ?', free, id);
  }
  return twins.length;
};

const isRank = (rank: string): boolean => {
  try {
    generateKeyBetween(rank, null);
    return true;
  } catch {
    return false;
  }
};

/** A changed letter may have made a rank one that none can follow: the segment stays between those it stands between. */
const mendRanks = (write: WriteHandle): number => {
  const places = all<Place>(write, 'SELECT * FROM segments ORDER BY document_id, rank, id');
  const sound = places.filter(({ rank }) => isRank(rank));
  let [mended, next] = [0, 0];
  let before: Place | undefined;
  for (const place of places) {
    if (sound[next] === place) {
      before = place;
      next += 1;
      continue;
    }
    const rankOf = (other: Place | undefined): string | null =>
      other?.document_id === place.document_id ? other.rank : null;
    const free = rankBetween(rankOf(before), rankOf(sound[next]));
    run(write, 'UPDATE segments SET rank = ? WHERE id = ?', free, place.id);
    before = { ...place, rank: free };
    mended += 1;
  }
  return mended;
};

/** Every segment has a text in each column of its document; lost ones are empty. */
const mendTexts = (write: WriteHandle): number =>
  run(
    write,
    `INSERT OR IGNORE INTO cells (segment_id, side, text, state, origin, characters, words)
     SELECT s.id, c.side, '', 'empty', 'typed', 0, 0 FROM segments AS s JOIN documents AS d ON d.id = s.document_id
     JOIN (SELECT d2.id, t.value AS side FROM documents AS d2, json_each(CASE WHEN json_valid(d2.targets) THEN d2.targets ELSE '[]' END) AS t
           UNION ALL SELECT d3.id, 'source' FROM documents AS d3) AS c ON c.id = d.id
     WHERE NOT EXISTS (SELECT 1 FROM cells WHERE segment_id = s.id AND side = c.side)`,
  ).changes;

/** Rows that refer to what is lost, and repairs that stand outside their text. Dropping some may orphan others. */
const dropStrays = (write: WriteHandle): number => {
  let dropped = run(
    write,
    `DELETE FROM repairs WHERE status = 'live' AND id IN (SELECT r.id FROM repairs AS r LEFT JOIN segments AS s ON s.id = r.segment_id
       LEFT JOIN cells AS c ON c.segment_id = r.segment_id AND c.side = 'source'
       WHERE c.text IS NULL OR r.start < 0 OR r.start > r."end" OR r."end" > length(c.text) + length(s.gap))`,
  ).changes;
  for (;;) {
    const strays = write.pragma('foreign_key_check') as readonly {
      table: string;
      rowid: number | null;
      parent: string;
      fkid: number;
    }[];
    let gone = 0;
    for (const { table, rowid } of strays) {
      if (rowid !== null) gone += run(write, `DELETE FROM "${table}" WHERE rowid = ?`, rowid).changes;
    }
    // Tables without row numbers: by what they refer to.
    gone += run(write, 'DELETE FROM anchors WHERE annotation_id NOT IN (SELECT id FROM annotations)').changes;
    gone += run(write, 'DELETE FROM steps WHERE seq NOT IN (SELECT seq FROM history)').changes;
    gone += run(write, 'DELETE FROM review_rounds WHERE review_id NOT IN (SELECT id FROM reviews)').changes;
    dropped += gone;
    if (gone === 0) return dropped;
  }
};

/** Makes rows that were found one by one hang together. To be run in a transaction, foreign keys off. */
export const mendProject = (write: WriteHandle): Mended => {
  const documents = mendDocuments(write);
  const places = mendRanks(write) + mendTwins(write) + mendPlaces(write);
  const texts = mendTexts(write);
  const dropped = dropStrays(write);
  return { documents, places, texts, dropped };
};

/** Takes history away: it cannot be undone step by step any more when some of its steps, or what they changed, are lost. */
export const dropHistory = (write: WriteHandle): void => {
  run(write, 'DELETE FROM steps');
  run(write, 'DELETE FROM history');
};
