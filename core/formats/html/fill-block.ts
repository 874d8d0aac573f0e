import { forbids, plain, type InlineTag, type RichText } from '../../model/index.ts';
import { ascendingOffsets, codePointLength, isBmp } from '../../text/codepoints.ts';
import { originalTags } from '../original-tags.ts';
import { isRewritten, type SourceEdit } from '../patch.ts';
import { betweenTags, sameTagOrder, sameText, withJoinedPairs } from '../shown.ts';
import type { Slice } from '../source-place.ts';
import { escapeMarkup } from '../symbols.ts';
import { blockUnits, type BlockSource, type SourceUnit } from './block-source.ts';
import { elementOfType } from './elements.ts';
import { withoutBareSpans, withoutEmptySpans, wordEdits, type EscapeAt } from './patch-words.ts';

/** The page that is filled. */
export type FilledPage = {
  readonly text: string;
  readonly isXml: boolean;
  /** Makes what the page cannot hold visible; asked for words that change only. */
  readonly visible: (words: string) => string;
  /** A part of it, with what stands inside tags as it is to be. */
  readonly written: (slice: Slice) => string;
};

const plainEscape = (words: string): string =>
  /[&<>]/.test(words)
    ? words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;')
    : words;

const escapeIn =
  ({ atoms, syntax }: BlockSource, quote: string): EscapeAt =>
  (words, unit) => {
    const atom = unit === undefined ? undefined : atoms[unit.atom];
    if (atom !== undefined && 'run' in atom && atom.run.isCdata === true)
      return words.replace(/\]\](?=>|$)|\]$/g, '$&]]><![CDATA[');
    const escaped = plainEscape(words);
    if (syntax !== 'value') return escaped;
    const line = escaped.replaceAll('\n', ' ');
    return quote === '"' ? line.replaceAll('"', '&quot;') : line.replaceAll("'", '&#39;');
  };

/** The value of an attribute; one without quotes is given them. */
const valueEdits = (page: FilledPage, block: BlockSource, now: RichText): readonly SourceEdit[] => {
  const [atom] = block.atoms;
  if (atom === undefined || !('run' in atom)) return [];
  const { from, to } = atom.run;
  const quote = page.text.charAt(from - 1);
  if (quote !== '"' && quote !== "'")
    return [{ from, to, text: `"${escapeMarkup(now.text.replaceAll('\n', ' '))}"` }];
  const escape = escapeIn(block, quote);
  const units = blockUnits(block, page.text);
  return units === null
    ? [{ from, to, text: escape(now.text, undefined) }]
    : wordEdits(block.rich.text, now.text, units, from, escape);
};

/** All words into the first text of the block, the others emptied: where its markup cannot be laid beside its text. */
const plainEdits = (block: BlockSource, now: RichText, escape: EscapeAt): readonly SourceEdit[] => {
  const runs = block.atoms.flatMap((atom) =>
    'run' in atom && atom.run.text.trim() !== '' ? [atom.run] : [],
  );
  return runs.map(({ from, to }, at) => ({ from, to, text: at === 0 ? escape(now.text, undefined) : '' }));
};

/** What begins a new line: as the page writes it. */
const lineBreak = ({ isXml }: FilledPage): string => (isXml ? '<br/>' : '<br>');

const isBreak = (source: string): boolean => /^<br[\s/>]/i.test(source);

type Stretch = {
  readonly was: string;
  readonly now: string;
  readonly units: readonly SourceUnit[];
  readonly place: number;
};

