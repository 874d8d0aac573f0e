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
import { stringsIn, unescapeString } from './strings.ts';

/** Columns that are read, and cells of a sheet, empty ones before the last of a row among them. */
const mostColumns = 1_000;
const mostCells = 4_000_000;

/** What a cell shows, as text. Numbers as they are, whatever their format: dates are days since 1900. */
const shown = (type: string, value: string, shared: readonly string[]): string => {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return unescapeString(value);
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? String(number) : value.trim();
};

/** Gathers the rows of a sheet that hold text while it goes by. */
const gatherer = (shared: readonly string[]) => {
  const rows: TableRow[] = [];
  let [row, column, cells] = [0, 0, 0];
  let values: string[] = [];
  let [type, value, isInCell, isInText, readings] = ['n', '', false, false, 0];
  const set = (text: string): void => {
    if (text === '' || column > mostColumns) return;
    while (values.length < column - 1) values.push('');
    values[column - 1] = text;
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
      return cells > mostCells || rows.length > readLimits.rows ? 'rows' : null;
    },
    text: (words) => {
      if (isInText) value += words;
    },
    close: (name) => {
      if (name === 's:v' || name === 's:t') isInText = false;
      else if (name === 's:rPh') readings -= 1;
      else if (name === 's:c') {
        if (isInCell) set(shown(type, value, shared));
        isInCell = false;
      } else if (name === 's:row' && values.some((text) => text.trim() !== '')) {
        rows.push({ line: row, values });
        cells += values.length;
      }
    },
  };
  return { rows, visitor };
};

/** The rows of a sheet, whose text is never held as a whole; in steps. */
function* rowsIn(
  office: OfficePackage,
  { part }: Sheet,
  shared: readonly string[],
): Generator<undefined, Result<readonly TableRow[]>> {
  const found = office.pieces(part);
  if (!found.ok) return found;
  if (found.value === null) return ok([]);
  const given: PartPieces = found.value;
  const ends: { zip: ZipProblem | null; bytes: XmlBytesFault | null } = { zip: null, bytes: null };
  function* bytes(): Generator<Uint8Array> {
    ends.zip = yield* given;
  }
  function* texts(): Generator<string> {
    ends.bytes = yield* xmlTexts(bytes());
  }
  const { rows, visitor } = gatherer(shared);
  const reading = readXml(texts(), visitor, { namespaces: workbookNames });
  let step = reading.next();
  while (step.done !== true) {
    yield;
    step = reading.next();
  }
  if (ends.zip !== null) return packageFailure(ends.zip);
  const fault = ends.bytes ?? step.value;
  return fault === null ? ok(rows) : xmlFailure(fault, part);
}

const sharedIn = (office: OfficePackage, part: string | null): Result<readonly string[]> => {
  const text = part === null ? ok(null) : office.text(part);
  if (!text.ok) return text;
  if (part === null || text.value === null) return ok([]);
  const strings = stringsIn(part, text.value.text, 's:si');
  return strings.ok ? ok(strings.value.map(({ rich }) => rich.text)) : strings;
};

/**
 * What `read` makes of the rows of the first sheet that it can read; hidden sheets, and rows without text, are passed over. Of formulas the results
 * that the file holds are read. In steps, between which others go first. Failures: of the package and its XML, file.too-many; where no sheet can be read, that of the first.
 */
export function* fromRows<T>(
  bytes: Uint8Array,
  read: (rows: readonly TableRow[]) => Generator<undefined, Result<T>>,
): Generator<undefined, Result<T>> {
  const office = openOffice(bytes);
  if (!office.ok) return office;
  const workbook = workbookOf(office.value, {});
  if (!workbook.ok) return workbook;
  const shared = sharedIn(office.value, workbook.value.strings);
  if (!shared.ok) return shared;
  let first: Result<T> | null = null;
  for (const sheet of workbook.value.sheets) {
    const rows = yield* rowsIn(office.value, sheet, shared.value);
    if (!rows.ok) return rows;
    const found = yield* read(rows.value);
    if (found.ok) return found;
    first ??= found;
  }
  return first ?? fail('document.missing-part', { part: 'worksheet' });
}

/** The same at once. */
export const readRows = <T>(bytes: Uint8Array, read: (rows: readonly TableRow[]) => Result<T>): Result<T> => {
  const steps = fromRows(bytes, function* (rows): Generator<undefined, Result<T>> {
    yield;
    return read(rows);
  });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};
