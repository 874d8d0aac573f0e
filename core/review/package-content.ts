import { fail, ok, type FrozenCell, type Result, type ReviewRecord, type RichText } from '../model/index.ts';
import { validRich } from '../text/mapping.ts';
import { valueEnd } from './json-value.ts';
import { blockFields, cellState, columnId, richFields } from '../model/shapes.ts';
import { isWhole, recordVersions, segment } from './package-shapes.ts';
import {
  baseOf,
  type PackageContent,
  type PackagedCell,
  type PackagedRow,
  type PackageManifest,
} from './package.ts';
import { richHash } from './rich-edit.ts';
import {
  count,
  inside,
  list,
  object,
  readJson,
  truth,
  where,
  type Read,
  type Reader,
} from '../model/shape.ts';
import { canonicalJson } from '../model/same-value.ts';

/** A cell is stored without the hash of its text, which can be computed and not compressed: it would be a third of a package. */
const hashed =
  <T extends RichText>(reader: Reader<T>): Reader<T & { readonly hash: string }> =>
  (value) => {
    const read = reader(value);
    return read.ok ? { ok: true, value: { ...read.value, hash: richHash(read.value) } } : read;
  };

const cellFields = { ...richFields, side: columnId, state: cellState };
const packagedCell: Reader<PackagedCell> = hashed(where(object(cellFields), validRich));
const earlierCell: Reader<FrozenCell> = hashed(where(object({ ...cellFields, segment }), validRich));

const packagedRow: Reader<PackagedRow> = object({
  segment,
  row: count,
  block: object(blockFields),
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
const rowJson = (row: PackagedRow): string => canonicalJson({ ...row, cells: row.cells.map(storedCell) });
const earlierJson = (cell: FrozenCell): string =>
  canonicalJson({ segment: cell.segment, ...storedCell(cell) });

/** What stands before each list of `content.json`, and after the last: the keys of canonical JSON are in one order. */
const before = {
  earlier: '{"earlier":[',
  annotations: '],"record":{"annotations":[',
  answers: '],"answers":[',
  assessments: '],"assessments":[',
  cells: '],"cells":[',
  replies: '],"replies":[',
  rows: ']},"rows":[',
  end: ']}',
};

function* listPieces<T>(start: string, values: readonly T[], json: (value: T) => string): Generator<string> {
  yield start;
  for (const [index, value] of values.entries()) yield `${index === 0 ? '' : ','}${json(value)}`;
}

/** `content.json`: canonical JSON (`canonicalJson`) in pieces, one a row or version, so that it can be made little by little. */
export function* contentPieces({ earlier, record, rows }: PackageContent): Generator<string> {
  yield* listPieces(before.earlier, earlier, earlierJson);
  yield* listPieces(before.annotations, record.annotations, canonicalJson);
  yield* listPieces(before.answers, record.answers, canonicalJson);
  yield* listPieces(before.assessments, record.assessments, canonicalJson);
  yield* listPieces(before.cells, record.cells, canonicalJson);
  yield* listPieces(before.replies, record.replies, canonicalJson);
  yield* listPieces(before.rows, rows, rowJson);
  yield before.end;
}

/** A text that is read from `at` on. */
type Source = { readonly json: string; at: number };
type Steps<T> = Generator<undefined, T>;

/**
 * Reads the next list of the source, which begins with `start`: one value after the other, so that a bad one is met before
 * the next is made, and with a pause after each.
 */
function* readList<T>(
  source: Source,
  start: string,
  reader: Reader<T>,
  jsonOf: (value: T) => string,
): Steps<Read<readonly T[]>> {
  const { json } = source;
  if (!json.startsWith(start, source.at)) return { ok: false, at: '' };
  source.at += start.length;
  const values: T[] = [];
  while (json[source.at] !== ']') {
    const from = source.at + (values.length === 0 ? 0 : 1);
    const to = valueEnd(json, from);
    const text = json.slice(from, to ?? from);
    const read = readJson(text, reader);
    if (!read.ok) return inside(values.length, read);
    // A key twice, a space, a number in other digits: another reader might see another value.
    if (jsonOf(read.value) !== text) return inside(values.length, { ok: false, at: 'JSON' });
    values.push(read.value);
    if (to === null || (json[to] !== ',' && json[to] !== ']')) return { ok: false, at: 'JSON' };
    source.at = to;
    yield;
  }
  return { ok: true, value: values };
}

function* readRecord(source: Source): Steps<Read<ReviewRecord>> {
  const {
    annotations: annotation,
    answers: answer,
    assessments: assessment,
    cells: cell,
    replies: reply,
  } = recordVersions;
  const annotations = yield* readList(source, before.annotations, annotation, canonicalJson);
  if (!annotations.ok) return inside('annotations', annotations);
  const answers = yield* readList(source, before.answers, answer, canonicalJson);
  if (!answers.ok) return inside('answers', answers);
  const assessments = yield* readList(source, before.assessments, assessment, canonicalJson);
  if (!assessments.ok) return inside('assessments', assessments);
  const cells = yield* readList(source, before.cells, cell, canonicalJson);
  if (!cells.ok) return inside('cells', cells);
  const replies = yield* readList(source, before.replies, reply, canonicalJson);
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
  const source: Source = { json, at: 0 };
  const earlier = yield* readList(source, before.earlier, earlierCell, earlierJson);
  if (!earlier.ok) return inside('earlier', earlier);
  const record = yield* readRecord(source);
  if (!record.ok) return inside('record', record);
  const rows = yield* readList(source, before.rows, packagedRow, rowJson);
  if (!rows.ok) return inside('rows', rows);
  const segments = new Set(rows.value.map((row) => row.segment));
  if (segments.size !== rows.value.length) return { ok: false, at: 'rows' };
  if (json.slice(source.at) !== before.end) return { ok: false, at: 'JSON' };
  return { ok: true, value: { rows: rows.value, earlier: earlier.value, record: record.value } };
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
  const reviewed = rows.filter(({ isContext }) => !isContext).length;
  if (reviewed !== manifest.rows || baseOf(rows) !== manifest.base) {
    return fail('review.damaged', { name, detail: 'base' });
  }
  return ok(read.value);
}
