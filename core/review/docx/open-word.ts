import { fail, ok, type Result } from '../../model/index.ts';
import { beyond, readLimits } from '../../formats/limits.ts';
import { childOf, childrenOf, type XmlElement } from '../../ooxml/xml.ts';
import { readComments, type CommentText } from './comments.ts';
import { looksOf, readElement, type Surroundings } from './content.ts';
import type { Look } from './look.ts';
import { openParts, type DocumentParts, type PartText, type Relation } from './package-parts.ts';
import { viewOf } from './view.ts';

const relationOf = (relations: readonly Relation[], kind: string): Relation | undefined =>
  relations.find((one) => one.kind === kind && one.part !== null);

/** What character styles make of words, those they are based on included. */
const stylesOf = (root: XmlElement | null): ((style: string) => Partial<Look>) => {
  const elements = new Map(
    (root === null ? [] : childrenOf(root))
      .filter(({ name, attributes }) => name === 'w:style' && attributes.get('w:type') === 'character')
      .map((element) => [element.attributes.get('w:styleId') ?? '', element]),
  );
  const known = new Map<string, Partial<Look>>();
  const lookUp = (style: string, depth: number): Partial<Look> => {
    const element = elements.get(style);
    const before = known.get(style);
    if (element === undefined || depth > 10) return {};
    if (before !== undefined) return before;
    const based = childOf(element, 'w:basedOn')?.attributes.get('w:val');
    const properties = childOf(element, 'w:rPr');
    const look = {
      ...(based === undefined ? {} : lookUp(based, depth + 1)),
      ...(properties === undefined ? {} : looksOf(properties)),
    };
    known.set(style, look);
    return look;
  };
  return (style) => lookUp(style, 0);
};

const nowhere: Surroundings = { addressOf: () => null, styleOf: () => ({}), noteOf: () => '' };

/** The words of the footnotes or endnotes of a document, by their ids. */
const notesOf = (root: XmlElement | null): ReadonlyMap<string, string> =>
  new Map(
    (root === null ? [] : childrenOf(root)).map((note) => [
      note.attributes.get('w:id') ?? '',
      viewOf(readElement(note, nowhere), 'after').text,
    ]),
  );

/** Everything the body needs from other parts, read beforehand. */
const surroundingsOf = (parts: DocumentParts, relations: readonly Relation[]): Result<Surroundings> => {
  const tree = (kind: string) => parts.tree(relationOf(relations, kind)?.part ?? null);
  const [styles, footnotes, endnotes] = [tree('styles'), tree('footnotes'), tree('endnotes')];
  if (!styles.ok) return styles;
  if (!footnotes.ok) return footnotes;
  if (!endnotes.ok) return endnotes;
  const addresses = new Map(relations.map(({ id, address }) => [id, address]));
  const notes = { footnote: notesOf(footnotes.value), endnote: notesOf(endnotes.value) };
  return ok({
    addressOf: (relation) => addresses.get(relation) ?? null,
    styleOf: stylesOf(styles.value),
    noteOf: (kind, id) => notes[kind].get(id) ?? '',
  });
};

/** A Word document that is open, its main part not read yet. */
type OpenedWord = {
  /** The name of its main part. */
  readonly main: string;
  readonly xml: PartText;
  readonly surroundings: Surroundings;
  readonly comments: readonly CommentText[];
  /** Its custom and its core properties, or null. */
  readonly custom: XmlElement | null;
  readonly core: XmlElement | null;
};

/**
 * Opens a Word document and reads what its main part needs. `name` is the file's, for sentences. Failures: review.not-word,
 * review.word-damaged, review.word-too-large, file.too-many.
 */
export const openWord = (bytes: Uint8Array, name: string): Result<OpenedWord> => {
  const opened = openParts(bytes, name);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const root = parts.relations('');
  if (!root.ok) return root;
  const main = relationOf(root.value, 'officeDocument')?.part ?? null;
  const xml = main === null ? null : parts.texts(main);
  if (main === null || xml === null) return fail('review.not-word', { name });
  const relations = parts.relations(main);
  if (!relations.ok) return relations;
  const surroundings = surroundingsOf(parts, relations.value);
  if (!surroundings.ok) return surroundings;

  const partOf = (kind: string) => parts.tree(relationOf(relations.value, kind)?.part ?? null);
  const rootPart = (...kinds: string[]) =>
    parts.tree(
      kinds.map((kind) => relationOf(root.value, kind)?.part ?? null).find((part) => part !== null) ?? null,
    );
  const [comments, extended] = [partOf('comments'), partOf('commentsExtended')];
  const [custom, core] = [rootPart('custom-properties', 'customProperties'), rootPart('core-properties')];
  if (!comments.ok) return comments;
  if (!extended.ok) return extended;
  if (!custom.ok) return custom;
  if (!core.ok) return core;
  const texts =
    comments.value === null ? [] : readComments(comments.value, extended.value, surroundings.value);
  if (texts.length > readLimits.wordComments) return beyond('wordComments', name);
  return ok({
    main,
    xml,
    surroundings: surroundings.value,
    comments: texts,
    custom: custom.value,
    core: core.value,
  });
};