/** The changes of a stretch without tags, line by line: what ends a line stays where there are as many lines. */
const stretchEdits = (
  page: FilledPage,
  { was, now, units, place }: Stretch,
  escape: EscapeAt,
): readonly SourceEdit[] => {
  if (!was.includes('\n') && !now.includes('\n'))
    return wordEdits(was, now, units, units.at(-1)?.to ?? place, escape);
  const [old, fresh] = [was.split('\n'), now.split('\n')];
  const edits: SourceEdit[] = [];
  let at = 0;
  for (const [n, line] of old.entries()) {
    const own = units.slice(at, at + line.length);
    const isLast = n === old.length - 1;
    // More lines than there were stand in the last one.
    const lines = isLast ? fresh.slice(n) : fresh.slice(n, n + 1);
    const end = own.at(-1)?.to ?? units[at - 1]?.to ?? place;
    const [head = '', ...rest] = lines;
    edits.push(...wordEdits(line, head, own, end, escape));
    const further = rest.map((more) => lineBreak(page) + escape(more, own.at(-1))).join('');
    if (further !== '') edits.push({ from: end, to: end, text: further });
    const newline = units[at + line.length];
    if (!isLast && n >= fresh.length - 1 && newline !== undefined) {
      const { from, to } = newline;
      if (isBreak(page.text.slice(from, to))) edits.push({ from, to, text: '' });
    }
    at += line.length + 1;
  }
  return edits;
};

type Laid = { readonly block: BlockSource; readonly units: readonly SourceUnit[] };

/** What is put in before a change becomes part of it: of two changes at one place only one is made. */
const merged = (edits: readonly SourceEdit[]): readonly SourceEdit[] => {
  if (edits.every(({ from, to }) => from < to)) return edits;
  const kept: SourceEdit[] = [];
  for (const edit of edits) {
    const last = kept.at(-1);
    if (last !== undefined && last.to === last.from && last.from === edit.from)
      kept.splice(-1, 1, { ...edit, text: last.text + edit.text });
    else kept.push(edit);
  }
  return kept;
};

/**
 * The same where each stretch is a text of the file as it is written there, and nothing of it is left, as when Chinese became English:
 * then no letter has to be laid beside its source. Null where that is not so.
 */
const wholeRunEdits = (page: FilledPage, block: BlockSource, now: RichText): readonly SourceEdit[] | null => {
  if (block.syntax === 'value') return null;
  const { text, tags } = block.rich;
  if (!isBmp(text)) return null;
  const edits: SourceEdit[] = [];
  let [at, n, end] = [0, 0, 0];
  for (const next of betweenTags(now)) {
    const from = end;
    end = tags[n]?.at ?? text.length;
    n += 1;
    if (end === from) {
      if (next !== '') return null;
      continue;
    }
    const atom = block.atoms[at];
    if (atom === undefined || !('run' in atom) || next.indexOf('\n') >= 0) return null;
    const { run } = atom;
    const length = end - from;
    const isAsWritten = run.isCdata !== true && run.text.length === length && run.to - run.from === length;
    if (!isAsWritten || !text.startsWith(run.text, from) || !page.text.startsWith(run.text, run.from))
      return null;
    at += 1;
    if (run.text === next) continue;
    if (!isRewritten(run.text, next)) return null;
    edits.push({ from: run.from, to: run.to, text: plainEscape(next) });
  }
  return at === block.atoms.length ? edits : null;
};

/** The tags are those of before, in their order: only what stands between them changes. */
const sameTagEdits = (page: FilledPage, { block, units }: Laid, now: RichText): readonly SourceEdit[] => {
  const escape = escapeIn(block, '');
  const [old, fresh] = [betweenTags(block.rich), betweenTags(now)];
  let at = 0;
  const edits: SourceEdit[] = [];
  for (const [n, was] of old.entries()) {
    const start = at;
    at += was.length;
    const next = fresh[n] ?? '';
    if (was === next) continue;
    const own = units.slice(start, at);
    const before = block.slices[n - 1]?.to ?? units[start - 1]?.to;
    const place = own[0]?.from ?? before ?? block.slices[n]?.from ?? units[start]?.from ?? 0;
    edits.push(
      ...(block.syntax === 'verbatim'
        ? wordEdits(was, next, own, place, escape)
        : stretchEdits(page, { was, now: next, units: own, place }, escape)),
    );
  }
  return merged(edits);
};

