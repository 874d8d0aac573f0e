import { cutSpans, safeLink, type Span } from '../../formats/spans.ts';
import { escapeMarkup, type SymbolWriter } from '../../formats/symbols.ts';
import type { InlineTag, RichText } from '../../model/index.ts';
import { placeholderWords } from '../marks.ts';

/** What stands at places of a text besides its words, in code points. */
export type Extras = {
  /** Of each code point that has one; shorter lists have none for the rest. */
  readonly readings: readonly (string | null)[];
  /** The readings are of Zhuyin, and stand beside their characters. */
  readonly beside: boolean;
  /** Markup that stands behind a place; it is trusted. */
  readonly signs: readonly { readonly at: number; readonly markup: string }[];
  /** Places before which a line may end with a hyphen. */
  readonly hyphens: ReadonlySet<number>;
};

const noExtras: Extras = { readings: [], beside: false, signs: [], hyphens: new Set() };

const elements: Partial<Record<InlineTag['type'], string>> = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
};

type Open = { readonly tag: InlineTag; readonly start: string; readonly end: string };

const opened = (tag: InlineTag, symbols: SymbolWriter): Open | null => {
  const name = elements[tag.type];
  if (name !== undefined) return { tag, start: `<${name}>`, end: `</${name}>` };
  const href = tag.type === 'link' ? safeLink(tag) : null;
  if (href !== null)
    return {
      tag,
      start: `<a href="${escapeMarkup(symbols.visible(href))}" rel="noopener noreferrer">`,
      end: '</a>',
    };
  return null;
};

/** The reading that the original itself has above some words; its own readings go before ours. */
const ownReading = (open: readonly InlineTag[]): string =>
  open.find((tag) => tag.type === 'other' && (tag.data?.['ruby'] ?? '') !== '')?.data?.['ruby'] ?? '';

const brokenLines = (escaped: string): string => escaped.replaceAll('\n', '<br/>');

/** A syllable with what sets it beside its character: its signs below each other, the tone at their side, the one of a light tone above. */
const zhuyinBeside = (syllable: string): string => {
  const [, light = '', signs = syllable, tone = ''] = /^(˙?)([^ˊˇˋ˙]*)([ˊˇˋ˙]?)$/u.exec(syllable) ?? [];
  const lightTone = light === '' && tone === '˙' ? tone : light;
  return (
    (lightTone === '' ? '' : `<span class="light">${lightTone}</span>`) +
    `<span class="signs">${signs}</span>` +
    (tone === '' || tone === '˙' ? '' : `<span class="tone">${tone}</span>`)
  );
};

const softHyphen = '\u00ad';

/** Words with a sign at each place before which a line may end. */
const divided = (
  text: string,
  from: number,
  { hyphens }: Extras,
  shown: (part: string) => string,
): string => {
  let markup = '';
  let plain = '';
  let at = from;
  for (const point of text) {
    if (hyphens.has(at) && at > from) {
      markup += shown(plain) + softHyphen;
      plain = '';
    }
    plain += point;
    at += 1;
  }
  return markup + shown(plain);
};

const words = (text: string, from: number, extras: Extras, symbols: SymbolWriter): string => {
  const { readings, beside, hyphens } = extras;
  const shown = (part: string): string => brokenLines(escapeMarkup(symbols.visible(part)));
  if (readings.length === 0) return hyphens.size === 0 ? shown(text) : divided(text, from, extras, shown);
  let markup = '';
  let plain = '';
  let at = from;
  for (const point of text) {
    const reading = readings[at] ?? null;
    at += 1;
    if (reading === null) plain += point;
    else {
      const set = beside ? zhuyinBeside(shown(reading)) : shown(reading);
      markup += `${shown(plain)}<ruby>${shown(point)}<rt>${set}</rt></ruby>`;
      plain = '';
    }
  }
  return markup + shown(plain);
};

const isCode = ({ open }: Span): boolean => open.some(({ type }) => type === 'code');

const content = (span: Span, from: number, given: Extras, symbols: SymbolWriter): string => {
  const extras = given.hyphens.size > 0 && isCode(span) ? { ...given, hyphens: noExtras.hyphens } : given;
  const shown = (part: string): string => escapeMarkup(symbols.visible(part));
  if ('placeholder' in span) {
    const alt = placeholderWords(span.placeholder);
    if (alt === '\n') return '<br/>';
    return alt === '' ? '' : `<span class="alt">${shown(alt)}</span>`;
  }
  const own = ownReading(span.open);
  return own === ''
    ? words(span.text, from, extras, symbols)
    : `<ruby>${shown(span.text)}<rt>${shown(own)}</rt></ruby>`;
};

/**
 * A text as XHTML, which is HTML too: its tags as elements, always well nested, links of other kinds than http, https and mailto as plain
 * words, everything else escaped. Signs stand outside all elements, since they are links.
 */
export const inlineMarkup = (rich: RichText, symbols: SymbolWriter, extras: Extras = noExtras): string => {
  let markup = '';
  let open: readonly Open[] = [];
  let point = 0;
  const closeTo = (shared: number): void => {
    markup += open
      .slice(shared)
      .toReversed()
      .map(({ end }) => end)
      .join('');
    open = open.slice(0, shared);
  };
  for (const span of cutSpans(
    rich,
    extras.signs.map(({ at }) => at),
  )) {
    if ('cut' in span) {
      closeTo(0);
      point = span.cut;
      for (const { at, markup: sign } of extras.signs) if (at === span.cut) markup += sign;
      continue;
    }
    // A link inside a link cannot be: the outermost counts.
    const link = span.open.find((tag) => tag.type === 'link' && safeLink(tag) !== null);
    const wanted = span.open
      .filter((tag) => tag.type !== 'link' || tag === link)
      .flatMap((tag) => opened(tag, symbols) ?? []);
    let shared = 0;
    while (shared < open.length && shared < wanted.length && open[shared]?.tag === wanted[shared]?.tag)
      shared += 1;
    closeTo(shared);
    markup += wanted
      .slice(shared)
      .map(({ start }) => start)
      .join('');
    open = wanted;
    markup += content(span, point, extras, symbols);
    if ('text' in span) for (const _ of span.text) point += 1;
  }
  closeTo(0);
  return markup;
};
