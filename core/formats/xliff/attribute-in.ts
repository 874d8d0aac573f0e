import { withAttribute, writtenAttributes } from '../../xml/tag-source.ts';
import type { CommentRules } from './dialect.ts';

/** Words as the value of an attribute between double quotes, in the encoding of the file. */
export const attributeIn = (words: string, { escape }: Pick<CommentRules, 'escape'>): string =>
  escape(words).replace(/["\t\n]/g, (char) => (char === '"' ? '&quot;' : `&#${char.charCodeAt(0)};`));

/** A start tag with an attribute of ours, which brings its namespace along; taken out where the value is empty. */
export const withOwnAttribute = (tag: string, name: string, value: string): string => {
  const own = `dz:${name}`;
  if (value === '') return withAttribute(tag, own, null);
  const isThere = writtenAttributes(tag).some((attribute) => attribute.name === own);
  return withAttribute(isThere ? tag : withAttribute(tag, 'xmlns:dz', 'urn:duizhao:'), own, value);
};
