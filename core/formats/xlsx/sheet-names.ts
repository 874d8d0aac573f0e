import { ok, plain, type Result, type RichText } from '#core/model/index.ts';
import type { OfficePackage } from '#core/ooxml/package.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml, type Namespaces } from '#core/xml/read.ts';
import { escapeXmlAttribute, escapeXmlText, writtenAttributes } from '#core/xml/tag-source.ts';
import { officeNames } from '../docx/document/names.ts';
import type { SourceEdit } from '../patch.ts';
import { cellPlace, type CellPlace } from './cell-place.ts';
import { workbookNames } from './names.ts';
import type { SheetNames } from '../sheet-names.ts';
import { renameInFormula } from './rename-sheets.ts';
import { columnKey, renameColumns, type ColumnNames, type TableColumns } from './structured-references.ts';
import { ownEntry } from '../own-entry.ts';

const names: Namespaces = new Map([
  ...officeNames,
  ...workbookNames,
  ['http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes', 'vt'],
  ['http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes', 'vt'],
]);

/** Elements whose text is a formula, and attributes that are one or name a sheet by itself. */
const formulas = new Set([
  's:f',
  's:formula',
  's:formula1',
  's:formula2',
  's:definedName',
  's:calculatedColumnFormula',
  's:totalsRowFormula',
  'c:f',
  'xm:f',
]);
const formulaAttributes: Readonly<Record<string, string>> = { 's:hyperlink': 'location' };
const nameAttributes: Readonly<Record<string, string>> = { 's:sheet': 'name', 's:worksheetSource': 'sheet' };

/** What gets another name. `around`: the columns of the table that a part, or a cell of a sheet, belongs to. */
export type Renaming = {
  readonly sheets: SheetNames;
  readonly columns: TableColumns;
  readonly around: (part: string, cell: CellPlace | null) => ColumnNames | null;
};

/** Parts that may name a sheet: those of the workbook, and the list of its sheets in the properties. */
const mayNameSheets = (part: string): boolean =>
  (/(?:^|\/)xl\//i.test(part) && /\.xml$/i.test(part) && !/sharedStrings|styles|theme/i.test(part)) ||
  /(?:^|\/)docProps\/app\.xml$/i.test(part);

/** What has to change in a part so that it calls sheets, and columns of tables, by their new names. Failures: of its XML. */
const renameEdits = (
  part: string,
  text: string,
  { sheets: renamed, columns, around }: Renaming,
): Result<readonly SourceEdit[]> => {
  const edits: SourceEdit[] = [];
  let cell: CellPlace | null = null;
  let pivot: ColumnNames | undefined;
  const formulaNow = (formula: string): string =>
    renameInFormula(renameColumns(formula, columns, around(part, cell)), renamed);
  let [from, value, reads]: [number, string, 'formula' | 'name' | null] = [0, '', null];
  const attribute = (
    tag: { from: number; to: number },
    name: string,
    change: (old: string) => string,
    old: string,
  ) => {
    const now = change(old);
    const own = writtenAttributes(text.slice(tag.from, tag.to)).find((one) => one.name === name);
    if (now !== old && own !== undefined)
      edits.push({
        from: tag.from + own.value.from,
        to: tag.from + own.value.to,
        text: escapeXmlAttribute(now),
      });
  };
  const fault = readWholeXml(
    text,
    {
      open: ({ name, written, attributes }, at) => {
        const formula = ownEntry(formulaAttributes, name);
        const own = ownEntry(nameAttributes, name);
        if (formula !== undefined) attribute(at, formula, formulaNow, attributes.get(formula) ?? '');
        if (own !== undefined)
          attribute(at, own, (old) => renamed.get(old) ?? old, attributes.get(own) ?? '');
        if (name === 's:c') cell = cellPlace(attributes.get('r') ?? '');
        // A pivot table knows the columns of the table that it was made of by their names.
        if (name === 's:worksheetSource') pivot = columns.get((attributes.get('name') ?? '').toLowerCase());
        if (name === 's:cacheField')
          attribute(at, 'name', (old) => pivot?.get(columnKey(old)) ?? old, attributes.get('name') ?? '');
        // Formulas of extensions (`xm:f`) have a namespace of their own, which only their name tells.
        reads = formulas.has(name) || written === 'xm:f' ? 'formula' : name === 'vt:lpstr' ? 'name' : null;
        [from, value] = [at.to, ''];
      },
      text: (words) => {
        if (reads !== null) value += words;
      },
      close: (_, at) => {
        if (reads === null) return;
        const now = reads === 'formula' ? formulaNow(value) : (renamed.get(value) ?? value);
        if (now !== value) edits.push({ from, to: at.from, text: escapeXmlText(now) });
        reads = null;
      },
    },
    { namespaces: names },
  );
  return fault === null ? ok(edits) : xmlFailure(fault, part);
};

/** The name of a sheet as a text to be translated. */
export const nameText = (name: string, n: number): { readonly ref: string; readonly rich: RichText } => ({
  ref: `name:${n}`,
  rich: plain(name),
});

/**
 * Changes all parts in which sheets, or columns of tables, get other names, by `add`. A part that is no well-formed XML, and that was not needed for reading, keeps
 * its bytes: no program reads a reference out of it. Failures: of the package, those of `add`.
 */
export const renameInParts = (
  office: OfficePackage,
  renamed: Renaming,
  add: (part: string, edits: readonly SourceEdit[]) => Result<null>,
): Result<null> => {
  const isNothing = renamed.sheets.size === 0 && renamed.columns.size === 0;
  for (const part of isNothing ? [] : office.names.filter(mayNameSheets)) {
    const text = office.text(part);
    if (!text.ok) return text;
    const edits = text.value === null ? null : renameEdits(part, text.value.text, renamed);
    if (edits?.ok !== true) continue;
    const added = add(part, edits.value);
    if (!added.ok) return added;
  }
  return ok(null);
};
