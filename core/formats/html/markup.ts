import type { BlockMarkup } from '../markup.ts';
import { pageSources } from './block-maker.ts';
import type { BlockSource } from './block-source.ts';
import { readHtml } from './read.ts';

const anyMarkup = /<[^<>]*>/g;

/** The markup of a block's tags and line breaks; null where there is more in it: elements without a look, comments, readings. */
const markupOf = ({ rich, slices, atoms }: BlockSource, text: string): BlockMarkup | null => {
  const tags = new Map<string, string>();
  const spans: { from: number; to: number }[] = [];
  for (const [n, { kind, id }] of rich.tags.entries()) {
    const slice = slices[n];
    if (slice === null || slice === undefined) return null;
    tags.set(`${kind} ${id}`, text.slice(slice.from, slice.to));
    spans.push(slice);
  }
  const breaks: string[] = [];
  for (const atom of atoms) {
    if ('run' in atom) {
      if (atom.run.isCdata === true) return null;
      spans.push(atom.run);
    } else if (atom.newline === null) return null;
    else {
      breaks.push(text.slice(atom.newline.from, atom.newline.to));
      spans.push(atom.newline);
    }
  }
  const inOrder = spans.toSorted((a, b) => a.from - b.from);
  const isAll = inOrder.every(({ to }, n) => {
    const next = inOrder[n + 1];
    return next === undefined || text.slice(to, next.from).search(anyMarkup) < 0;
  });
  return isAll ? { tags, breaks } : null;
};

/** The markup of the tags in a page, by the references of its blocks; of those alone whose markup is all in tags. */
export const htmlMarkup = (text: string, isXml: boolean): ReadonlyMap<string, BlockMarkup> => {
  const sources = pageSources();
  for (const block of readHtml(text, isXml, undefined, sources)) if (!block.ok) break;
  const found = new Map<string, BlockMarkup>();
  for (const [ref, source] of sources.blocks) {
    const markup = markupOf(source, text);
    if (markup !== null) found.set(ref, markup);
  }
  return found;
};
