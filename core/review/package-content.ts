import { fail, ok, type FrozenCell, type Result, type ReviewRecord, type RichText } from '../model/index.ts';
import { validRich } from '../text/mapping.ts';
import { cellState, isWhole, recordVersions, richFields, segment, side } from './package-shapes.ts';
import {
  baseOf,
  type PackageContent,
  type PackagedCell,
  type PackagedRow,
  type PackageManifest,
} from './package.ts';
import { richHash } from './rich-edit.ts';
import {
  anything,
  count,
  inside,
  list,
  object,
  oneOf,
  readJson,
  readList,
  truth,
  where,
  type Read,
  type Reader,
} from './shape.ts';
import { canonicalJson } from './versions.ts';

/** A cell is stored without the hash of its text, which can be computed and not compressed: it would be a third of a package. */
const hashed =
  <T extends RichText>(reader: Reader<T>): Reader<T & { readonly hash: string }> =>
  (value) => {
    const read = reader(value);
    return read.ok ? { ok: true, value: { ...read.value, hash: richHash(read.value) } } : read;
  };

const cellFields = { ...richFields, side, state: cellState };
const packagedCell: Reader<PackagedCell> = hashed(where(object(cellFields), validRich));
const earlierCell: Reader<FrozenCell> = hashed(where(object({ ...cellFields, segment }), validRich));

const packagedRow: Reader<PackagedRow> = object({
  segment,
  row: count,
  block: object({
    kind: oneOf(['paragraph', 'heading', 'list-item', 'quote', 'code', 'table-cell']),
    level: count,
  }),
  opensBlock: truth,
  isContext: truth,
  cells: where(list(packagedCell), (cells) => new Set(cells.map((cell) => cell.side)).size === cells.length),
});

const storedCell = ({ side, state, tags, text }: PackagedCell): Omit<PackagedCell, 'hash'> => ({
  side,
  state,
  tags,
  text,
});

/** The content as `content.json` has it. */
const stored = ({ rows, earlier, record }: PackageContent): object => ({
  rows: rows.map((row) => ({ ...row, cells: row.cells.map(storedCell) })),
  earlier: earlier.map((cell) => ({ segment: cell.segment, ...storedCell(cell) })),
  record,
});

/** Canonical JSON in pieces: what is in lists, one by one. */
function* pieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield '[';
    for (const [index, one] of value.entries()) yield `${index === 0 ? '' : ','}${canonicalJson(one)}`;
    yield ']';
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [index, [key, one]] of entries.entries()) {
      yield `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
      yield* pieces(one);
    }
    yield entries.length === 0 ? '{}' : '}';
  } else yield canonicalJson(value);
}

/** `content.json`: canonical JSON (`canonicalJson`) in pieces, one a row or version, so that it can be made little by little. */
export const contentPieces = (content: PackageContent): Generator<string> => pieces(stored(content));

type Steps<T> = Generator<undefined, T>;

const listsOfRecord = object({
  cells: anything,
  assessments: anything,
  answers: anything,
  annotations: anything,
  replies: anything,
});
const lists = object({ rows: anything, earlier: anything, record: listsOfRecord });

function* readRecord(found: { readonly [K in keyof ReviewRecord]: unknown }): Steps<Read<ReviewRecord>> {
  const cells = yield* readList(recordVersions.cells, found.cells);
  if (!cells.ok) return inside('cells', cells);
  const assessments = yield* readList(recordVersions.assessments, found.assessments);
  if (!assessments.ok) return inside('assessments', assessments);
  const answers = yield* readList(recordVersions.answers, found.answers);
  if (!answers.ok) return inside('answers', answers);
  const annotations = yield* readList(recordVersions.annotations, found.annotations);
  if (!annotations.ok) return inside('annotations', annotations);
  const replies = yield* readList(recordVersions.replies, found.replies);
  if (!replies.ok) return inside('replies', replies);
  const record = {
    cells: cells.value,
    assessments: assessments.value,
    answers: answers.value,
    annotations: annotations.value,
    replies: replies.value,
  };
  return isWhole(record) ? { ok: true, value: record } : { ok: false, at: 'replies' };
}

function* readLists(json: string): Steps<Read<PackageContent>> {
  const found = readJson(json, lists);
  if (!found.ok) return found;
  const rows = yield* readList(packagedRow, found.value.rows);
  if (!rows.ok) return inside('rows', rows);
  const segments = new Set(rows.value.map((row) => row.segment));
  if (segments.size !== rows.value.length) return { ok: false, at: 'rows' };
  const earlier = yield* readList(earlierCell, found.value.earlier);
  if (!earlier.ok) return inside('earlier', earlier);
  const record = yield* readRecord(found.value.record);
  if (!record.ok) return inside('record', record);
  return { ok: true, value: { rows: rows.value, earlier: earlier.value, record: record.value } };
}

/** Whether `json` is what would be written of the content: no key twice, nothing between the lines. */
function* isAsWritten(json: string, content: PackageContent): Steps<boolean> {
  let at = 0;
  for (const piece of contentPieces(content)) {
    if (!json.startsWith(piece, at)) return false;
    at += piece.length;
    yield;
  }
  return at === json.length;
}

/**
 * Reads `content.json` of a package whose manifest this is, with a pause after each row and version. Failure:
 * review.damaged, when it is not what the manifest says, holds what may not be stored, or is not canonical JSON.
 */
export function* readContent(
  json: string,
  manifest: Pick<PackageManifest, 'rows' | 'base'>,
  name: string,
): Steps<Result<PackageContent>> {
  const read = yield* readLists(json);
  if (!read.ok) return fail('review.damaged', { name, detail: read.at });
  const { rows } = read.value;
  if (rows.filter(({ isContext }) => !isContext).length !== manifest.rows || baseOf(rows) !== manifest.base) {
    return fail('review.damaged', { name, detail: 'base' });
  }
  if (!(yield* isAsWritten(json, read.value))) return fail('review.damaged', { name, detail: 'JSON' });
  return ok(read.value);
}
