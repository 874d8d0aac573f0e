import { zipSync, strToU8 } from 'fflate';

/** Small Word documents, put together from the least of parts that Word would open. */

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument';

export const namespaces = [
  `xmlns:w="${main}"`,
  `xmlns:r="${relations}"`,
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
  'xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part of a document: its name in `word/` (or from the root, with `/`), what it is, and its XML, or its bytes. */
export type Part = {
  readonly name: string;
  /** The last word of its relationship; none where no relationship leads to it. */
  readonly kind?: string;
  readonly type?: string;
  /** Its content type in full. */
  readonly contentType?: string;
  readonly xml: string | Uint8Array;
  /** The part that the relationship belongs to; the document when left out. */
  readonly of?: string;
  /** `false`: of Microsoft's own. */
  readonly external?: boolean;
};

const pathOf = (name: string): string => (name.startsWith('/') ? name.slice(1) : `word/${name}`);
const relationships = (parts: readonly Part[], first: number, target: (name: string) => string): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts
    .map(
      ({ name, kind, external }, n) =>
        `<Relationship Id="rId${first + n}" Type="${kind === 'diagramDrawing' ? 'http://schemas.microsoft.com/office/2007/relationships' : relations}/${kind}" Target="${external === true ? name : target(name)}"${external === true ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

export type DocumentOptions = {
  /** Name of the main part. */
  readonly main?: string;
  /** Whether the content types come last. */
  readonly typesLast?: boolean;
  /** Strict namespaces (ISO/IEC 29500 strict). */
  readonly strict?: boolean;
  /** Declarations beside the usual ones. */
  readonly more?: string;
};

const asStrict = (xml: string): string =>
  xml
    .replaceAll(main, 'http://purl.oclc.org/ooxml/wordprocessingml/main')
    .replaceAll(relations, 'http://purl.oclc.org/ooxml/officeDocument/relationships');

/** The bytes of a document with this body. Dates are the earliest a zip can have, so that the same text gives the same bytes. */
export const wordFile = (
  body: string,
  parts: readonly Part[] = [],
  options: DocumentOptions = {},
): Uint8Array => {
  const name = options.main ?? 'word/document.xml';
  const own = parts.filter(
    ({ kind, of }) => kind !== undefined && of === undefined && kind !== 'core-properties',
  );
  const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/${name}" ContentType="${types}.wordprocessingml.document.main+xml"/>${parts
    .flatMap(({ name: own, type, contentType }) =>
      type === undefined && contentType === undefined
        ? []
        : [`<Override PartName="/${pathOf(own)}" ContentType="${contentType ?? `${types}.${type}+xml`}"/>`],
    )
    .join('')}</Types>`;
  const files: [string, string | Uint8Array][] = [
    [
      '_rels/.rels',
      relationships(
        [
          { name: `/${name}`, kind: 'officeDocument', xml: '' },
          ...parts.filter(({ kind }) => kind === 'core-properties'),
        ],
        1,
        (one) => pathOf(one),
      ).replace(
        `${relations}/core-properties`,
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      ),
    ],
    [
      name,
      `${head}<w:document ${namespaces} ${options.more ?? ''}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ],
  ];
  const folder = name.split('/').slice(0, -1).join('/');
  if (own.length > 0)
    files.push([
      `${folder}/_rels/${name.split('/').at(-1)}.rels`,
      relationships(own, 1, (one) => (one.startsWith('/') ? one : `/word/${one}`)),
    ]);
  for (const { name: part } of parts.filter((one) => parts.some(({ of }) => of === one.name))) {
    const path = pathOf(part).split('/');
    files.push([
      [...path.slice(0, -1), '_rels', `${path.at(-1)}.rels`].join('/'),
      relationships(
        parts.filter(({ of }) => of === part),
        1,
        (one) => `/${pathOf(one)}`,
      ),
    ]);
  }
  for (const part of parts) if (part.external !== true) files.push([pathOf(part.name), part.xml]);
  const typed: [string, string] = ['[Content_Types].xml', contentTypes];
  const all: typeof files = options.typesLast === true ? [...files, typed] : [typed, ...files];
  const strict = options.strict === true ? asStrict : (xml: string): string => xml;
  const contents = all.map(
    ([path, xml]) => [path, typeof xml === 'string' ? strToU8(strict(xml)) : xml] as const,
  );
  return zipSync(Object.fromEntries(contents), { level: 6, mtime: new Date(1980, 0, 1) });
};

export const p = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const char = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string): string =>
  `<w:r><w:instrText xml:space="preserve"> ${text} </w:instrText></w:r>`;
/** The beginning of a field, up to its result. */
export const fieldStart = (text: string): string => char('begin') + instruction(text) + char('separate');
export const fieldEnd = char('end');
export const field = (text: string, result: string): string => fieldStart(text) + result + fieldEnd;
export const styles = (inner: string): Part => ({
  name: 'styles.xml',
  kind: 'styles',
  type: 'wordprocessingml.styles',
  xml: `${head}<w:styles ${namespaces}>${inner}</w:styles>`,
});
/** A part of the same kind as the document. */
export const story = (name: string, kind: string, root: string, inner: string): Part => ({
  name,
  kind,
  type: `wordprocessingml.${kind}`,
  xml: `${head}<w:${root} ${namespaces}>${inner}</w:${root}>`,
});
export const part = (name: string, kind: string, xml: string, type?: string): Part => ({
  name,
  kind,
  ...(type === undefined ? {} : { type }),
  xml: `${head}${xml}`,
});
