import { fail, ok, type Result } from '#core/model/index.ts';
import { openOffice, type OfficePackage } from '#core/ooxml/package.ts';
import { packageFailure } from '#core/package/failures.ts';
import type { PartPieces, ZipProblem } from '#core/package/unzip.ts';
import { xmlTexts, type XmlBytesFault } from '#core/xml/decode.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml, type XmlVisitor } from '#core/xml/read.ts';
import { readLimits, type LimitName } from '../limits.ts';
import type { TableRow } from '../table-row.ts';
import { cellPlace } from './cell-place.ts';
import { workbookNames } from './names.ts';
import { workbookOf, type Sheet } from './sheets.ts';
import { missingStrings, stringsIn, unescapeString } from './strings.ts';

/** Columns that are read, and cells of a sheet that is held whole, empty ones before the last of a row among them. */
const mostColumns = 1_000;
const mostCells = 4_000_000;

/**
 * Bytes of a workbook's parts where sheets are read row by row and none is held: a million units in three languages fit. Deflate makes 64 GB of 64 MB, and nobody
 * waits for those.
 */
const mostStreamed = 1024 * 1024 * 1024;

/** What a cell shows, as text. Numbers as they are, whatever their format: dates are days since 1900. */
const shown = (type: string, value: string): string => {
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return unescapeString(value);
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? String(number) : value.trim();
};

/** The rows of a sheet that hold text, while it goes by: those since they were last taken. */
const gatherer = (shared: readonly string[]) => {
  let rows: TableRow[] = [];
  let [row, column, count] = [0, 0, 0];
  let values: string[] = [];
  let [type, value, isInCell, isInText, readings] = ['n', '', false, false, 0];
  const set = (text: string): void => {
    if (text === '' || column > mostColumns) return;
    while (values.length < column - 1) values.push('');
    values[column - 1] = text;
  };
  let isMissing = false;
  const sharedString = (value: string): string => {
    const found = shared[Number(value)];
    isMissing ||= found === undefined;
    return found ?? '';
  };
  const visitor: XmlVisitor = {
    open: ({ name, attributes, isEmpty }): LimitName | null => {
      if (name === 's:row') {
        const number = Number(attributes.get('r'));
        row = Number.isInteger(number) && number > 0 ? number : row + 1;
        [column, values] = [0, []];
      } else if (name === 's:c') {
        column = cellPlace(attributes.get('r') ?? '')?.column ?? column + 1;
        [type, value, isInCell] = [attributes.get('t') ?? 'n', '', !isEmpty];
      } else if (name === 's:rPh' && !isEmpty) readings += 1;
      else if ((name === 's:v' || name === 's:t') && !isEmpty) isInText = isInCell && readings === 0;
      return count > readLimits.rows ? 'rows' : null;
    },
    text: (words) => {
      if (isInText) value += words;
    },
    close: (name) => {
      if (name === 's:v' || name === 's:t') isInText = false;
      else if (name === 's:rPh') readings -= 1;
      else if (name === 's:c') {
        if (isInCell) set(type === 's' ? sharedString(value) : shown(type, value));
        isInCell = false;
      } else if (name === 's:row' && values.some((text) => text.trim() !== '')) {
        rows.push({ line: row, values });
        count += 1;
      }
    },
  };
  const take = (): readonly TableRow[] => {
    const taken = rows;
    rows = [];
    return taken;
  };
  /** Whether a cell has a string that the workbook does not have. */
  return { take, visitor, isMissing: () => isMissing };
};

/** The rows of a sheet, whose text is never held as a whole, some at a time (often none); what is wrong in the end, or null. */
function* rowsIn(
  office: OfficePackage,
  { part }: Sheet,
  shared: readonly string[],
): Generator<readonly TableRow[], Result<null>> {
  const found = office.pieces(part);
  if (!found.ok) return found;
  if (found.value === null) return ok(null);
  const given: PartPieces = found.value;
  const ends: { zip: ZipProblem | null; bytes: XmlBytesFault | null } = { zip: null, bytes: null };
  function* bytes(): Generator<Uint8Array> {
    ends.zip = yield* given;
  }
  function* texts(): Generator<string> {
    ends.bytes = yield* xmlTexts(bytes());
  }
  const { take, visitor, isMissing } = gatherer(shared);
  const reading = readXml(texts(), visitor, { namespaces: workbookNames });
  let step = reading.next();
  while (step.done !== true) {
    yield take();
    step = reading.next();
  }
  yield take();
  if (ends.zip !== null) return packageFailure(ends.zip);
  const fault = ends.bytes ?? step.value;
  if (fault !== null) return xmlFailure(fault, part);
  return isMissing() ? missingStrings() : ok(null);
}

