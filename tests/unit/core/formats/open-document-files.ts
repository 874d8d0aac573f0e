import { strToU8, zipSync } from 'fflate';

/** Small OpenDocument files, put together from the least of parts that their programs would open. */

const odf = 'urn:oasis:names:tc:opendocument:xmlns';
const names = [
  ['office', `${odf}:office:1.0`],
  ['text', `${odf}:text:1.0`],
  ['table', `${odf}:table:1.0`],
  ['style', `${odf}:style:1.0`],
  ['draw', `${odf}:drawing:1.0`],
  ['fo', `${odf}:xsl-fo-compatible:1.0`],
  ['svg', `${odf}:svg-compatible:1.0`],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['officeooo', 'http://openoffice.org/2009/office'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');
const slides = ` xmlns:presentation="${odf}:presentation:1.0"`;
const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

const style = (name: string, properties: string): string =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;
const styles = [
  style('T1', 'fo:font-weight="bold" style:font-weight-asian="bold"'),
  style('T2', 'officeooo:rsid="001a2b3c"'),
  style('T3', 'fo:color="#ff0000"'),
  style('T4', 'fo:language="en" fo:country="US"'),
  style('T5', 'style:text-position="super 58%"'),
].join('');

/** Entries of the manifest for parts beside the usual ones: LibreOffice refuses a file with a part that has none. */
const listed = (parts: Readonly<Record<string, string>>): string =>
  Object.keys(parts)
    .flatMap((path) => {
      const [, folder] = /^([^/]+\/)content\.xml$/.exec(path) ?? [];
      const entry = (name: string, type: string): string =>
        `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${type}"/>`;
      return [
        ...(folder === undefined ? [] : [entry(folder, 'application/vnd.oasis.opendocument.chart')]),
        entry(path, 'text/xml'),
      ];
    })
    .join('');

type Kind = 'text' | 'spreadsheet' | 'presentation';
type Extra = {
  /** In the only master page. */
  readonly headers?: string;
  readonly manifest?: string;
  /** Automatic styles beside those of text. */
  readonly styles?: string;
  /** More parts, by their paths. */
  readonly parts?: Readonly<Record<string, string>>;
};

/** The bytes of a document with this body. The same body gives the same bytes. */
export const openDocumentFile = (
  kind: Kind,
  body: string,
  { headers, manifest = '', styles: more = '', parts = {} }: Extra = {},
): Uint8Array => {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  return zipSync(
    {
      mimetype: [strToU8(type), { level: 0 }],
      'content.xml': strToU8(
        `${head}<office:document-content ${names}${kind === 'presentation' ? slides : ''} office:version="1.3"><office:automatic-styles>${styles}${more}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
      ),
      ...(headers === undefined
        ? {}
        : {
            'styles.xml': strToU8(
              `${head}<office:document-styles ${names}${kind === 'presentation' ? slides : ''} office:version="1.3"><office:master-styles><style:master-page style:name="Standard">${headers}</style:master-page></office:master-styles></office:document-styles>`,
            ),
          }),
      ...Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(head + xml)])),
      'META-INF/manifest.xml': strToU8(
        `${head}<manifest:manifest xmlns:manifest="${odf}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">${manifest}</manifest:file-entry>${headers === undefined ? '' : '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'}${listed(parts)}</manifest:manifest>`,
      ),
    },
    { mtime: new Date(1980, 0, 1) },
  );
};

export const p = (content: string, attributes = ''): string => `<text:p${attributes}>${content}</text:p>`;
