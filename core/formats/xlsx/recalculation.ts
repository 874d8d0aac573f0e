import { ok, type Result } from '#core/model/index.ts';
import { mainPart, type OfficePackage } from '#core/ooxml/package.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { withAttribute } from '#core/xml/tag-source.ts';
import type { Slice } from '../source-place.ts';
import type { FilledParts } from './filled-parts.ts';
import { workbookNames } from './names.ts';

/** A formula whose result, kept in the file, is a text (section 18.18.11). */
const textResult = /<(?:[\w.-]+:)?c\s[^>]*\bt=["']str["']/;

/** What `calcPr` stands behind (section 18.2.27): the last of these that a workbook has. */
const before = new Set(['s:sheets', 's:functionGroups', 's:externalReferences', 's:definedNames']);

/**
 * Asks the program to reckon formulas anew when it opens the workbook, where results that it keeps are texts: `=A1` would go on saying the
 * original. `sheets`: their texts. Failures: of the package and its XML.
 */
export const askForRecalculation = (
  office: OfficePackage,
  sheets: readonly string[],
  parts: FilledParts,
): Result<null> => {
  if (parts.contents().size === 0 || !sheets.some((text) => textResult.test(text))) return ok(null);
  const main = mainPart(office);
  if (!main.ok) return main;
  const text = office.text(main.value);
  if (!text.ok) return text;
  const source = text.value?.text ?? '';
  let own: Slice | null = null;
  let [end, prefix] = [-1, ''];
  const fault = readWholeXml(
    source,
    {
      open: ({ name, written }, at) => {
        if (name === 's:calcPr') own = at;
        if (name === 's:sheets') prefix = written.slice(0, written.indexOf(':') + 1);
      },
      close: (name, at) => {
        if (before.has(name)) end = at.to;
      },
    },
    { namespaces: workbookNames },
  );
  if (fault !== null) return xmlFailure(fault, main.value);
  const place: Slice | null = own;
  if (place === null && end < 0) return ok(null);
  const { from, to } = place ?? { from: end, to: end };
  const tag = place === null ? `<${prefix}calcPr/>` : source.slice(from, to);
  return parts.add(main.value, [{ from, to, text: withAttribute(tag, 'fullCalcOnLoad', '1') }]);
};
