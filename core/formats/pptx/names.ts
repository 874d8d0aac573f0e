import type { Namespaces } from '#core/xml/read.ts';
import { officeNames } from '../docx/document/names.ts';

/** Namespaces of presentations, transitional and strict, beside those that all office documents share. */
export const presentationNames: Namespaces = new Map([
  ...officeNames,
  ['http://schemas.openxmlformats.org/presentationml/2006/main', 'p'],
  ['http://purl.oclc.org/ooxml/presentationml/main', 'p'],
]);
