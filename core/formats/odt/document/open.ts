import { fail, ok, type Result } from '#core/model/index.ts';
import type { PartText } from '#core/ooxml/package.ts';
import { packageFailure } from '#core/package/failures.ts';
import { openZip, type Parts } from '#core/package/unzip.ts';
import { decodeXml, type XmlEncoding } from '#core/xml/decode.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { choicesFor, type Choices } from '../../import-options.ts';
import type { ReadFinding } from '../../format.ts';
import type { OpenDocumentKind } from './kind.ts';
import { leftOut, type LeavesOut } from './leave-out.ts';
import { odtItems, type OdtItem } from './places.ts';
import { odsTables, type OdsTables } from './sheets.ts';
import { partStyles } from './styles.ts';

export type OdtPart = XmlEncoding & { readonly part: string; readonly text: string; readonly root: string };

export type OdtDocument = {
  readonly kind: OpenDocumentKind;
  readonly parts: readonly OdtPart[];
  readonly choices: Choices;
  readonly findings: readonly ReadFinding[];
  /** Documents within it, charts among them. */
  readonly objects: readonly string[];
  /** Another part. */
  readonly read: (part: string) => Result<PartText | null>;
};

const partOf = (zip: Parts, part: string, root: string): Result<OdtPart | null> => {
  const bytes = zip.read(part);
  if (bytes === null) return ok(null);
  if (typeof bytes === 'string') return packageFailure(bytes);
  const decoded = decodeXml(bytes);
  return 'text' in decoded ? ok({ part, root, ...decoded }) : xmlFailure(decoded, part);
};

/** It names all parts (Part 2, section 3.2); what is read here is found without it. */
const manifestPart = 'META-INF/manifest.xml';

/** A part that is encrypted by itself (Part 2, section 3.4.1). */
const isEncrypted = (zip: Parts): boolean => {
  const manifest = zip.read(manifestPart);
  if (!(manifest instanceof Uint8Array)) return false;
  const decoded = decodeXml(manifest);
  return 'text' in decoded && /<(?:\w+:)?encryption-data\b/.test(decoded.text);
};

const objectsOf = (zip: Parts): readonly string[] =>
  zip.names.filter((name) => /^[^/]+\/content\.xml$/.test(name));

/** Charts, formulas and other documents within it keep their words. */
const findingsOf = (zip: Parts): readonly ReadFinding[] => {
  const objects = objectsOf(zip);
  const macros = zip.names.filter((name) => /^(?:Basic|Scripts)\/.+\.(?:xml|py|js|bsh)$/.test(name));
  const found = [
    { code: 'left-out', names: objects },
    { code: 'macros', names: macros },
  ] as const;
  return found.flatMap(({ code, names }) =>
    names.length === 0 ? [] : [{ code, line: 0, detail: names.slice(0, 5).join(', '), count: names.length }],
  );
};

/** Failures: of the package and its XML; `document.password`, `document.missing-part`. */
export const openDocument = (
  bytes: Uint8Array,
  kind: OpenDocumentKind,
  chosen: Choices | undefined,
): Result<OdtDocument> => {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return packageFailure(zip);
  if (isEncrypted(zip)) return fail('document.password');
  const choices = choicesFor(kind, chosen);
  const content = partOf(zip, 'content.xml', kind.body);
  if (!content.ok) return content;
  if (content.value === null) return fail('document.missing-part', { part: 'content.xml' });
  const missing = zip.names.includes(manifestPart)
    ? []
    : [{ code: 'part-missing' as const, line: 0, detail: manifestPart }];
  const isAll = kind.masters !== null && choices[kind.masters] === true;
  const styles = isAll ? partOf(zip, 'styles.xml', 'office:master-styles') : ok(null);
  if (!styles.ok) return styles;
  const parts = styles.value === null ? [content.value] : [content.value, styles.value];
  return ok({
    kind,
    parts,
    choices,
    findings: [...missing, ...findingsOf(zip)],
    objects: objectsOf(zip),
    read: (part) => partOf(zip, part, ''),
  });
};

/** What is in a part: its texts, in order, but for those of sheets with originals and translations, which are `tables`. */
export type PartItems = { readonly items: Iterable<Result<OdtItem>>; readonly tables: OdsTables };

/** Failures: of the XML. */
export const itemsOf = ({ part, text, root }: OdtPart, { kind, choices }: OdtDocument): Result<PartItems> => {
  const styles = partStyles(part, text);
  if (!styles.ok) return styles;
  const rules = (): LeavesOut => leftOut(kind, choices, styles.value.hidden, root);
  const own = { styles: styles.value.text, leavesOut: rules() };
  const tables = kind.body === 'office:spreadsheet' ? odsTables(part, text, own, choices) : ok(new Map());
  if (!tables.ok) return tables;
  const leavesOut = rules();
  const items = odtItems(part, text, root, {
    styles: styles.value.text,
    altTexts: choices['altTexts'] === true,
    comments: choices['comments'] === true,
    sheetNames: choices['sheetNames'] === true,
    leavesOut: (start) => {
      const isTable =
        start.name === 'table:table' && tables.value.has(start.attributes.get('table:name') ?? '');
      return leavesOut(start) ?? (isTable ? 'all' : null);
    },
  });
  return ok({ items, tables: tables.value });
};
