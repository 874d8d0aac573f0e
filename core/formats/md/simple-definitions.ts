import type { Definition } from 'mdast';
import { identifierOf } from './definitions.ts';

/**
 * A link reference definition as nearly all are: on one line, at its beginning, with nothing in it that needs the parser's
 * rules for escapes, entities, brackets or quotes (CommonMark 0.31, section 4.7).
 */
const simple =
  /\[([^\\[\]\s&^\0][^\\[\]\n\t&\0]{0,900})\]:( {1,4})([^\s<>()\\&"'\0\p{Cc}]{1,2000})(?:( {1,4})"([^"\\&\n\0]{1,1000})")?[ \t]*(?:\n|$)/uy;

/** Definitions of one run. */
const longestRun = 500;

const nodeOf = (match: RegExpExecArray, at: number): Definition => {
  const [whole, label = '', , url = '', gap, title] = match;
  const point = (offset: number) => ({ line: 1, column: 1, offset });
  const before = whole.indexOf(url, label.length + 3) + url.length;
  const from = at + before + (gap?.length ?? 0) + 1;
  return {
    type: 'definition',
    identifier: identifierOf(label),
    label,
    url,
    title: title ?? null,
    position: { start: point(at), end: point(at + whole.trimEnd().length) },
    ...(title === undefined ? {} : { data: { title: { from, to: from + title.length } } }),
  };
};

/**
 * The simple definitions that stand one under the other from `from` on, where a block begins, and where the last ends. What
 * follows is blank or the end: else the last of them might go on there, and is left to the parser. The parser takes a tenth
 * of a millisecond for each, and some files have tens of thousands.
 */
export const simpleDefinitions = (
  text: string,
  from: number,
): { readonly nodes: readonly Definition[]; readonly to: number } | null => {
  const nodes: Definition[] = [];
  let before = from;
  let at = from;
  while (text.charAt(at) === '[' && nodes.length < longestRun) {
    simple.lastIndex = at;
    const match = simple.exec(text);
    if (match === null) break;
    nodes.push(nodeOf(match, at - from));
    before = at;
    at += match[0].length;
  }
  const isEnded =
    at >= text.length || /[ \t]*(?:\n|$)/y.test(text.slice(at, at + 100)) || nodes.length === longestRun;
  if (!isEnded) {
    nodes.pop();
    at = before;
  }
  return nodes.length === 0 ? null : { nodes, to: at };
};
