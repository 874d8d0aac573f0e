import type { Result } from '../model/index.ts';
import { fail } from '../model/index.ts';
import { readHtml, type ReadFinding } from './html/read.ts';
import { readMd, type MdMemo } from './md/read.ts';
import { longestMarkup } from './raw-block.ts';
import type { RawBlock } from './raw-block.ts';
import { readTxt } from './txt/read.ts';

export type { RawBlock } from './raw-block.ts';
export type { ReadFinding } from './html/read.ts';
export { declaredCharset } from './html/charset.ts';

export type ReadableFormat = 'txt' | 'md' | 'html';

const extensions: ReadonlyMap<string, ReadableFormat> = new Map([
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['htm', 'html'],
  ['html', 'html'],
  ['xhtml', 'html'],
  ['xht', 'html'],
]);

const pageStart =
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,1000}?-->\s*)?(?:<!doctype\s+html|<html[\s>])/i;

/**
 * The format of a file, from its name and the beginning of its text; null when it is none that can be read.
 * The extension decides; a name without one is a page when it begins like a page, and else plain text.
 */
export const formatOf = (name: string, head: string): ReadableFormat | null => {
  const extension = /[^/\\.][^/\\]*\.([a-z0-9]{1,12})$/i.exec(name)?.[1];
  if (extension !== undefined) return extensions.get(extension.toLowerCase()) ?? null;
  return pageStart.test(head.slice(0, 4096)) ? 'html' : 'txt';
};

/** All chunks as one text, or null when that would be more than `longestMarkup` code units. */
const whole = (chunks: Iterable<string>): string | null => {
  const parts: string[] = [];
  let length = 0;
  for (const chunk of chunks) {
    length += chunk.length;
    if (length > longestMarkup) return null;
    parts.push(chunk);
  }
  return parts.join('');
};

export type ReadOptions = {
  /** Of the file: `.xhtml` and `.xht` are XML, whatever they hold. */
  readonly name?: string;
  /** Told what was remarkable about the document. */
  readonly report?: (finding: ReadFinding) => void;
  /** Given again with the same text: what was found out about it. */
  readonly memo?: MdMemo;
};

const isXmlName = (name: string): boolean => /\.(?:xhtml|xht)$/i.test(name);

/**
 * Reads a document into blocks, one after the other, from its decoded text in chunks of any size.
 * Plain text is held a line at a time; Markdown and HTML are held in memory, and more than 32 M code units of either
 * gives `file.too-large`, after which nothing follows. No text makes it throw.
 */
export function* readBlocks(
  format: ReadableFormat,
  chunks: Iterable<string>,
  { name = '', report = () => undefined, memo = {} }: ReadOptions = {},
): Generator<Result<RawBlock>> {
  if (format === 'txt') {
    yield* readTxt(chunks);
    return;
  }
  const text = whole(chunks);
  if (text === null) yield fail('file.too-large', { limit: longestMarkup });
  else if (format === 'md') yield* readMd(text, { memo });
  else yield* readHtml(text, isXmlName(name), report);
}
