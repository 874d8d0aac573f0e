import { strToU8, zipSync } from 'fflate';

/** Small office documents, put together from the least of parts that their programs would open. */

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part: its path, its content type (the end of it), its XML, and where its relationships lead: kind (in full where it is of Microsoft's own) and path, in order of rId1 on. */
export type OfficePart = {
  readonly path: string;
  readonly type?: string;
  readonly xml: string;
  readonly relations?: readonly (readonly [kind: string, target: string])[];
};

const relationships = (relations: readonly (readonly [string, string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
    .map(
      ([kind, target], n) =>
        `<Relationship Id="rId${n + 1}" Type="${kind.includes(':') ? kind : `${office}/${kind}`}" Target="/${target}"/>`,
    )
    .join('')}</Relationships>`;

const relationsPath = (path: string): string => path.replace(/([^/]+)$/, '_rels/$1.rels');

/** The bytes of a document. Its first part is the main one. The same parts give the same bytes. */
export const officeFile = (parts: readonly OfficePart[]): Uint8Array => {
  const overrides = parts.flatMap(({ path, type }) =>
    type === undefined
      ? []
      : [
          `<Override PartName="/${path}" ContentType="${type.includes('/') ? type : `${types}.${type}+xml`}"/>`,
        ],
  );
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(relationships([['officeDocument', parts[0]?.path ?? '']])),
  };
  for (const { path, xml, relations } of parts) {
    files[path] = strToU8(head + xml);
    if (relations !== undefined) files[relationsPath(path)] = strToU8(relationships(relations));
  }
  return zipSync(files, { mtime: new Date(1980, 0, 1) });
};
