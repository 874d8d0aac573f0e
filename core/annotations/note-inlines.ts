import { safeHref } from '../formats/spans.ts';

export type NoteLook = 'strong' | 'emphasis' | 'code' | 'strike';

/** A stretch of words that look alike. A newline in `text` is a line break. */
export type NoteInline = {
  readonly text: string;
  readonly looks: readonly NoteLook[];
  /** Where it leads: http, https or mailto, nothing else. */
  readonly href: string | null;
};

type Piece = NoteInline & { readonly mark?: true };

const isCode = ({ looks }: NoteInline): boolean => looks.includes('code');

/** Cuts words at every `~~`, so that each is a piece of its own. */
const cutAtMarks = (inlines: readonly NoteInline[]): Piece[] =>
  inlines.flatMap((inline) =>
    isCode(inline)
      ? [inline]
      : inline.text
          .split(/(?<!~)(~~)(?!~)/)
          .filter((text) => text !== '')
          .map((text): Piece => (text === '~~' ? { ...inline, text, mark: true } : { ...inline, text })),
  );

/** Whether words stand right behind (a beginning) or right before (an end) the mark at `at`. */
const touches = (pieces: readonly Piece[], at: number, step: 1 | -1): boolean => {
  const text = pieces[at + step]?.text ?? ' ';
  return !/\s/.test(step === 1 ? text.charAt(0) : text.charAt(text.length - 1));
};

/** Strikes out what stands between two `~~`. A mark without its partner stays what it is. */
const struck = (inlines: readonly NoteInline[]): readonly NoteInline[] => {
  if (!inlines.some(({ text }) => text.includes('~~'))) return inlines;
  const pieces = cutAtMarks(inlines);
  const found: NoteInline[] = [];
  let open: number | null = null; // where in `found` the struck words begin
  pieces.forEach((piece, i) => {
    if (piece.mark !== true) found.push(piece);
    else if (open === null && touches(pieces, i, 1)) open = found.push(piece);
    else if (open !== null && touches(pieces, i, -1)) {
      const words = found.splice(open - 1).slice(1);
      found.push(...words.map((each): NoteInline => ({ ...each, looks: [...each.looks, 'strike'] })));
      open = null;
    } else found.push(piece);
  });
  return found.map(({ text, looks, href }) => ({ text, looks, href }));
};

/** An address in running words ends before Chinese words and before punctuation that closes the sentence. */
const address = /(https?:\/\/[A-Za-z0-9\-._~:/?#@!$&*+,;=%()]{1,2000}(?<![.,;:!?)]))/g;

const linked = (inline: NoteInline): readonly NoteInline[] =>
  inline.href !== null || isCode(inline) || !inline.text.includes('://')
    ? [inline]
    : inline.text
        .split(address)
        .map((text, i) => (i % 2 === 1 ? { ...inline, text, href: safeHref(text) } : { ...inline, text }));

const alike = (a: NoteInline, b: NoteInline): boolean =>
  a.href === b.href && a.looks.length === b.looks.length && a.looks.every((look) => b.looks.includes(look));

/** The inlines of a block as they are shown: struck words and bare addresses found, neighbours that look alike joined. */
export const finished = (inlines: readonly NoteInline[]): readonly NoteInline[] => {
  const joined: { text: string[]; like: NoteInline }[] = [];
  for (const inline of struck(inlines).flatMap(linked)) {
    const last = joined.at(-1);
    if (inline.text === '') continue;
    if (last !== undefined && alike(last.like, inline)) last.text.push(inline.text);
    else joined.push({ text: [inline.text], like: inline });
  }
  return joined.map(({ text, like }) => ({ ...like, text: text.join('') }));
};
