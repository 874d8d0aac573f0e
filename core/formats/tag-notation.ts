import { inlineTagTypes, type InlineTag, type RichText } from '../model/index.ts';
import { codePointLength, codePointSlicer } from '../text/codepoints.ts';
import { validRich } from '../text/mapping.ts';

/*
 * Inline tags in the text of a cell: `{1:strong}` … `{/1}` for a pair, `{2:break/}` for a placeholder; data, such as the target of a link, as JSON
 * behind the type: `{3:link{"href":"…"}}`. A brace of the text that would be read as the beginning of one of these is written `{{}`.
 */
const token =
  /\{(?:(?<literal>\{\})|\/(?<closed>\d{1,9})\}|(?<id>\d{1,9}):(?<type>[A-Za-z-]+)(?<data>\{[^{}]*\})?(?<end>\/)?\})/g;
const ambiguous = /\{(?=\/|\d+:|\{\})/g;

const written = ({ kind, id, type, data }: InlineTag): string => {
  if (kind === 'close') return `{/${id}}`;
  const json = data === undefined ? '' : JSON.stringify(data);
  const inner = json
    .slice(1, -1)
    .replaceAll('{', String.raw`\u007b`)
    .replaceAll('}', String.raw`\u007d`);
  return `{${id}:${type}${json === '' ? '' : `{${inner}}`}${kind === 'empty' ? '/' : ''}}`;
};

/** A text with its tags as the words of a cell. */
export const withWrittenTags = ({ text, tags }: RichText): string => {
  let [cell, at] = ['', 0];
  const slice = codePointSlicer(text);
  const words = (to?: number): string => slice(at, to).replace(ambiguous, '{{}');
  for (const tag of tags) {
    cell += words(tag.at) + written(tag);
    at = tag.at;
  }
  return cell + words();
};

/** The data of a tag; null where it is none. */
const dataIn = (json: string): Readonly<Record<string, string>> | null => {
  try {
    const data: unknown = JSON.parse(json);
    if (typeof data !== 'object' || data === null) return null;
    const entries = Object.entries(data);
    return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
      ? Object.fromEntries(entries)
      : null;
  } catch {
    return null;
  }
};

type Groups = Readonly<Record<string, string | undefined>>;

const tagIn = ({ closed, id, type, data, end }: Groups, at: number, opened: Map<number, InlineTag>) => {
  if (closed !== undefined) {
    const open = opened.get(Number(closed));
    return open === undefined ? null : ({ at, kind: 'close', id: open.id, type: open.type } as const);
  }
  const known = inlineTagTypes.find((one) => one === type);
  const said = data === undefined ? undefined : dataIn(data);
  if (known === undefined || said === null) return null;
  const kind = end === undefined ? 'open' : 'empty';
  const tag: InlineTag = {
    at,
    kind,
    id: Number(id),
    type: known,
    ...(said === undefined ? {} : { data: said }),
  };
  if (kind === 'open') opened.set(tag.id, tag);
  return tag;
};

/** The text and the tags that the words of a cell say; words whose tags do not fit each other are all text. Linear. */
export const readTags = (cell: string): RichText => {
  const tags: InlineTag[] = [];
  const opened = new Map<number, InlineTag>();
  let [text, at, from] = ['', 0, 0];
  const add = (words: string): void => {
    text += words;
    at += codePointLength(words);
  };
  for (const match of cell.matchAll(token)) {
    add(cell.slice(from, match.index));
    from = match.index + match[0].length;
    const groups: Groups = match.groups ?? {};
    if (groups['literal'] !== undefined) {
      add('{');
      continue;
    }
    const tag = tagIn(groups, at, opened);
    if (tag === null) return { text: cell, tags: [] };
    tags.push(tag);
  }
  add(cell.slice(from));
  const rich = { text, tags };
  return validRich(rich) ? rich : { text: cell.toWellFormed(), tags: [] };
};
