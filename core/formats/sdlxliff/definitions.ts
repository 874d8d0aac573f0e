import type { InlineTagType } from '../../model/index.ts';
import { shortened } from '../xliff/codes-12.ts';
import { utcTime } from '../xliff/times.ts';
import {
  attribute,
  childNamed,
  childrenNamed,
  descendants,
  elementsOf,
  wordsOf,
  type Element,
} from '../xliff/tree.ts';

/** What the codes, comments and locked texts of a document are: it says it once, and refers to it. */
export type Definitions = {
  readonly add: (element: Element) => void;
  readonly displayOf: (tag: string) => string;
  readonly typeOf: (tag: string) => InlineTagType;
  readonly commentsOf: (id: string) => readonly SdlComment[];
};

type SdlComment = { readonly body: string; readonly author?: string; readonly created?: string };

const commentOf = (comment: Element): SdlComment => {
  const author = attribute(comment, 'user');
  const created = utcTime(attribute(comment, 'date'));
  return {
    body: wordsOf(comment).trim(),
    ...(author === null || author === '' ? {} : { author }),
    ...(created === null ? {} : { created }),
  };
};

/** Settings of `fmt-def` that our types say. */
const formats: readonly (readonly [string, InlineTagType])[] = [
  ['Bold', 'strong'],
  ['Italic', 'emphasis'],
  ['Underline', 'underline'],
];

const typeOfFormat = (format: Element): InlineTagType => {
  const isOn = (key: string): boolean =>
    childrenNamed(format, 'sdl:value').some(
      (value) => attribute(value, 'key') === key && /^(?:true|single)$/i.test(wordsOf(value).trim()),
    );
  return formats.find(([key]) => isOn(key))?.[1] ?? 'other';
};

/** A code by the words that its tool shows: an equivalent, the name of the tag, its markup. */
const displayOfTag = (tag: Element): string => {
  const [markup] = elementsOf(tag);
  if (markup === undefined) return '';
  const said = attribute(markup, 'equiv-text') ?? attribute(markup, 'name') ?? wordsOf(markup);
  return shortened(said);
};

/** Gathers definitions as they come: `tag-defs`, `fmt-defs`, `cmt-defs`. Those of a later file of the document replace earlier ones. */
export const definitions = (): Definitions => {
  const tags = new Map<string, { readonly display: string; readonly format: string | null }>();
  const types = new Map<string, InlineTagType>();
  const comments = new Map<string, readonly SdlComment[]>();
  const idOf = (element: Element): string => attribute(element, 'id') ?? '';
  return {
    add: (element) => {
      for (const one of elementsOf(element)) {
        if (one.name === 'sdl:tag') {
          const format = childNamed(one, 'sdl:fmt');
          tags.set(idOf(one), {
            display: displayOfTag(one),
            format: format === null ? null : idOf(format),
          });
        } else if (one.name === 'sdl:fmt-def') types.set(idOf(one), typeOfFormat(one));
        else if (one.name === 'sdl:cmt-def') {
          const own = Array.from(descendants(one)).filter(({ name }) => name === 'Comment');
          comments.set(
            idOf(one),
            own.map(commentOf).filter(({ body }) => body !== ''),
          );
        }
      }
    },
    displayOf: (tag) => tags.get(tag)?.display ?? '',
    typeOf: (tag) => types.get(tags.get(tag)?.format ?? '') ?? 'other',
    commentsOf: (id) => comments.get(id) ?? [],
  };
};
