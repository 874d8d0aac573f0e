import { generateKeyBetween } from 'fractional-indexing';
import { formats } from '#core/formats/index.ts';
import { all, each } from '../../store/handles.ts';
import { miscounted } from '../../store/row-counts.ts';
import type { OpenProject } from '../open-project.ts';

type Finder = (project: OpenProject) => readonly string[];

/** A finder whose query answers one column, `told`. */
const by =
  (sql: string): Finder =>
  ({ handle }) =>
    all<{ told: string }>(handle, sql).map(({ told }) => told);

const textless: Finder = ({ handle, order }) =>
  all<{ id: number; side: string }>(
    handle,
    `SELECT s.id, t.side FROM segments s JOIN documents d ON d.id = s.document_id AND d.status = 'ready' AND d.version_of IS NULL
     JOIN (SELECT id, 'source' AS side FROM documents
           UNION ALL SELECT d2.id, j.value FROM documents d2,
             json_each(CASE WHEN json_valid(d2.targets) THEN d2.targets ELSE '[]' END) j) t ON t.id = d.id
     WHERE NOT EXISTS (SELECT 1 FROM cells c WHERE c.segment_id = s.id AND c.side = t.side)
       AND (t.side = 'source' OR EXISTS (SELECT 1 FROM cells c2 JOIN segments s2 ON s2.id = c2.segment_id
             WHERE s2.document_id = d.id AND c2.side = t.side))`,
  ).map(({ id, side }) => {
    const row = order.rowOf(id as never);
    return `${row === null ? `segment ${id}` : `row ${row}`}, ${side === 'source' ? 'original' : side}: the text is missing`;
  });

const badRanks: Finder = ({ handle }) => {
  const problems: string[] = [];
  for (const { id, rank } of each<{ id: number; rank: string }>(handle, 'SELECT id, rank FROM segments')) {
    try {
      generateKeyBetween(rank, null);
    } catch {
      problems.push(`segment ${id}: its rank cannot be`);
    }
  }
  return problems;
};

const twins = by(
  `SELECT 'two segments of document ' || document_id || ' stand at ' || rank AS told FROM segments
   GROUP BY document_id, rank HAVING count(*) > 1`,
);

const otherDocuments = by(
  `SELECT 'segment ' || s.id || ' is in a paragraph of another document' AS told FROM segments s
   JOIN blocks b ON b.id = s.block_id WHERE b.document_id <> s.document_id
   UNION ALL SELECT 'repair ' || r.id || ' is of another document than its segment' FROM repairs r
   JOIN segments s ON s.id = r.segment_id WHERE r.document_id <> s.document_id`,
);

/** The formats whose documents are not whole without their file, in SQL; ids hold nothing that would need an escape. */
const filled = formats.all.flatMap(({ id, fills }) => (fills === null ? [] : [`'${id}'`])).join(', ');

/** Parts that are counted somewhere, or count on from 0. */
const gaps = [
  by(
    `SELECT 'document ' || d.id || ' (' || d.name || '): ' || coalesce(sum(length(o.bytes)), 0) || ' bytes of its file are there, and it has ' || d.bytes AS told
     FROM documents d LEFT JOIN originals o ON o.document_id = d.id WHERE d.status = 'ready'
     GROUP BY d.id HAVING (count(o.part) > 0 OR d.format IN (${filled})) AND (coalesce(sum(length(o.bytes)), 0) <> d.bytes OR max(o.part) + 1 <> count(o.part))`,
  ),
  by(
    `SELECT 'document ' || d.id || ' (' || d.name || '): it is kept where ' || count(r.segment_id) || ' of its segments are in its file, and it was of '
       || d.referred AS told
     FROM documents d LEFT JOIN segment_references r ON r.document_id = d.id GROUP BY d.id HAVING count(r.segment_id) <> d.referred`,
  ),
  by(
    `SELECT 'event ' || seq || ': changes are missing' AS told FROM steps
     GROUP BY seq HAVING min(n) <> 0 OR max(n) + 1 <> count(*)`,
  ),
  by(
    `SELECT 'event ' || h.seq || ': it changed ' || h.cells || ' texts, and ' || count(s.n) || ' of these changes are there' AS told
     FROM history h LEFT JOIN steps s ON s.seq = h.seq AND s.on_what = 'cell' WHERE h.of IS NULL
     GROUP BY h.seq HAVING h.cells <> count(s.n)`,
  ),
  by(
    `SELECT 'annotation ' || annotation_id || ': some of its words are missing' AS told FROM anchors
     GROUP BY annotation_id HAVING min(n) <> 0 OR max(n) + 1 <> count(*)`,
  ),
  by(
    `SELECT 'round ' || r.round || ' of a review: rows of it are missing' AS told
     FROM review_rounds r LEFT JOIN review_rows w ON w.review_id = r.review_id AND w.round = r.round
     WHERE r.round > 0 GROUP BY r.review_id, r.round
     HAVING max(w.n) IS NULL OR max(w.n) + 1 <> count(w.n)
       OR total(CASE WHEN json_valid(w.body) THEN json_extract(w.body, '$.isContext') = 0 ELSE 1 END) <> r.rows`,
  ),
  by(
    `SELECT 'review ' || id || ': no round of it is there' AS told FROM reviews
     WHERE id NOT IN (SELECT review_id FROM review_rounds)`,
  ),
  by(
    `SELECT 'review ' || review_id || ' is not there, and something of it is' AS told FROM
     (SELECT review_id FROM review_rows UNION SELECT review_id FROM review_versions UNION SELECT review_id FROM review_sent
      UNION SELECT review_id FROM review_received UNION SELECT review_id FROM review_parcels)
     WHERE review_id NOT IN (SELECT id FROM reviews)`,
  ),
  by(`SELECT 'project: its id is missing' AS told WHERE NOT EXISTS (SELECT 1 FROM meta WHERE key = 'id')`),
];

const miscounts: Finder = ({ handle }) =>
  miscounted(handle).map(({ name, present, counted }) =>
    counted === null
      ? `${name}: nobody counts its rows`
      : `${name}: ${present} rows are there, and ${counted} were written`,
  );

/** Rows that others count on and that are not there, ranks that are none, and rows that belong to two documents. */
export const missingRows: Finder = (project) =>
  [textless, badRanks, twins, otherDocuments, ...gaps, miscounts].flatMap((find) => find(project));
