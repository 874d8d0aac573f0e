import { tagData } from '#core/model/index.ts';
import { fieldLink, fieldName, isComputed } from './fields.ts';
import type { Fragment, Piece, Scope, TagKind } from './pieces.ts';
import { shortened } from './run-look.ts';

/** A field that has begun and not ended (section 17.16.18). It may go on over paragraphs. */
type Field = {
  phase: 'code' | 'result';
  instruction: string;
  isComputed: boolean;
  fragments: Fragment[];
  shown: string;
  /** The pair that its result is in; null while there is none, and of a field that began in another paragraph. */
  scope: Scope | null;
};

export const fieldTag = (instruction: string): TagKind => {
  const href = fieldLink(instruction);
  if (href !== null) return { type: 'link', data: { href } };
  const name = fieldName(instruction);
  return {
    type: 'other',
    data: { ...tagData({ display: shortened(name), fixed: ['delete', 'copy'] }), field: shortened(name) },
  };
};

export const fieldCode = (instruction: string, shown: string): TagKind => {
  const name = fieldName(instruction);
  const display = shortened(shown.trim() === '' ? name : shown.trim());
  return {
    type: 'other',
    data: { ...tagData({ display, fixed: ['delete', 'copy'] }), field: shortened(name) },
  };
};

/** One end of a field whose other end is in another paragraph, or in another place of this one. */
const endCode = (fragments: readonly Fragment[], name: string): Piece => ({
  kind: 'code',
  tag: {
    type: 'other',
    data: {
      ...tagData({ display: shortened(name), fixed: ['delete', 'copy', 'move'] }),
      field: shortened(name),
    },
  },
  fragments,
  run: null,
  isEdge: true,
});

/** Fields that mark a place and show nothing: entries of an index, of a table of contents or of authorities. */
const silent = new Set(['XE', 'TC', 'TA', 'RD', 'SET', 'ASK', 'PRIVATE']);

const endedPiece = ({ instruction, shown, fragments, phase }: Field): Piece =>
  phase === 'code' && silent.has(fieldName(instruction))
    ? { kind: 'mark', fragments, sits: 'start' }
    : { kind: 'code', tag: fieldCode(instruction, shown), fragments, run: null, isEdge: false };

/** Which fields are open, over all paragraphs of a story. */
export const fieldStack = (): Field[] => [];
export type FieldStack = ReturnType<typeof fieldStack>;

/** Nesting deeper than anybody writes; further beginnings are codes of their own. */
const deepest = 100;

/** Makes codes of the two ends of a pair whose field does not begin and end in the same place. */
const parting =
  (pieces: Piece[], scopes: Scope[]) =>
  (field: Field): void => {
    const { scope } = field;
    if (scope === null) return;
    const at = pieces.findLastIndex((piece) => piece.kind === 'open' && piece.scope === scope);
    if (at >= 0) pieces[at] = endCode(scope.open, fieldName(field.instruction));
    scopes.splice(scopes.indexOf(scope), 1);
    field.scope = null;
  };

/** What the fields of a paragraph are added to. */
type Places = { readonly stack: FieldStack; readonly pieces: Piece[]; readonly scopes: Scope[] };

/** The outermost field that all that comes now belongs to as it is. */
const holderOf = (stack: FieldStack): Field | undefined =>
  stack.find(({ phase, isComputed: computed }) => phase === 'code' || computed);

const begin = ({ stack, pieces }: Places, fragment: Fragment): void => {
  if (stack.length >= deepest) {
    pieces.push(endCode([fragment], ''));
    return;
  }
  stack.push({ phase: 'code', instruction: '', isComputed: false, fragments: [], shown: '', scope: null });
  holderOf(stack)?.fragments.push(fragment);
};

const separate = ({ stack, pieces, scopes }: Places, fragment: Fragment): void => {
  const field = stack.at(-1);
  if (field === undefined || field.phase === 'result') {
    const outer = holderOf(stack);
    if (outer === undefined) pieces.push(endCode([fragment], ''));
    else outer.fragments.push(fragment);
    return;
  }
  holderOf(stack)?.fragments.push(fragment);
  field.phase = 'result';
  field.isComputed = isComputed(field.instruction);
  if (holderOf(stack) !== undefined) return;
  const scope: Scope = {
    tag: fieldTag(field.instruction),
    open: field.fragments,
    close: [],
    binding: null,
  };
  field.fragments = [];
  field.scope = scope;
  scopes.push(scope);
  pieces.push({ kind: 'open', scope });
};

const end = ({ stack, pieces, scopes }: Places, fragment: Fragment): void => {
  const field = stack.at(-1);
  const outer = holderOf(stack);
  stack.pop();
  if (field !== undefined && outer === field) {
    field.fragments.push(fragment);
    pieces.push(endedPiece(field));
  } else if (outer !== undefined) outer.fragments.push(fragment);
  else if (field?.scope !== undefined && field.scope !== null && scopes.at(-1) === field.scope) {
    field.scope.close = [fragment];
    scopes.pop();
    pieces.push({ kind: 'close', scope: field.scope });
  } else {
    if (field !== undefined) parting(pieces, scopes)(field);
    pieces.push(endCode([fragment], fieldName(field?.instruction ?? '')));
  }
};

/** Something that holds words ends, or the paragraph: fields that go on behind it do so in codes. */
const border = ({ stack, pieces, scopes }: Places, inner: number): void => {
  const field = holderOf(stack);
  if (field !== undefined && field.fragments.length > 0) {
    pieces.push(endCode(field.fragments, fieldName(field.instruction)));
    field.fragments = [];
  }
  const partField = parting(pieces, scopes);
  for (const scope of scopes.slice(inner)) {
    const own = stack.find((one) => one.scope === scope);
    if (own !== undefined) partField(own);
  }
};

/**
 * Follows complex fields through one paragraph. Fields that are computed become one code each; results of others are the words of a pair.
 * `pieces` and `scopes` are those of the paragraph, to which it adds.
 */
export const paragraphFields = (stack: FieldStack, pieces: Piece[], scopes: Scope[]) => {
  const places: Places = { stack, pieces, scopes };
  return {
    /** True when it was taken by a field: `shown` is what of it would be seen. */
    hold: (fragment: Fragment, shown: string): boolean => {
      const field = holderOf(stack);
      if (field === undefined) return false;
      field.fragments.push(fragment);
      if (field.phase === 'result' && field.shown.length < 100) field.shown += shown;
      return true;
    },
    isHolding: (): boolean => holderOf(stack) !== undefined,
    instruction: (text: string): void => {
      const field = stack.at(-1);
      if (field?.phase === 'code' && field.instruction.length < 10_000) field.instruction += text;
    },
    mark: (type: string, fragment: Fragment): void => {
      if (type === 'begin') begin(places, fragment);
      else if (type === 'separate') separate(places, fragment);
      else end(places, fragment);
    },
    /** As `border`; `inner`: the scopes that remain. */
    border: (inner: number): void => border(places, inner),
  };
};
