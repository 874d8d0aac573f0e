import { fail, ok, type Result } from '#core/model/index.ts';
import { packageFailure } from '#core/package/failures.ts';
import { openZip, type Parts } from '#core/package/unzip.ts';
import { decodeXml, type XmlEncoding } from '#core/xml/decode.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { choicesFor, type Choices } from '../import-options.ts';
import { odtOptions } from './options.ts';
import { odtItems, type OdtItem } from './places.ts';
import { textStyles } from './styles.ts';

export type OdtPart = XmlEncoding & { readonly part: string; readonly text: string; readonly root: string };

export type OdtDocument = { readonly parts: readonly OdtPart[]; readonly choices: Choices };

const partOf = (zip: Parts, part: string, root: string): Result<OdtPart | null> => {
  const bytes = zip.read(part);
  if (bytes === null) return ok(null);
  if (typeof bytes === 'string') return packageFailure(bytes);
  const decoded = decodeXml(bytes);
  return 'text' in decoded ? ok({ part, root, ...decoded }) : xmlFailure(decoded, part);
};

/** A part that is encrypted by itself (Part 2, section 3.4.1). */
const isEncrypted = (zip: Parts): boolean => {
  const manifest = zip.read('META-INF/manifest.xml');
  if (!(manifest instanceof Uint8Array)) return false;
  const decoded = decodeXml(manifest);
  return 'text' in decoded && /<(?:\w+:)?encryption-data\b/.test(decoded.text);
};

/** Failures: of the package and its XML; `document.password`, `document.missing-part`. */
export const openOdt = (bytes: Uint8Array, chosen: Choices | undefined): Result<OdtDocument> => {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return packageFailure(zip);
  if (isEncrypted(zip)) return fail('document.password');
  const choices = choicesFor({ id: 'odt', options: odtOptions }, chosen);
  const content = partOf(zip, 'content.xml', 'office:text');
  if (!content.ok) return content;
  if (content.value === null) return fail('document.missing-part', { part: 'content.xml' });
  const styles = choices['headers'] === true ? partOf(zip, 'styles.xml', 'office:master-styles') : ok(null);
  if (!styles.ok) return styles;
  return ok({ parts: styles.value === null ? [content.value] : [content.value, styles.value], choices });
};

/** The texts of a part, in order. */
export function* itemsOf({ part, text, root }: OdtPart, choices: Choices): Generator<Result<OdtItem>> {
  const styles = textStyles(part, text);
  if (!styles.ok) yield styles;
  else yield* odtItems(part, text, root, { styles: styles.value, altTexts: choices['altTexts'] === true });
}