/** The parts of a block in the file, in its order; null where that is not the order of the file. */
const partsOf = ({ block, units }: Laid): readonly Slice[] | null => {
  const unit = ascendingOffsets(block.rich.text);
  const parts: Slice[] = [];
  let at = 0;
  for (const [n, tag] of [...block.rich.tags, null].entries()) {
    const to = tag === null ? units.length : unit(tag.at);
    for (; at < to; at += 1) parts.push(units[at] ?? { from: 0, to: 0 });
    const slice = block.slices[n];
    if (slice !== null && slice !== undefined) parts.push(slice);
  }
  let end = -1;
  for (const [n, part] of parts.entries()) {
    const isAgain = parts[n - 1]?.from === part.from; // two units of one entity
    if (part.from < end && !isAgain) return null;
    end = part.to;
  }
  return parts;
};

/** What stands between the parts of a block and is no white space: comments, anchors, programs, ends of elements around it. */
const hiddenIn = ({ written, text }: FilledPage, parts: readonly Slice[]): string => {
  let hidden = '';
  let end = parts[0]?.from ?? 0;
  for (const { from, to } of parts) {
    if (from > end && text.slice(end, from).trim() !== '') hidden += written({ from: end, to: from });
    end = Math.max(end, to);
  }
  return withoutBareSpans(hidden);
};

const rubyOf = ({ data }: InlineTag): string | undefined => data?.['ruby'];

/** Finds the markup of tags: that of the file, or our own for tags that it does not have. */
const markupOf = (page: FilledPage, { rich, slices }: BlockSource) => {
  const find = originalTags(rich);
  const used = new Set<number>();
  const ends = new Map<number, string>();
  const sourceAt = (at: number): string => {
    const slice = slices[at];
    return slice === null || slice === undefined ? '' : page.written(slice);
  };
  const partnerOf = ({ kind, id }: InlineTag): number =>
    rich.tags.findIndex((tag) => tag.id === id && tag.kind !== kind);
  /** A reading that is alone in its ruby keeps its markup; several share theirs, and each is given its own. */
  const ruby = (tag: InlineTag, at: number, reading: string): string => {
    const [start, end] = [sourceAt(at), sourceAt(partnerOf(tag))];
    const isAlone = /^<[^>]*ruby/i.test(start) && /ruby\s*>$/i.test(end);
    ends.set(tag.id, isAlone ? end : `<rt>${plainEscape(reading)}</rt></ruby>`);
    return isAlone ? start : '<ruby>';
  };
  const newTag = ({ kind, type, data }: InlineTag): string => {
    const name = elementOfType[type];
    if (type === 'link' && kind === 'open') return `<a href="${escapeMarkup(data?.['href'] ?? '')}">`;
    if (type === 'link' && kind === 'close') return '</a>';
    return name === undefined || kind === 'empty' ? '' : kind === 'open' ? `<${name}>` : `</${name}>`;
  };
  return {
    of: (tag: InlineTag): string => {
      const found = find(tag);
      if (found === null) return newTag(tag);
      const at = rich.tags.indexOf(found);
      used.add(at);
      const reading = rubyOf(found);
      if (found.kind === 'open' && reading !== undefined) return ruby(found, at, reading);
      return (found.kind === 'close' ? ends.get(found.id) : undefined) ?? sourceAt(at);
    },
    /** The markup that must not get lost with its tags: of what is protected, and of pairs whose other end is in another block. */
    left: (): string =>
      rich.tags
        .map((tag, at) => {
          const isHalf = tag.kind !== 'empty' && slices[partnerOf(tag)] === null;
          return (isHalf || forbids(tag, 'delete')) && !used.has(at) ? sourceAt(at) : '';
        })
        .join(''),
  };
};

