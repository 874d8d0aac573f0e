import type { Namespaces } from '#core/xml/read.ts';

const odf = 'urn:oasis:names:tc:opendocument:xmlns';

/** Namespaces of OpenDocument 1.0 to 1.3 (Part 3, section 2.2.3), and of LibreOffice's additions. */
export const openDocumentNames: Namespaces = new Map([
  [`${odf}:office:1.0`, 'office'],
  [`${odf}:text:1.0`, 'text'],
  [`${odf}:table:1.0`, 'table'],
  [`${odf}:style:1.0`, 'style'],
  [`${odf}:drawing:1.0`, 'draw'],
  [`${odf}:presentation:1.0`, 'presentation'],
  [`${odf}:xsl-fo-compatible:1.0`, 'fo'],
  [`${odf}:svg-compatible:1.0`, 'svg'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://openoffice.org/2009/office', 'officeooo'],
]);
