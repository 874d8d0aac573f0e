import type { RawComment } from '../raw-block.ts';
import type { Parts } from '../../package/unzip.ts';
import type { TableCell } from './tables.ts';
import { readPart } from './rows.ts';

type WordComment = Pick<RawComment, 'body' | 'author' | 'created'>;

const commentsPart = 'word/comments.xml';

/** ISO 8601 in UTC; null for what is no time. Word writes local time without a zone, which is taken as it stands. */
const timeOf = (written: string | undefined): string | null => {
  const time = Date.parse(`${written ?? ''}${/(?:Z|[+-]\d\d:\d\d)$/.test(written ?? '') ? '' : 'Z'}`);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

/** The comments of a Word document by their ids; none where it has none, or they cannot be read. */
export const wordComments = (parts: Parts): ReadonlyMap<string, WordComment> => {
  const found = new Map<string, WordComment>();
  if (!parts.names.includes(commentsPart)) return found;
  let open: {
    readonly id: string;
    readonly author: string;
    readonly created: string | null;
    body: string;
  } | null = null;
  let isText = false;
  readPart(parts, commentsPart, {
    open: ({ name, attributes }) => {
      if (name === 'w:comment')
        open = {
          id: attributes.get('w:id') ?? '',
          author: attributes.get('w:author') ?? '',
          created: timeOf(attributes.get('w:date')),
          body: '',
        };
      else if (name === 'w:p' && open !== null && open.body !== '') open.body += '\n';
      isText = name === 'w:t';
    },
    text: (text) => {
      if (isText && open !== null) open.body += text;
    },
    close: (name) => {
      isText = false;
      if (name !== 'w:comment' || open === null) return;
      const { id, author, created, body } = open;
      found.set(id, {
        body,
        ...(author === '' ? {} : { author }),
        ...(created === null ? {} : { created }),
      });
      open = null;
    },
  });
  return found;
};

/** The ids of the comments in a cell, each once. */
export const commentIds = ({ paragraphs }: TableCell): readonly string[] => [
  ...new Set(
    paragraphs.flatMap(({ runs, markers }) => [
      ...markers.flatMap(({ comment }) => comment ?? []),
      ...runs.flatMap(({ comment }) => comment ?? []),
    ]),
  ),
];