/** The block written anew with the file's own markup for the tags it still has. */
const rewritten = (page: FilledPage, laid: Laid, now: RichText): readonly SourceEdit[] | null => {
  const { block, units } = laid;
  const parts = partsOf(laid);
  const [first, last] = [parts?.[0], parts?.at(-1)];
  if (parts === null || first === undefined || last === undefined) return null;
  const escape = escapeIn(block, '');
  const markup = markupOf(page, block);
  const bounds = units.flatMap(({ code, from, to }) => (code === 0x0a ? [page.text.slice(from, to)] : []));
  let line = 0;
  const words = (text: string): string => {
    if (block.syntax === 'verbatim') return escape(text, undefined);
    const [head = '', ...rest] = text.split('\n');
    return rest.reduce(
      (sum, next) => `${sum}${bounds[line++] ?? lineBreak(page)}${escape(next, undefined)}`,
      escape(head, undefined),
    );
  };
  const texts = betweenTags(now);
  const content = texts.map(
    (text, n) => words(text) + (now.tags[n] === undefined ? '' : markup.of(now.tags[n])),
  );
  // Ends of elements that the fewer lines have no need of, but the page has.
  const unused = block.syntax === 'verbatim' ? [] : bounds.slice(line).filter((bound) => !isBreak(bound));
  const text = [...content, ...unused, markup.left(), hiddenIn(page, parts)].join('');
  return [{ from: first.from, to: last.to, text }];
};

/**
 * A link around all of a text is around all of its translation too, where that has no such tags: an entry of a table of contents
 * without its link leads nowhere, and EPUB forbids it (EPUB 3.3, section 7.3).
 */
const withEnclosingLinks = ({ text, tags }: RichText, wanted: RichText): RichText => {
  if (tags[0]?.at !== 0 || wanted.text === '') return wanted; // as of nearly all
  if (!tags.some(({ type, at }) => type === 'link' && at === 0)) return wanted;
  if (wanted.tags.some(({ type }) => type === 'link')) return wanted;
  const length = codePointLength(text);
  const around = tags.flatMap((open) => {
    const close = tags.find(({ kind, id }) => kind === 'close' && id === open.id);
    const isAround = open.kind === 'open' && open.type === 'link' && open.at === 0 && close?.at === length;
    return isAround ? [{ open, close }] : [];
  });
  if (around.length === 0) return wanted;
  const ids = new Set(around.map(({ open }) => open.id));
  const lead = Math.max(0, ...tags.map(({ id }) => id));
  const inner = wanted.tags.map((tag) => (ids.has(tag.id) ? { ...tag, id: tag.id + lead } : tag));
  const end = codePointLength(wanted.text);
  return {
    text: wanted.text,
    tags: [
      ...around.map(({ open }) => open),
      ...inner,
      ...around.toReversed().map(({ close }) => ({ ...close, at: end })),
    ],
  };
};

/**
 * The changes of a page that put another text in the place of a block's. Its tags stand for the markup they were read from;
 * where they are others, or in another order, the block's words are written anew with that markup, and comments and anchors
 * between them come behind.
 */
export const blockEdits = (page: FilledPage, block: BlockSource, given: RichText): readonly SourceEdit[] => {
  const asked =
    block.isPlain === true ? plain(given.text.replaceAll('\n', ' ')) : withEnclosingLinks(block.rich, given);
  // A title, a label or a value without words helps nobody, and a book with an empty title is faulty: it keeps those it has.
  if (sameText(block.rich, asked) || (block.isPlain === true && asked.text === '')) return [];
  const wanted = { ...asked, text: page.visible(asked.text) };
  if (block.syntax === 'value') return valueEdits(page, block, wanted);
  const isLike = sameTagOrder(block.rich, wanted);
  const now = isLike ? wanted : withJoinedPairs(wanted);
  const hasSameTags = isLike || sameTagOrder(block.rich, now);
  const whole = hasSameTags ? wholeRunEdits(page, block, now) : null;
  if (whole !== null) return whole;
  const units = blockUnits(block, page.text);
  const escape = escapeIn(block, '');
  if (units === null) return plainEdits(block, wanted, escape);
  const laid = { block, units };
  if (hasSameTags) return withoutEmptySpans(sameTagEdits(page, laid, now), page.text);
  return rewritten(page, laid, now) ?? plainEdits(block, wanted, escape);
};
