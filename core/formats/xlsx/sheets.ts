import { ok, type Result } from '#core/model/index.ts';
import { mainPart, type OfficePackage } from '#core/ooxml/package.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import type { ReadFinding } from '../format.ts';
import type { Choices } from '../import-options.ts';
import { columnNumber, namesIn } from '../table-choices.ts';
import { workbookNames } from './names.ts';

/** A sheet of a workbook, and the ranges of its tables' heads: rows and columns from 1. */
export type Sheet = {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
  readonly heads: readonly { readonly row: number; readonly from: number; readonly to: number }[];
};

export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** The names of all sheets, read or not. */
  readonly names: readonly string[];
  /** The part of strings that cells share; null where every cell has its own. */
  readonly strings: string | null;
  readonly findings: readonly ReadFinding[];
};

/** Row and column of a cell such as `AB12`; null for what is no cell. */
export const cellPlace = (reference: string): { readonly row: number; readonly column: number } | null => {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  return letters === '' ? null : { row: Number(digits), column: columnNumber(letters) };
};

/** Texts that stand for names in formulas: heads of tables (section 18.5.1.2, `ref`, `headerRowCount`). */
const headsOf = (office: OfficePackage, part: string): Result<Sheet['heads']> => {
  const relations = office.relations(part);
  if (!relations.ok) return relations;
  const heads: Sheet['heads'][number][] = [];
  for (const { kind, part: table } of relations.value) {
    const text = kind === 'table' && table !== null ? office.text(table) : ok(null);
    if (!text.ok) return text;
    const fault = readWholeXml(
      text.value?.text ?? '<none/>',
      {
        open: ({ name, attributes }) => {
          if (name !== 's:table' || attributes.get('headerRowCount') === '0') return;
          const [first, last = first] = (attributes.get('ref') ?? '').split(':');
          const [from, to] = [cellPlace(first ?? ''), cellPlace(last ?? '')];
          if (from !== null && to !== null) heads.push({ row: from.row, from: from.column, to: to.column });
        },
      },
      { namespaces: workbookNames },
    );
    if (fault !== null) return xmlFailure(fault, table ?? part);
  }
  return ok(heads);
};

type Named = { readonly name: string; readonly id: string; readonly isHidden: boolean };

const sheetsNamed = (text: string, part: string): Result<readonly Named[]> => {
  const named: Named[] = [];
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes }) => {
        if (name !== 's:sheet') return;
        const state = attributes.get('state') ?? 'visible';
        named.push({
          name: attributes.get('name') ?? '',
          id: attributes.get('r:id') ?? '',
          isHidden: state !== 'visible',
        });
      },
    },
    { namespaces: workbookNames },
  );
  return fault === null ? ok(named) : xmlFailure(fault, part);
};

const findingsOf = (
  office: OfficePackage,
  left: readonly string[],
  heads: number,
  hasComments: boolean,
): readonly ReadFinding[] => {
  const macros = office.names.filter((name) => /(?:^|\/)vbaProject\.bin$/i.test(name));
  const found: ReadFinding[] = [];
  if (macros.length > 0)
    found.push({ code: 'macros', line: 0, detail: macros.join(', '), count: macros.length });
  const threads = hasComments
    ? []
    : office.names.filter((name) => /(?:^|\/)threadedComments\/[^/]+\.xml$/i.test(name));
  if (threads.length > 0)
    found.push({ code: 'left-out', line: 0, detail: threads.slice(0, 5).join(', '), count: threads.length });
  if (left.length > 0)
    found.push({
      code: 'xlsx.sheets-left',
      line: 0,
      detail: left.slice(0, 5).join(', '),
      count: left.length,
    });
  if (heads > 0) found.push({ code: 'xlsx.table-heads', line: 0, detail: '', count: heads });
  return found;
};

/** The sheets that are read, in the order of the workbook. Failures: of the package and its XML. */
export const workbookOf = (office: OfficePackage, choices: Choices): Result<Workbook> => {
  const main = mainPart(office);
  if (!main.ok) return main;
  const text = office.text(main.value);
  if (!text.ok) return text;
  const named = sheetsNamed(text.value?.text ?? '', main.value);
  if (!named.ok) return named;
  const relations = office.relations(main.value);
  if (!relations.ok) return relations;
  const wanted = namesIn(choices['sheets']);
  const sheets: Sheet[] = [];
  const left: string[] = [];
  for (const { name, id, isHidden } of named.value) {
    const relation = relations.value.find((one) => one.id === id);
    const part = relation?.kind === 'worksheet' ? relation.part : null;
    if (part === null || !office.has(part)) continue;
    const isWanted = wanted.length === 0 ? !isHidden || choices['hidden'] === true : wanted.includes(name);
    const heads = isWanted ? headsOf(office, part) : ok([]);
    if (!heads.ok) return heads;
    if (isWanted) sheets.push({ name, part, isHidden, heads: heads.value });
    else left.push(name);
  }
  const strings = relations.value.find(({ kind }) => kind === 'sharedStrings')?.part ?? null;
  const heads = sheets.reduce((sum, sheet) => sum + sheet.heads.length, 0);
  return ok({
    sheets,
    names: named.value.map(({ name }) => name),
    strings,
    findings: findingsOf(office, left, heads, choices['comments'] === true),
  });
};
