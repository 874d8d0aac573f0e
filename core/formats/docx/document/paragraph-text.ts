import type { InlineTag, RichText } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import type { Fragment, Piece, Run, Scope, TagKind } from './pieces.ts';
import { lookTag, runLook, showsSpace, type RunLook } from './run-look.ts';

/** What stands for a tag in the file. */
type Markup =
  | { readonly kind: 'code'; readonly fragments: readonly Fragment[] }
  | { readonly kind: 'scope'; readonly scope: Scope; readonly run: Run | null }
  | { readonly kind: 'look'; readonly run: Run };

/** Something unseen that stays where it is among the tags: behind so many of them, or before what follows these. */
export type PlacedMark = {
  readonly fragments: readonly Fragment[];
  readonly sits: 'start' | 'end';
  readonly behind: number;
};

/** A paragraph as a text with tags, and all that is needed to write another text in its place. */
export type ParagraphText = {
  readonly rich: RichText;
  /** For each tag of `rich`. */
  readonly markup: readonly Markup[];
  readonly marks: readonly PlacedMark[];
  /** What stands before and behind all words. */
  readonly head: readonly Piece[];
  readonly tail: readonly Piece[];
  /** The run of text without a tag. */
  readonly run: Run | null;
};

/** The pieces at one end that are no words, and the rest. White space of a text is parted from it. */
const withoutHead = (
  pieces: readonly Piece[],
): { readonly head: readonly Piece[]; readonly rest: readonly Piece[] } => {
  const head: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'mark' || (piece.kind === 'code' && piece.isEdge)) head.push(piece);
    else if (piece.kind === 'text') {
      const words = piece.text.trimStart();
      const space = piece.text.length - words.length;
      if (space === 0 && words !== '') return { head, rest: at === 0 ? pieces : pieces.slice(at) };
      if (space > 0) head.push({ ...piece, text: piece.text.slice(0, space) });
      if (words !== '') return { head, rest: [{ ...piece, text: words }, ...pieces.slice(at + 1)] };
    } else return { head, rest: pieces.slice(at) };
  }
  return { head, rest: [] };
};

const withoutTail = (
  pieces: readonly Piece[],
): { readonly tail: readonly Piece[]; readonly rest: readonly Piece[] } => {
  const tail: Piece[] = [];
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    if (piece === undefined) break;
    if (piece.kind === 'mark' || (piece.kind === 'code' && piece.isEdge)) tail.unshift(piece);
    else if (piece.kind === 'text') {
      const rest = piece.text.trimEnd();
      if (rest.length === piece.text.length && rest !== '') return { tail, rest: pieces.slice(0, at + 1) };
      if (rest.length < piece.text.length) tail.unshift({ ...piece, text: piece.text.slice(rest.length) });
      if (rest !== '') return { tail, rest: [...pieces.slice(0, at), { ...piece, text: rest }] };
    } else return { tail, rest: pieces.slice(0, at + 1) };
  }
  return { tail, rest: [] };
};

const isWhite = (text: string): boolean => text.trim() === '';

/** For each piece the innermost scope it is in; -1 for the paragraph. Scopes by the place of their beginning. */
const scopesOf = (pieces: readonly Piece[]): readonly number[] => {
  const open: number[] = [];
  return pieces.map((piece, at) => {
    if (piece.kind === 'close') open.pop();
    const own = open.at(-1) ?? -1;
    if (piece.kind === 'open') open.push(at);
    return own;
  });
};

/** The run whose look most of the words have, in each scope; code points count. */
const usualRuns = (pieces: readonly Piece[], scopes: readonly number[]): ReadonlyMap<number, Run> => {
  const counts = new Map<number, Map<string, { run: Run; count: number }>>();
  pieces.forEach((piece, at) => {
    if (piece.kind !== 'text') return;
    const scope = scopes[at] ?? -1;
    const own = counts.get(scope) ?? new Map<string, { run: Run; count: number }>();
    counts.set(scope, own);
    const before = own.get(piece.run.look.key);
    const count = (before?.count ?? 0) + (isWhite(piece.text) ? 0 : piece.text.length) + 0.001;
    own.set(piece.run.look.key, { run: before?.run ?? piece.run, count });
  });
  const found = new Map<number, Run>();
  for (const [scope, own] of counts) {
    const most = [...own.values()].reduce((a, b) => (b.count > a.count ? b : a));
    found.set(scope, most.run);
  }
  return found;
};

