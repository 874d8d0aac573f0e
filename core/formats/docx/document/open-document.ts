import { ok, type Result } from '#core/model/index.ts';
import { openOffice, type OfficePackage } from '#core/ooxml/package.ts';
import { choicesFor, type Choices } from '../../import-options.ts';
import { docxOptions } from '../options.ts';
import { documentParts, type DocumentParts, type WordedPart } from './document-parts.ts';
import type { StoryContext } from './story.ts';
import { noStyles, readStyles, type StyleTable } from './style-table.ts';

/** An opened document, and what was chosen for it. */
export type OpenDocument = {
  readonly office: OfficePackage;
  readonly parts: DocumentParts;
  readonly styles: StyleTable;
  /** Those of the building blocks. */
  readonly blockStyles: StyleTable;
  readonly choices: Choices;
};

const stylesOf = (office: OfficePackage, part: string | null): Result<StyleTable> => {
  const text = part === null ? ok(null) : office.text(part);
  if (!text.ok) return text;
  return part === null || text.value === null ? ok(noStyles) : readStyles(part, text.value.text);
};

/**
 * Opens a document. `isChunk`: it stands within another, whose title it has not, and what it takes in itself is not read. Failures: of the package and of its
 * XML.
 */
export const openDocument = (
  bytes: Uint8Array,
  chosen: Choices | undefined,
  memo?: object,
  isChunk = false,
): Result<OpenDocument> => {
  const office = openOffice(bytes, memo);
  if (!office.ok) return office;
  const usual = choicesFor({ id: 'docx', options: docxOptions }, chosen);
  const choices = isChunk ? { ...usual, title: false } : usual;
  const parts = documentParts(office.value, {
    comments: choices['comments'] === true,
    buildingBlocks: choices['buildingBlocks'] === true,
    chunks: !isChunk,
  });
  if (!parts.ok) return parts;
  const styles = stylesOf(office.value, parts.value.styles);
  if (!styles.ok) return styles;
  const blockStyles = stylesOf(office.value, parts.value.blocks?.styles ?? null);
  if (!blockStyles.ok) return blockStyles;
  return ok({
    office: office.value,
    parts: parts.value,
    styles: styles.value,
    blockStyles: blockStyles.value,
    choices,
  });
};

/** How a part of words is read; `text` is its source. */
export const storyContext = (
  { parts, styles, blockStyles, choices }: OpenDocument,
  { part, isBlock }: WordedPart,
  text: string,
  changed: () => void,
): StoryContext => ({
  part,
  text,
  styles: isBlock === true ? blockStyles : styles,
  changes: choices['trackedChanges'] === 'reject' ? 'reject' : 'accept',
  altTexts: choices['altTexts'] === true,
  address: (id) => parts.address(part, id),
  changed,
});

/** The part with a document's properties (ECMA-376 Part 2, section 11); null where there is none. */
export const propertiesPart = ({ office }: Pick<OpenDocument, 'office'>): Result<string | null> => {
  const relations = office.relations('');
  if (!relations.ok) return relations;
  return ok(relations.value.find(({ kind }) => kind === 'core-properties')?.part ?? null);
};
