import { ok, type Result } from '#core/model/index.ts';
import { openOffice, type OfficePackage, type PartText } from '#core/ooxml/package.ts';
import { choicesFor, type Choices } from '../import-options.ts';
import { textCells, type StringCell, type TextCell } from './cells.ts';
import { xlsxOptions } from './options.ts';
import { workbookOf, type Sheet, type Workbook } from './sheets.ts';
import { bareString, missingStrings, stringsIn, type CellString } from './strings.ts';
import { sheetTable, type SheetTable } from '../sheet-table.ts';

export type OpenWorkbook = {
  readonly office: OfficePackage;
  readonly workbook: Workbook;
  readonly choices: Choices;
  readonly shared: readonly CellString[];
  readonly sharedPart: PartText | null;
};

/** `memo`: the same for each opening of the same file. Failures: of the package and its XML. */
export const openWorkbook = (
  bytes: Uint8Array,
  chosen: Choices | undefined,
  memo?: object,
): Result<OpenWorkbook> => {
  const office = openOffice(bytes, memo);
  if (!office.ok) return office;
  const choices = choicesFor({ id: 'xlsx', options: xlsxOptions }, chosen);
  const workbook = workbookOf(office.value, choices);
  if (!workbook.ok) return workbook;
  const { strings: part } = workbook.value;
  const text = part === null ? ok(null) : office.value.text(part);
  if (!text.ok) return text;
  const shared = part === null || text.value === null ? ok([]) : stringsIn(part, text.value.text, 's:si');
  if (!shared.ok) return shared;
  return ok({
    office: office.value,
    workbook: workbook.value,
    choices,
    shared: shared.value,
    sharedPart: text.value,
  });
};

/**
 * A sheet with its cells that hold strings, wanted or not. `table`: of a sheet with originals and translations beside each other; null for any
 * other one.
 */
export type OpenSheet = {
  readonly sheet: Sheet;
  readonly text: PartText;
  readonly cells: readonly StringCell[];
  readonly table: SheetTable<StringCell> | null;
};

/** A sheet with its cells; null for one that is not there. Failures: of the package and its XML. */
export const openSheet = (
  { office, shared, sharedPart, choices }: OpenWorkbook,
  sheet: Sheet,
): Result<OpenSheet | null> => {
  const text = office.text(sheet.part);
  if (!text.ok) return text;
  if (text.value === null) return ok(null);
  const cells = textCells(sheet, text.value.text, choices);
  if (!cells.ok) return cells;
  const own = cells.value.some(({ string }) => 'own' in string)
    ? stringsIn(sheet.part, text.value.text, 's:is')
    : ok([]);
  if (!own.ok) return own;
  // That the part is missing as a whole is told when the workbook is opened.
  const isMissing = ({ string }: TextCell): boolean =>
    sharedPart !== null && 'shared' in string && shared[string.shared] === undefined;
  if (cells.value.some(isMissing)) return missingStrings();
  const byPlace = new Map(own.value.map((string) => [string.inner.from, string]));
  const strings = cells.value.flatMap((cell): readonly StringCell[] => {
    const { string: own } = cell;
    const string =
      'shared' in own
        ? shared[own.shared]
        : 'bare' in own
          ? bareString(own.text, own.bare)
          : byPlace.get(own.own.from);
    if (string === undefined) return [];
    const ref = 'shared' in own ? `s:${own.shared}` : `${sheet.part}:${string.inner.from}`;
    return [{ cell, ref, string }];
  });
  return ok({ sheet, text: text.value, cells: strings, table: sheetTable(sheet, strings, choices) });
};
