import { codeAt, codeBefore, isWordCode } from './characters.ts';
import type { Finding, Layer } from './finding.ts';
import { triggers } from './triggers.ts';

const long =
  'br|div|span|em|strong|font|img|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|sup|sub|center|hr|blockquote|section|article|wbr|small|big|strike|iframe|script|style|input|figure|figcaption|pre|code|dl|dt|dd|nobr|o:p';
const short = 'a|b|i|p|u|s';

/** Attributes hold no angle brackets, so a scan stops at the next one: time stays linear. */
const rest = `(?:\\s[^<>]{0,2000})?\\s?/?>`;
const tag = new RegExp(`</?(?:${long}|${short})${rest}`, 'giy');
const closing = /^<\//;
const selfClosed = /\/>$/;
const attributes = /^<\w+\s[^=]*=/;
/** Names that are words too, and stand in brackets for what a reader is to put there: `<code>`, `<table>`. */
const wordLike =
  'font|table|center|section|article|small|big|strike|script|style|input|figure|pre|code|sub|sup|em';
const uncertain = new RegExp(`^</?(?:${short}|${wordLike})\\W`, 'i');

const comment = '<!--';

/** Remnants of markup in plain text: `<br/>`, `</p>`, `<span style=…>`. Mathematics (`a < b`) is left alone. */
export const tagLayer: Layer = {
  triggers: triggers.angle,
  find: (text) => {
    const findings: Finding[] = [];
    const closers = closersOf(text);
    const lastCommentEnd = text.lastIndexOf('-->');
    for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      const isComment = text.startsWith(comment, at) && lastCommentEnd > at + 3;
      tag.lastIndex = at;
      const found = isComment ? text.slice(at, text.indexOf('-->', at + 4) + 3) : tag.exec(text)?.[0];
      if (found === undefined || found === '') continue;
      const certain = isComment || isSure(found, closers);
      const end = at + found.length;
      findings.push({
        kind: 'tag',
        certainty: certain ? 'certain' : 'doubtful',
        start: at,
        end,
        after: joint(text, at, end, found),
        reason: certain ? 'tag.remnant' : 'tag.maybe',
        params: { tag: found.slice(0, 60) },
      });
      at = end - 1;
    }
    return findings;
  },
};

/** One letter or a word in brackets may be a placeholder or a variable: then a closing partner or attributes must speak for it. */
const isSure = (found: string, closers: ReadonlySet<string>): boolean =>
  !uncertain.test(found) ||
  selfClosed.test(found) ||
  closing.test(found) ||
  attributes.test(found) ||
  closers.has(nameOf(found));

const nameOf = (found: string): string => /[a-z][a-z0-9:]*/i.exec(found)?.[0].toLowerCase() ?? '';

const closersOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/<\/([a-z][a-z0-9:]*)\s?>/gi), ([, name]) => (name ?? '').toLowerCase()));

const breaks = /^<\/?(?:br|p|div|li|tr|td|th|h[1-6]|hr)\b/i;

/** A tag that broke the line parts two words; any other tag stood inside them. */
const joint = (text: string, start: number, end: number, found: string): string =>
  breaks.test(found) && isWordCode(codeBefore(text, start)) && isWordCode(codeAt(text, end)) ? ' ' : '';