/** The run each piece is told by: white space by what stands before it where it cannot be seen, a code by words on both sides. */
const tellingRuns = (pieces: readonly Piece[], scopes: readonly number[]): readonly (Run | null)[] => {
  const runs: (Run | null)[] = pieces.map((piece) => (piece.kind === 'text' ? piece.run : null));
  const last = new Map<number, { at: number; run: Run }>();
  pieces.forEach((piece, at) => {
    const scope = scopes[at] ?? -1;
    if (piece.kind === 'open' || piece.kind === 'close') last.delete(scope);
    if (piece.kind !== 'text') return;
    const before = last.get(scope);
    const isUnseen = isWhite(piece.text) && !showsSpace(piece.run.look);
    const run = before !== undefined && isUnseen && !showsSpace(before.run.look) ? before.run : piece.run;
    runs[at] = run;
    if (before?.run.look.key === run.look.key)
      for (let between = before.at + 1; between < at; between += 1)
        if (pieces[between]?.kind === 'code') runs[between] = run;
    last.set(scope, { at, run });
  });
  return runs;
};

type Open = { readonly id: number; readonly look: RunLook; readonly tag: TagKind; readonly markup: Markup };

/** Tags, markup and marks of a paragraph's pieces. */
const assembled = (pieces: readonly Piece[]) => {
  const scopes = scopesOf(pieces);
  const usual = usualRuns(pieces, scopes);
  const runs = tellingRuns(pieces, scopes);
  const tags: InlineTag[] = [];
  const markup: Markup[] = [];
  const marks: PlacedMark[] = [];
  const ids = new Map<Scope, number>();
  let [text, length, next]: [string, number, number] = ['', 0, 1];
  let look: Open | null = null;
  const plainLook = runLook(null);

  const put = (tag: Omit<InlineTag, 'at'>, what: Markup): void => {
    tags.push({ ...tag, at: length });
    markup.push(what);
  };
  const endLook = (): void => {
    if (look === null) return;
    put({ kind: 'close', id: look.id, type: look.tag.type }, look.markup);
    look = null;
  };
  const setLook = (run: Run, scope: number): void => {
    const base = usual.get(scope)?.look ?? plainLook;
    if (look?.look.key === run.look.key) return;
    endLook();
    if (run.look.key === base.key) return;
    const tag = lookTag(run.look, base);
    look = { id: next, look: run.look, tag, markup: { kind: 'look', run } };
    put({ ...tag, kind: 'open', id: next }, look.markup);
    next += 1;
  };

  pieces.forEach((piece, at) => {
    const scope = scopes[at] ?? -1;
    const run = runs[at];
    if (piece.kind === 'mark')
      marks.push({ fragments: piece.fragments, sits: piece.sits, behind: tags.length });
    else if (piece.kind === 'text') {
      if (run !== null && run !== undefined) setLook(run, scope);
      text += piece.text;
      length += codePointLength(piece.text);
    } else if (piece.kind === 'code') {
      if (run === null || run === undefined) endLook();
      put({ ...piece.tag, kind: 'empty', id: next }, { kind: 'code', fragments: piece.fragments });
      next += 1;
    } else {
      endLook();
      const own: Markup = {
        kind: 'scope',
        scope: piece.scope,
        run: usual.get(piece.kind === 'open' ? at : -2) ?? null,
      };
      if (piece.kind === 'open') {
        ids.set(piece.scope, next);
        put({ ...piece.scope.tag, kind: 'open', id: next }, own);
        next += 1;
      } else put({ kind: 'close', id: ids.get(piece.scope) ?? 0, type: piece.scope.tag.type }, own);
    }
  });
  endLook();
  return { rich: { text, tags }, markup, marks, run: usual.get(-1) ?? null };
};

/** Null where there are no words. */
export const paragraphText = (pieces: readonly Piece[]): ParagraphText | null => {
  const { head, rest } = withoutHead(pieces);
  const { tail, rest: core } = withoutTail(rest);
  if (!core.some((piece) => piece.kind === 'text' && !isWhite(piece.text))) return null;
  return { ...assembled(core), head, tail };
};
