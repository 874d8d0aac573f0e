import { fail, ok, type Result } from '../../model/index.ts';
import { packageFailure } from '../../package/failures.ts';
import { openZip, type Parts } from '../../package/unzip.ts';
import type { FileEncoding } from '../../text/decode/index.ts';
import { decodeXml } from '../../xml/decode.ts';
import { xmlFailure } from '../../xml/failures.ts';
import { readWholeXml, type XmlAttributes, type XmlVisitor } from '../../xml/read.ts';
import { resolvePart } from './part-names.ts';

/** What a part of a book is, as far as it holds words: the package, a page, a drawing, the contents of EPUB 2, a style sheet. */
export type PartKind = 'package' | 'page' | 'drawing' | 'contents' | 'style';

export type BookPart = { readonly path: string; readonly kind: PartKind; readonly isNavigation: boolean };

export type Book = {
  readonly parts: Parts;
  /** In the order in which they are read: packages, pages in the order of the spine, other pages, drawings, contents, style sheets. */
  readonly words: readonly BookPart[];
  /** Addresses of pages that the spine names and the container does not have. */
  readonly missing: readonly string[];
  /** Whether the container that names the packages was there; without it they are found by their names. */
  readonly hasContainer: boolean;
};

export type PartText = { readonly text: string; readonly encoding: FileEncoding };

const bookNamespaces: ReadonlyMap<string, string> = new Map([
  ['http://www.idpf.org/2007/opf', 'opf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.daisy.org/z3986/2005/ncx/', 'ncx'],
  ['urn:oasis:names:tc:opendocument:xmlns:container', 'container'],
  ['http://www.w3.org/2001/04/xmlenc#', 'enc'],
  ['http://www.w3.org/2000/svg', 'svg'],
]);

/** Reads a part whole. `visitor` is told also what it has no use for: slices then follow each other without gaps. */
export const readPart = (text: string, visitor: XmlVisitor) =>
  readWholeXml(
    text,
    { comment: () => undefined, instruction: () => undefined, ...visitor },
    { namespaces: bookNamespaces, allowsDoctype: true },
  );

/** A part as text. Failures: document.missing-part, document.damaged-package, document.bad-part, and those of packages. */
export const partText = (parts: Parts, path: string): Result<PartText> => {
  const bytes = parts.read(path);
  if (bytes === null) return fail('document.missing-part', { part: path });
  if (typeof bytes === 'string') return packageFailure(bytes);
  const decoded = decodeXml(bytes);
  return 'kind' in decoded ? xmlFailure(decoded, path) : ok(decoded);
};

/** What only makes a font unreadable by itself (OCF 3.3, section 4.4; Adobe's): no protection of the words. */
const fontAlgorithms: ReadonlySet<string> = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);

/** Fails with document.drm where anything but fonts is encrypted. */
const checkEncryption = (parts: Parts): Result<null> => {
  const path = 'META-INF/encryption.xml';
  if (!parts.names.includes(path)) return ok(null);
  const part = partText(parts, path);
  if (!part.ok) return part;
  let isProtected = false;
  let depth = 0; // within EncryptedData: an EncryptedKey has a method of its own
  const fault = readPart(part.value.text, {
    open: ({ name, attributes }) => {
      if (name === 'enc:EncryptedKey') isProtected = true;
      if (name === 'enc:EncryptedData') depth += 1;
      if (name === 'enc:EncryptionMethod' && depth > 0)
        isProtected ||= !fontAlgorithms.has(attributes.get('Algorithm') ?? '');
    },
    close: (name) => {
      if (name === 'enc:EncryptedData') depth -= 1;
    },
  });
  if (fault !== null) return xmlFailure(fault, path);
  return isProtected ? fail('document.drm') : ok(null);
};

export const containerPath = 'META-INF/container.xml';

