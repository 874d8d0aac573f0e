import { ok, type Result, type RichText } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { escapeXmlAttribute, writtenAttributes } from '#core/xml/tag-source.ts';
import type { SourceEdit } from '../../patch.ts';
import { possibleNames, sheetKey, type SheetNames } from '../../sheet-names.ts';
import { openDocumentNames } from './names.ts';

/** A sheet in a reference (`$表一.A1`, `'two words'.B2`), with the dollar that fixes it; strings are gone over (Part 4, section 5.8). */
const reference =
  /"(?:[^"]|"")*"|(\$?)'((?:[^']|'')+)'(?=\.\$?(?:[A-Z]{1,3}\$?\d|[A-Z]{1,3}\b|#))|(?<![\p{L}\p{N}_.'])(\$?)([\p{L}_][\p{L}\p{N}_]*)(?=\.\$?(?:[A-Z]{1,3}\$?\d|#REF))/gu;

const isBare = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);

/** A formula or an address that calls sheets by their new names. */
export const renameInAddress = (written: string, names: SheetNames): string => {
  const byKey = new Map(Array.from(names, ([old, name]) => [sheetKey(old), name]));
  return written.replace(
    reference,
    (whole, fixedQuoted?: string, quoted?: string, fixed?: string, bare?: string) => {
      const now = byKey.get(sheetKey(quoted?.replaceAll("''", "'") ?? bare ?? ''));
      if (now === undefined) return whole;
      const dollar = fixedQuoted ?? fixed ?? '';
      return dollar + (isBare(now) ? now : `'${now.replaceAll("'", "''")}'`);
    },
  );
};

/** Attributes that hold formulas and addresses, by their local names: in sheets, in charts, in forms. */
const addressed = new Set(
  (
    'formula cell-range-address base-cell-address target-range-address source-cell-range-addresses print-ranges condition ' +
    'expression end-cell-address cell-address linked-cell source-cell-range notify-on-update-of-ranges ' +
    'values-cell-range-address label-cell-address href'
  ).split(' '),
);

/** The changes by which a part calls sheets by their new names; `renames`: whether it is the one that names them. */
export const renameSheets = (
  part: string,
  text: string,
  names: SheetNames,
  renames: boolean,
): Result<readonly SourceEdit[]> => {
  const edits: SourceEdit[] = [];
  let depth = 0;
  const fault = readWholeXml(
    text,
    {
      open: ({ name, attributes }, at) => {
        if (name === 'table:table') depth += 1;
        const isSheet = renames && name === 'table:table' && depth === 1;
        const own = isSheet ? names.get(attributes.get('table:name') ?? '') : undefined;
        for (const one of writtenAttributes(text.slice(at.from, at.to))) {
          const local = one.name.slice(one.name.indexOf(':') + 1);
          const isName = own !== undefined && local === 'name';
          if (!isName && !addressed.has(local)) continue;
          const value = Array.from(attributes).find(
            ([key]) => key.slice(key.search(/[:}]/) + 1) === local,
          )?.[1];
          if (value === undefined || (local === 'href' && !value.startsWith('#'))) continue;
          const now = isName ? own : renameInAddress(value, names);
          if (now !== value)
            edits.push({
              from: at.from + one.value.from,
              to: at.from + one.value.to,
              text: escapeXmlAttribute(now),
            });
        }
      },
      close: (name) => {
        if (name === 'table:table') depth -= 1;
      },
    },
    { namespaces: openDocumentNames },
  );
  return fault === null ? ok(edits) : xmlFailure(fault, part);
};

type NamedSheet = { readonly name: string; readonly ref: string };

/** The sheets of a document, each with the reference of its name. */
export const sheetsIn = ({
  part,
  text,
}: {
  readonly part: string;
  readonly text: string;
}): readonly NamedSheet[] => {
  const sheets: NamedSheet[] = [];
  let depth = 0;
  readWholeXml(
    text,
    {
      open: ({ name, attributes }, { from }) => {
        if (name !== 'table:table') return;
        if (depth === 0) sheets.push({ name: attributes.get('table:name') ?? '', ref: `${part}:${from}` });
        depth += 1;
      },
      close: (name) => {
        if (name === 'table:table') depth -= 1;
      },
    },
    { namespaces: openDocumentNames },
  );
  return sheets;
};

/** The names that sheets get, of those that are wanted. */
export const newSheetNames = (
  sheets: readonly NamedSheet[],
  wanted: ReadonlyMap<string, RichText>,
): SheetNames => {
  const translated = new Map(
    sheets.flatMap(({ name, ref }) => {
      const now = wanted.get(ref)?.text;
      return now === undefined || now === name ? [] : [[name, now] as const];
    }),
  );
  return possibleNames(
    sheets.map(({ name }) => name),
    translated,
  );
};
