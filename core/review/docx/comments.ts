import { readElement, type Surroundings } from './content.ts';
import { personOf } from './names.ts';
import { childrenOf, type XmlElement } from '../../ooxml/xml.ts';
import { viewOf } from './view.ts';

/** A comment as the document has it, without its place. */
export type CommentText = {
  readonly id: string;
  readonly author: string;
  /** As the document has it; Word writes local time and no zone. Null when it does not say. */
  readonly date: string | null;
  readonly text: string;
  /** The comment it answers, or null. */
  readonly parent: string | null;
  readonly resolved: boolean;
};

type Extended = { readonly parent: string | null; readonly done: boolean };

/** What `commentsExtended.xml` says, by the id of a comment's last paragraph ([MS-DOCX] section 2.5.4.4). */
const extendedOf = (root: XmlElement | null): ReadonlyMap<string, Extended> =>
  new Map(
    (root === null ? [] : childrenOf(root))
      .filter(({ name }) => name === 'w15:commentEx')
      .map(({ attributes }) => [
        attributes.get('w15:paraId') ?? '',
        {
          parent: attributes.get('w15:paraIdParent') ?? null,
          done: ['1', 'true', 'on'].includes(attributes.get('w15:done') ?? ''),
        },
      ]),
  );

const paragraphIds = (element: XmlElement): readonly string[] =>
  childrenOf(element).flatMap((child) => {
    const id = child.name === 'w:p' ? child.attributes.get('w14:paraId') : undefined;
    return [...(id === undefined ? [] : [id]), ...paragraphIds(child)];
  });

/** The comments of a document, in the order of their part. `parent` names the first comment of the thread. */
export const readComments = (
  root: XmlElement,
  extended: XmlElement | null,
  surroundings: Surroundings,
): readonly CommentText[] => {
  const known = extendedOf(extended);
  const elements = childrenOf(root).filter(({ name }) => name === 'w:comment');
  const byParagraph = new Map(
    elements.flatMap((element) =>
      paragraphIds(element).map((paragraph) => [paragraph, element.attributes.get('w:id') ?? ''] as const),
    ),
  );
  return elements.map((element) => {
    const { attributes } = element;
    const id = attributes.get('w:id') ?? '';
    const said = paragraphIds(element).map((paragraph) => known.get(paragraph));
    const above = said.find((one) => one !== undefined && one.parent !== null)?.parent ?? null;
    const parent = above === null ? null : (byParagraph.get(above) ?? null);
    return {
      id,
      author: personOf(attributes.get('w:author')),
      date: attributes.get('w:date') ?? null,
      text: viewOf(readElement(element, surroundings), 'after').text,
      parent: parent === id ? null : parent,
      resolved: said.some((one) => one?.done === true),
    };
  });
};
