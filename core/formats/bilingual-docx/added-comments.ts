import { withRelation, withType } from '../../ooxml/package-lists.ts';
import { escapeXmlAttribute, escapeXmlText } from '../../xml/tag-source.ts';
import type { Parts } from '../../package/unzip.ts';
import { decodeXml } from '../../xml/decode.ts';
import type { RowComment } from './row-comments.ts';

const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strictSpace = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

const commentsPart = 'word/comments.xml';
const relationsPart = 'word/_rels/document.xml.rels';
const typesPart = '[Content_Types].xml';

/** New comments of a document, which are given ids in turn. */
export type AddedComments = {
  /** The run that marks a comment in the text; `prefix` of WordprocessingML in the document. */
  readonly mark: (comment: RowComment, prefix: string) => string;
  /** Parts that become others, and such that are new; null where nothing was added. */
  readonly parts: () => AddedParts | null;
};

export type AddedParts = {
  readonly changed: ReadonlyMap<string, Uint8Array>;
  readonly added: ReadonlyMap<string, Uint8Array>;
};

const textOf = (parts: Parts, name: string): string | null => {
  const bytes = parts.names.includes(name) ? parts.read(name) : null;
  if (bytes === null || typeof bytes === 'string') return null;
  const decoded = decodeXml(bytes);
  return 'text' in decoded ? decoded.text : null;
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Word says in a document of the strict kind by other names what it says in others. */
const isStrict = (document: string): boolean => document.slice(0, 8192).includes(strictSpace);

/**
 * Puts comments into a document: each marked by a run, their words in the part for comments, which is made where there is none. Parts are
 * written as UTF-8.
 */
export const addedComments = (
  parts: Parts,
  document: string,
  visible: (text: string) => string,
): AddedComments => {
  const own = textOf(parts, commentsPart);
  const prefix = own === null ? 'w:' : (/<([\w.-]+:)?comments[\s>/]/.exec(own)?.[1] ?? '');
  const ids = Array.from(own?.matchAll(/\bid="(\d{1,9})"/g) ?? [], ([, id]) => Number(id));
  let next = ids.reduce((most, id) => Math.max(most, id), -1) + 1;
  const sources: string[] = [];
  // Attributes have no namespace of their own without a prefix: a part that writes its elements so still names one for them.
  const attributes =
    prefix === ''
      ? (/xmlns:([\w.-]+)="[^"]*wordprocessingml[^"]*"/.exec(own ?? '')?.[1] ?? 'w') + ':'
      : prefix;
  const source = (id: number, { author, created, body }: RowComment): string => {
    const attribute = (name: string, value: string): string =>
      ` ${attributes}${name}="${escapeXmlAttribute(value)}"`;
    const facts =
      attribute('id', String(id)) +
      attribute('author', visible(author)) +
      attribute('date', created.replace(/\.\d+Z$/, 'Z')) +
      attribute('initials', visible(Array.from(author).slice(0, 2).join('')));
    const lines = visible(body)
      .split('\n')
      .map(
        (line) =>
          `<${prefix}p><${prefix}r><${prefix}t xml:space="preserve">${escapeXmlText(line)}</${prefix}t></${prefix}r></${prefix}p>`,
      );
    return `<${prefix}comment${facts}>${lines.join('')}</${prefix}comment>`;
  };
  return {
    mark: (comment, own) => {
      const id = next;
      next += 1;
      sources.push(source(id, comment));
      return `<${own}r><${own}commentReference ${own === '' ? 'w:' : own}id="${id}"/></${own}r>`;
    },
    parts: () => {
      if (sources.length === 0) return null;
      const all = sources.join('');
      if (own !== null) {
        const end = own.lastIndexOf(`</${prefix}comments`);
        const whole =
          end < 0
            ? own.replace(
                /<((?:[\w.-]+:)?comments)(\s[^>]*?)?\/>/,
                (_, name: string, rest = '') => `<${name}${rest}>${all}</${name}>`,
              )
            : own.slice(0, end) + all + own.slice(end);
        return { changed: new Map([[commentsPart, bytesOf(asUtf8(whole))]]), added: new Map() };
      }
      const [relations, types] = [textOf(parts, relationsPart), textOf(parts, typesPart)];
      if (types === null) return null;
      const strict = isStrict(document);
      const kind = strict
        ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
        : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
      const part = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${strict ? strictSpace : space}">${all}</w:comments>`;
      const related = withRelation(relations, { type: kind, target: 'comments.xml' });
      const typed = withType(types, {
        part: commentsPart,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml',
      });
      const changed = new Map([[typesPart, bytesOf(asUtf8(typed))]]);
      const added = new Map([[commentsPart, bytesOf(part)]]);
      (relations === null ? added : changed).set(relationsPart, bytesOf(asUtf8(related)));
      return { changed, added };
    },
  };
};

const asUtf8 = (text: string): string =>
  text.replace(/^(\ufeff?<\?xml[^>]*\bencoding=)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
