import { describedItem } from './described.ts';
import type { Result } from '../../model/index.ts';
import { fail, ok } from '../../model/index.ts';
import { fatalDecoder } from '../../text/decode/encodings.ts';
import type { AnnotationDraft, ReadAnnotations, Refusal, ReplyDraft } from './draft.ts';
import { readItem, withReplyMembers } from './read-annotation.ts';
import type { JsonObject } from './values.ts';
import { bracketsOf, isObject, listOf, member, textsOf } from './values.ts';

/** Bytes of the largest file that is read. */
export const largestJsonld = 64 * 1024 * 1024;
/** Brackets inside brackets, and brackets at all, that a file may have before it is parsed. */
const deepest = 1000;
const mostBrackets = 3_000_000;
/** Commas: a list of twenty million values took more than half a gigabyte, only to be refused. */
const mostCommas = 10_000_000;
/** Annotations and replies in one file. */
const mostItems = 100_000;

const decode = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return fatalDecoder(encoding)
      .decode(bytes)
      .replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
};

type Page = { readonly items: readonly unknown[]; readonly context: unknown };

const isAnnotation = (value: unknown): boolean =>
  isObject(value) && textsOf(member(value, 'type', '@type')).some((type) => type.endsWith('Annotation'));

/** The annotations of whatever holds them: a page, a collection with its first page in it, a graph, a list, or one alone. */
const pageOf = (json: unknown): Page | null => {
  if (Array.isArray(json)) return { items: json, context: undefined };
  if (!isObject(json)) return null;
  const context = member(json, '@context');
  if (isAnnotation(json)) return { items: [json], context: undefined };
  const items = member(json, 'items', '@graph', 'as:items', 'annotations');
  if (items !== undefined) return { items: listOf(items), context };
  const first = member(json, 'first');
  const inside = isObject(first) ? member(first, 'items') : undefined;
  return inside === undefined ? null : { items: listOf(inside), context };
};

const parse = (text: string): { readonly value: unknown } | { readonly problem: string } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: error instanceof Error ? error.message.slice(0, 200) : '' };
  }
};

const sort = ({ items, context }: Page): ReadAnnotations => {
  const drafts = new Map<string, AnnotationDraft>();
  const replies = new Map<string, ReplyDraft>();
  const further: { readonly reply: ReplyDraft; readonly more: JsonObject }[] = [];
  const refusals: Refusal[] = [];
  items.forEach((item, i) => {
    const read = readItem(item, context, i + 1);
    if (read.is === 'refusal') {
      refusals.push({ ...read.refusal, described: describedItem(item, i + 1) });
      return;
    }
    const { uid } = read.is === 'annotation' ? read.draft.annotation : read.draft;
    if (drafts.has(uid) || replies.has(uid))
      refusals.push({ id: uid, reason: 'duplicate', detail: '', described: describedItem(item, i + 1) });
    else if (read.is === 'annotation') drafts.set(uid, read.draft);
    else {
      replies.set(uid, read.draft);
      if (read.more !== null) further.push({ reply: read.draft, more: read.more });
    }
  });
  for (const { reply, more } of further) {
    const answered = drafts.get(reply.to);
    if (answered !== undefined) drafts.set(reply.to, withReplyMembers(answered, reply.uid, more));
  }
  return { drafts: [...drafts.values()], replies: [...replies.values()], refusals };
};

/**
 * Reads W3C Web Annotations out of the bytes of a JSON-LD file called `name`: liberal in where they stand, strict in
 * what they may hold. Failures: annotations.not-json-ld, annotations.too-large. Whatever is wrong with single
 * annotations is a refusal.
 */
export const readJsonld = (bytes: Uint8Array, name: string): Result<ReadAnnotations> => {
  const refuse = (detail: string): Result<never> => fail('annotations.not-json-ld', { name, detail });
  const tooLarge = fail('annotations.too-large', { name, size: bytes.length, limit: largestJsonld });
  if (bytes.length > largestJsonld) return tooLarge;
  const text = decode(bytes);
  if (text === null) return refuse('UTF-8');
  const { depth, count, commas } = bracketsOf(text);
  if (depth > deepest) return refuse(`[[[ > ${deepest}`);
  if (count > mostBrackets || commas > mostCommas) return tooLarge;
  const parsed = parse(text);
  if ('problem' in parsed) return refuse(parsed.problem);
  const page = pageOf(parsed.value);
  if (page === null) return refuse('items');
  return page.items.length > mostItems ? tooLarge : ok(sort(page));
};