const sharedIn = (office: OfficePackage, part: string | null): Result<readonly string[]> => {
  const text = part === null ? ok(null) : office.text(part);
  if (!text.ok) return text;
  if (part === null || text.value === null) return ok([]);
  const strings = stringsIn(part, text.value.text, 's:si');
  return strings.ok ? ok(strings.value.map(({ rich }) => rich.text)) : strings;
};

/** A workbook whose sheets are read row by row. */
type Rows = {
  readonly sheets: readonly Sheet[];
  readonly rowsIn: (sheet: Sheet) => Generator<readonly TableRow[], Result<null>>;
};

const openRows = (bytes: Uint8Array, most?: number): Result<Rows> => {
  const office = openOffice(bytes, {}, most);
  if (!office.ok) return office;
  const workbook = workbookOf(office.value, {});
  if (!workbook.ok) return workbook;
  const shared = sharedIn(office.value, workbook.value.strings);
  if (!shared.ok) return shared;
  return ok({
    sheets: workbook.value.sheets,
    rowsIn: (sheet) => rowsIn(office.value, sheet, shared.value),
  });
};

const noSheet = (): Result<never> => fail('document.missing-part', { part: 'worksheet' });

/** All rows of a sheet, in steps. */
function* gathered(
  steps: Generator<readonly TableRow[], Result<null>>,
): Generator<undefined, Result<readonly TableRow[]>> {
  const rows: TableRow[] = [];
  let cells = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.ok ? ok(rows) : step.value;
    for (const row of step.value) {
      rows.push(row);
      cells += row.values.length;
    }
    if (cells > mostCells) return fail('file.too-many', { what: 'rows', limit: readLimits.rows });
    yield;
  }
}

/**
 * What `read` makes of the rows of the first sheet that it can read; hidden sheets, and rows without text, are passed over. Of formulas the results
 * that the file holds are read. In steps, between which others go first. Failures: of the package and its XML, file.too-many; where no sheet can be read, that of the first.
 */
export function* fromRows<T>(
  bytes: Uint8Array,
  read: (rows: readonly TableRow[]) => Generator<undefined, Result<T>>,
): Generator<undefined, Result<T>> {
  const workbook = openRows(bytes);
  if (!workbook.ok) return workbook;
  let first: Result<T> | null = null;
  for (const sheet of workbook.value.sheets) {
    const rows = yield* gathered(workbook.value.rowsIn(sheet));
    if (!rows.ok) return rows;
    const found = yield* read(rows.value);
    if (found.ok) return found;
    first ??= found;
  }
  return first ?? noSheet();
}

/**
 * What `begin`, which is given the first row of a sheet, makes of each row behind it, of the first sheet for which it makes anything. No more is held than some rows and the
 * strings that cells share. A failure is the last: those of `fromRows`.
 */
export function* eachRow<T>(
  bytes: Uint8Array,
  begin: (head: TableRow | undefined) => Result<(row: TableRow) => T>,
): Generator<Result<T>, void> {
  const workbook = openRows(bytes, mostStreamed);
  if (!workbook.ok) {
    yield workbook;
    return;
  }
  let first: Result<never> | null = null;
  for (const sheet of workbook.value.sheets) {
    let read: Result<(row: TableRow) => T> | null = null;
    const steps = workbook.value.rowsIn(sheet);
    let step = steps.next();
    for (; step.done !== true && read?.ok !== false; step = steps.next())
      for (const row of step.value) {
        if (read === null) read = begin(row);
        else if (read.ok) yield ok(read.value(row));
      }
    if (step.done === true && !step.value.ok) {
      yield step.value;
      return;
    }
    read ??= begin(undefined);
    if (read.ok) return;
    first ??= read;
  }
  yield first ?? noSheet();
}
