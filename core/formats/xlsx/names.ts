import type { Namespaces } from '#core/xml/read.ts';

/** Namespaces of workbooks, transitional and strict (ECMA-376 Part 1, annex A). */
export const workbookNames: Namespaces = new Map([
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 's'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 's'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
]);
