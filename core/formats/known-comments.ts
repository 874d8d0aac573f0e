import type { NoteComment } from './note-comments.ts';
import type { RawComment } from './raw-block.ts';

type Told = Pick<RawComment, 'body' | 'author' | 'wording'>;

/** What a file says already, each comment for as many annotations as it stands there. */
export type KnownComments = {
  readonly add: (comments: readonly Told[]) => void;
  /** Whether the comment is among them; it counts no more then. */
  readonly take: (comment: NoteComment) => boolean;
};

const plainWords = (words: string): string => words.replaceAll(/\r\n?/g, '\n').trim();

/** Comments by their words and author; one that does not say whose it is may be anybody's. */
export const knownComments = (told: readonly Told[] = []): KnownComments => {
  const authors = new Map<string, string[]>();
  const wordings = new Set<string>();
  const add = (comments: readonly Told[]): void => {
    for (const { body, author = '', wording } of comments) {
      if (wording !== undefined) {
        wordings.add(wording);
        continue;
      }
      const own = authors.get(plainWords(body)) ?? [];
      own.push(author);
      authors.set(plainWords(body), own);
    }
  };
  add(told);
  return {
    add,
    take: ({ body, bare, author, proposal }) =>
      (proposal !== null && wordings.has(proposal)) ||
      [body, bare].some((words) => {
        const own = authors.get(plainWords(words)) ?? [];
        const exact = own.indexOf(author);
        const at = exact >= 0 ? exact : own.indexOf('');
        if (at >= 0) own.splice(at, 1);
        return at >= 0;
      }),
  };
};
