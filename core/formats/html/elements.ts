import type { InlineTagType } from '../../model/index.ts';

/** Elements that stand on lines of their own (HTML, section 15.3, those shown as block, list-item or table parts). */
export const blockElements: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p ' +
    'plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
);

/** Elements whose content is no text of the page. (What else stands in `head` has no text, but for the title.) */
export const skippedElements: ReadonlySet<string> = new Set(
  'script style template iframe noembed noframes noscript textarea datalist audio video canvas'.split(' '),
);

/** Elements that stand in a line of words as one thing: a placeholder keeps their place, and the words behind them. */
export const objectElements: ReadonlySet<string> = new Set(['svg', 'math', 'select']);

/** Elements without words that can be seen, which stand in the line as one thing. */
export const placeholderElements: ReadonlySet<string> = new Set(['input', 'embed']);

/** Elements without an end tag (HTML, section 13.1.2). */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements that become a pair of inline tags. Others inside a line (`span`, `font`) leave no trace but their text. */
export const inlineElements: ReadonlyMap<string, InlineTagType> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'emphasis'],
  ['em', 'emphasis'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['var', 'emphasis'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strike'],
  ['del', 'strike'],
  ['strike', 'strike'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['sub', 'sub'],
  ['sup', 'sup'],
]);

/** What is written for a tag that has no element of its own. */
export const elementOfType: Readonly<Partial<Record<InlineTagType, string>>> = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  sub: 'sub',
  sup: 'sup',
};
