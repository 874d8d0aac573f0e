import { displayOf, halfOf, type InlineTag, type InlineTagType, type RichText } from '#core/model/index.ts';
import { utf16Offset } from '#core/text/codepoints.ts';
import type { DoubtfulCharacter } from '#core/text/conversion/index.ts';
import { visiblePieces } from '../../ui/visible-text.ts';
import type { Stretch } from '../../workspace/reviewing.ts';

/** Tags that show as small numbered chips. The others are the look of the words between them. */
const chips: ReadonlySet<InlineTagType> = new Set(['break', 'image', 'other']);

/** True for tags that are shown as the look of the words they hold. */
export const isLook = (tag: InlineTag): boolean => tag.kind !== 'empty' && !chips.has(tag.type);

/** Which end of a pair a tag is, whether the other end is in the same text or not; null for a tag without words. */
const endOf = (tag: InlineTag): 'start' | 'end' | null =>
  tag.kind === 'open' ? 'start' : tag.kind === 'close' ? 'end' : halfOf(tag);

const pointed = (tag: InlineTag, name: string): string => {
  const end = endOf(tag);
  return end === 'start' ? `${name}▸` : end === 'end' ? `◂${name}` : name;
};

/** What a chip says: which tag it is, and which end of it. */
export const chipLabel = (tag: InlineTag): string => {
  if (tag.type === 'break' && endOf(tag) === null) return '↵';
  return pointed(tag, String(tag.id));
};

/** What a chip says where names are shown whole: what its format says of it, the words for a picture, what it is made of. */
export const wholeLabel = (tag: InlineTag): string => {
  const { data } = tag;
  const name = displayOf(tag) || (data?.['alt'] ?? data?.['element'] ?? data?.['footnote'] ?? '');
  return name === '' ? chipLabel(tag) : pointed(tag, name);
};

/** A run of a cell's text that looks the same throughout, or a chip. `at` in code points; `key` is unique in the cell. */
export type CellPiece =
  | {
      readonly key: string;
      readonly text: string;
      readonly looks: readonly InlineTagType[];
      readonly doubt: DoubtfulCharacter | null;
      /** In what it differs from the text it is compared with. */
      readonly differs: Stretch['in'] | null;
    }
  /** A chip that stands for a character of the text counts as one; the others stand for tags. */
  | {
      readonly key: string;
      readonly chip: string;
      /** What it says where names are shown whole, if that is more. */
      readonly whole?: string;
      readonly title: string;
      readonly hidden: boolean;
    }
  /** Where annotated words were taken away. */
  | { readonly key: string; readonly bracket: number };

/** Quick test for characters that do not show by themselves; U+3000 shows well enough as the space it is. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u205f]/u;

const isShown = (piece: { readonly chip: string }): boolean => piece.chip === 'IDSP';

type Run = {
  readonly at: number;
  readonly looks: readonly InlineTagType[];
  readonly doubt: DoubtfulCharacter | null;
  readonly differs: Stretch['in'] | null;
};

const runPieces = (text: string, { at, ...run }: Run): CellPiece[] => {
  if (!hidden.test(text)) return [{ key: `t${at}`, text, ...run }];
  return visiblePieces(text).map((piece) =>
    'text' in piece
      ? { key: `t${at}.${piece.at}`, text: piece.text, ...run }
      : isShown(piece)
        ? { key: `t${at}.${piece.at}`, text: '\u3000', ...run }
        : { key: `h${at}.${piece.at}`, chip: piece.chip, title: piece.codePoint, hidden: true },
  );
};

/**
 * Cuts a cell's text at its tags, doubtful characters, empty brackets and where it differs from another. Null when it is
 * one plain run, as nearly all are.
 */
export const cellPieces = (
  rich: RichText,
  doubts: readonly DoubtfulCharacter[],
  brackets: readonly number[] = [],
  stretches: readonly Stretch[] = [],
): readonly CellPiece[] | null => {
  const isCut = [rich.tags, doubts, brackets, stretches].some(({ length }) => length > 0);
  if (!isCut && !hidden.test(rich.text)) return null;
  const cuts = new Set([
    ...rich.tags.map(({ at }) => at),
    ...doubts.flatMap(({ at }) => [at, at + 1]),
    ...brackets,
    ...stretches.flatMap(({ start, end }) => [start, end]),
  ]);
  const ordered = [...cuts].sort((a, b) => a - b);
  const pieces: CellPiece[] = [];
  let under: readonly InlineTagType[] = [];
  let from = 0;
  let fromUtf16 = 0;
  for (const cut of [...ordered, Number.POSITIVE_INFINITY]) {
    const to = Number.isFinite(cut) ? utf16Offset(rich.text, cut) : rich.text.length;
    if (to > fromUtf16) {
      const doubt = doubts.find(({ at }) => at === from) ?? null;
      const at = from;
      const differs = stretches.find(({ start, end }) => start <= at && at < end)?.in ?? null;
      pieces.push(...runPieces(rich.text.slice(fromUtf16, to), { at, looks: under, doubt, differs }));
    }
    if (brackets.includes(cut)) pieces.push({ key: `b${cut}`, bracket: cut });
    rich.tags.forEach((tag, index) => {
      if (tag.at !== cut) return;
      if (!isLook(tag))
        pieces.push({
          key: `c${index}`,
          chip: chipLabel(tag),
          whole: wholeLabel(tag),
          title: tag.type,
          hidden: false,
        });
      else if (tag.kind === 'open') under = [...under, tag.type];
      else under = under.filter((_, place) => place !== under.lastIndexOf(tag.type));
    });
    from = cut;
    fromUtf16 = to;
  }
  return pieces;
};
