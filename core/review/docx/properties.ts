import { isColumnId, type Side } from '../../model/index.ts';
import { propertyNames, type ReviewDocxOrigin } from './names.ts';
import { childrenOf, textOf, type XmlElement } from '../../ooxml/xml.ts';

/** The custom properties of a document by their names. */
export const customProperties = (root: XmlElement | null): ReadonlyMap<string, string> =>
  new Map(
    (root === null ? [] : childrenOf(root))
      .filter(({ name }) => name === 'op:property')
      .map((property) => [
        property.attributes.get('name') ?? '',
        childrenOf(property)
          .map((value) => textOf(value))
          .join(''),
      ]),
  );

const isSide = (text: string | undefined): text is Side => text !== undefined && isColumnId(text);

/** What the properties say of a document: which round it was made for, and the hashes of the words that stood round the rows. */
export const readProperties = (
  root: XmlElement | null,
): { readonly origin: ReviewDocxOrigin | null; readonly words: ReadonlySet<string> | null } => {
  const found = customProperties(root);
  const [project, session, base, side] = (['project', 'session', 'base', 'side'] as const).map((key) =>
    found.get(propertyNames[key]),
  );
  const round = Number(found.get(propertyNames.round));
  const words = found.get(propertyNames.words);
  const isWhole = project !== undefined && session !== undefined && base !== undefined && isSide(side);
  return {
    origin:
      isWhole && Number.isSafeInteger(round) && round > 0 ? { project, session, round, base, side } : null,
    words: words === undefined ? null : new Set(words.split(' ')),
  };
};
