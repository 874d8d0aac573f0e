import type { RichText } from '../../model/index.ts';
import { partWith, type SourceEdit } from '../patch.ts';
import type { Slice } from '../source-place.ts';
import { languageEdits } from './adapt.ts';
import type { BlockSource } from './block-source.ts';
import { pageSources, type PageSources } from './block-maker.ts';
import { blockEdits, type FilledPage } from './fill-block.ts';
import { readHtml } from './read.ts';

/** What is to stand at a reference of a page. */
export type PageText = { readonly ref: string; readonly rich: RichText };

/** A page, and how what it cannot hold is made visible. */
type PageToFill = Pick<FilledPage, 'text' | 'isXml' | 'visible'>;

export type PageEdits = {
  readonly edits: readonly SourceEdit[];
  /** Places where the language was said anew. */
  readonly languages: number;
};

/** The pieces of a block that was too long to be one are one text again: `12`, `12/1`, `12/2`. */
const joinedPieces = (texts: Iterable<PageText>): ReadonlyMap<string, RichText> => {
  const found = new Map<string, RichText>();
  for (const { ref, rich } of texts) {
    if (!ref.includes('/') && !found.has(ref)) {
      found.set(ref, rich);
      continue;
    }
    const [whole = ref] = ref.split('/');
    const before = found.get(whole);
    const at = before === undefined ? 0 : Array.from(before.text).length;
    const lead = before?.tags.reduce((most, { id }) => Math.max(most, id), 0) ?? 0;
    const tags = rich.tags.map((tag) => ({
      ...tag,
      at: tag.at + at,
      id: tag.id + (ref === whole ? 0 : lead),
    }));
    found.set(
      whole,
      before === undefined ? rich : { text: before.text + rich.text, tags: [...before.tags, ...tags] },
    );
  }
  return found;
};

/** A part of a page with some of the changes made; these are in order. */
const writtenBy =
  (text: string, parts: readonly SourceEdit[]) =>
  (slice: Slice): string =>
    partWith(text, parts, slice);

/** A text, and the block it is put in the place of. */
type Wanted = { readonly block: BlockSource; readonly rich: RichText };

const readSources = (text: string, isXml: boolean): PageSources => {
  const sources = pageSources();
  for (const block of readHtml(text, isXml, undefined, sources)) if (!block.ok) break;
  return sources;
};

/**
 * The changes of a text that put others in the places of its blocks, which `sources` knows. Those of attributes, of elements beside
 * the line, and `others` may stand inside of blocks, which then hold them already. A reference may name several places (`12+40`);
 * what is not there is passed over.
 */
export const sourceEdits = (
  { text, isXml, visible }: PageToFill,
  sources: PageSources,
  texts: Iterable<PageText>,
  others: readonly SourceEdit[],
): readonly SourceEdit[] => {
  const [wanted, asides]: [Wanted[], Wanted[]] = [[], []];
  const add = (place: string, rich: RichText): void => {
    const block = sources.blocks.get(place);
    if (block !== undefined) (block.isAside === true ? asides : wanted).push({ block, rich });
  };
  for (const [ref, rich] of joinedPieces(texts))
    if (ref.includes('+')) for (const place of ref.split('+')) add(place, rich);
    else add(ref, rich);
  const bare: FilledPage = { text, isXml, visible, written: ({ from, to }) => text.slice(from, to) };
  const parts = [...others, ...asides.flatMap(({ block, rich }) => blockEdits(bare, block, rich))].toSorted(
    (a, b) => a.from - b.from,
  );
  const page: FilledPage = { ...bare, written: writtenBy(text, parts) };
  const edits: SourceEdit[] = [];
  for (const { block, rich } of wanted) for (const edit of blockEdits(page, block, rich)) edits.push(edit);
  for (const part of parts) edits.push(part);
  return edits;
};

/** `sourceEdits` of a page; `language` where it is to say what it is in. */
export const pageEdits = (
  page: PageToFill,
  texts: Iterable<PageText>,
  language: string | null,
  others: readonly SourceEdit[] = [],
): PageEdits => {
  const { text, isXml } = page;
  const sources = readSources(text, isXml);
  const spoken = language === null ? [] : languageEdits(text, sources, { language, isXml, adds: true });
  return {
    edits: sourceEdits(page, sources, texts, [...spoken, ...others]),
    languages: spoken.length,
  };
};
