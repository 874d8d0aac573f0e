import { ok, type Result } from '#core/model/index.ts';
import { openOffice, type OfficePackage, type PartText } from '#core/ooxml/package.ts';
import { choicesFor, type Choices } from '../import-options.ts';
import { textCells, type TextCell } from './cells.ts';
import { xlsxOptions } from './options.ts';
import { workbookOf, type Sheet, type Workbook } from './sheets.ts';
import { stringsIn, type CellString } from './strings.ts';

export type OpenWorkbook = {
  readonly office: OfficePackage;
  readonly workbook: Workbook;
  readonly choices: Choices;
  readonly shared: readonly CellString[];
  readonly sharedPart: PartText | null;
};

/** Failures: of the package and its XML. */
export const openWorkbook = (bytes: Uint8Array, chosen: Choices | undefined): Result<OpenWorkbook> => {
  const office = openOffice(bytes);
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

/** A sheet with its cells, and their strings. */
export type OpenSheet = {
  readonly sheet: Sheet;
  readonly text: PartText;
  readonly cells: readonly { readonly cell: TextCell; readonly ref: string; readonly string: CellString }[];
};

/** What is no prose needs no translator: numbers, dates and signs. */
const hasWords = ({ rich }: CellString): boolean => /\p{L}/u.test(rich.text);

/**
 * A sheet's cells that hold words, wanted or not. Cells with the same shared string have the same reference: what they say is one text.
 */
export const openSheet = (
  { office, shared, choices }: OpenWorkbook,
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
  const byPlace = new Map(own.value.map((string) => [string.inner.from, string]));
  return ok({
    sheet,
    text: text.value,
    cells: cells.value.flatMap((cell) => {
      const isShared = 'shared' in cell.string;
      const string = 'shared' in cell.string ? shared[cell.string.shared] : byPlace.get(cell.string.own.from);
      if (string === undefined || !hasWords(string)) return [];
      const ref =
        isShared && 'shared' in cell.string
          ? `s:${cell.string.shared}`
          : `${sheet.part}:${string.inner.from}`;
      return [{ cell, ref, string }];
    }),
  });
};