/** The packages that the container names (OCF 3.3, section 4.2.6.3.1): one for each rendition. Without a container, those that are there. */
const packagePaths = (parts: Parts): Result<readonly string[]> => {
  const path = containerPath;
  const strays = parts.names.includes(path) ? [] : parts.names.filter((name) => /\.opf$/i.test(name));
  if (strays.length > 0) return ok(strays);
  const part = partText(parts, path);
  if (!part.ok) return part;
  const found: string[] = [];
  const fault = readPart(part.value.text, {
    open: ({ name, attributes }) => {
      const full = attributes.get('full-path');
      if (name === 'container:rootfile' && full !== undefined) found.push(full);
    },
  });
  if (fault !== null) return xmlFailure(fault, path);
  return found.length === 0 ? fail('document.missing-part', { part: 'rootfile' }) : ok([...new Set(found)]);
};

type Item = { readonly path: string; readonly type: string; readonly isNavigation: boolean };

const kindOf = (type: string): PartKind | null => {
  switch (type.trim().toLowerCase()) {
    case 'application/xhtml+xml':
    case 'text/html':
    case 'text/x-oeb1-document':
      return 'page';
    case 'image/svg+xml':
      return 'drawing';
    case 'application/x-dtbncx+xml':
      return 'contents';
    case 'text/css':
      return 'style';
    default:
      return null;
  }
};

/** The parts of one package that hold words, in order. */
const packageWords = (parts: Parts, path: string): Result<Pick<Book, 'words' | 'missing'>> => {
  const part = partText(parts, path);
  if (!part.ok) return part;
  const items = new Map<string, Item>();
  const spine: string[] = [];
  const absent = new Map<string, string>();
  const itemOf = (attributes: XmlAttributes): void => {
    const address = attributes.get('href') ?? '';
    const href = resolvePart(parts.names, path, address);
    if (href === null) {
      absent.set(attributes.get('id') ?? '', address);
      return;
    }
    const isNavigation = (attributes.get('properties') ?? '').split(/\s+/).includes('nav');
    items.set(attributes.get('id') ?? '', {
      path: href,
      type: attributes.get('media-type') ?? '',
      isNavigation,
    });
  };
  const fault = readPart(part.value.text, {
    open: ({ name, attributes }) => {
      if (name === 'opf:item') itemOf(attributes);
      else if (name === 'opf:itemref') spine.push(attributes.get('idref') ?? '');
    },
  });
  if (fault !== null) return xmlFailure(fault, path);
  const read = spine.flatMap((id) => items.get(id) ?? []);
  const ordered = [...new Set([...read, ...items.values()])].flatMap((item): BookPart[] => {
    const kind = kindOf(item.type);
    return kind === null ? [] : [{ path: item.path, kind, isNavigation: item.isNavigation }];
  });
  const order: readonly PartKind[] = ['page', 'drawing', 'contents', 'style'];
  const inSpine = new Set(read.map((item) => item.path));
  const rank = ({ kind, path: own }: BookPart): number => (inSpine.has(own) ? -1 : order.indexOf(kind));
  const words = ordered.toSorted((a, b) => rank(a) - rank(b));
  const missing = spine.flatMap((id) => absent.get(id) ?? []);
  return ok({ words: [{ path, kind: 'package', isNavigation: false }, ...words], missing });
};

/**
 * Opens a book. Failures: those of packages and XML, document.drm for copy protection, document.missing-part for a book without
 * container or package.
 */
export const openBook = (bytes: Uint8Array): Result<Book> => {
  const parts = openZip(bytes);
  if (typeof parts === 'string') return packageFailure(parts);
  const free = checkEncryption(parts);
  if (!free.ok) return free;
  const paths = packagePaths(parts);
  if (!paths.ok) return paths;
  const words = new Map<string, BookPart>();
  const missing: string[] = [];
  for (const path of paths.value) {
    const own = packageWords(parts, path);
    if (!own.ok) return own;
    missing.push(...own.value.missing);
    for (const part of own.value.words) if (!words.has(part.path)) words.set(part.path, part);
  }
  return ok({
    parts,
    words: [...words.values()],
    missing,
    hasContainer: parts.names.includes(containerPath),
  });
};
