import type { RootContent } from 'mdast';
import { definitionCollector, type Definitions } from './definitions.ts';
import { parse, type Reading } from './parse.ts';
import { simpleDefinitions } from './simple-definitions.ts';
import { joinedStretch, skipBlankLines } from './windows.ts';

/** A parsed stretch of a text. Offsets of its nodes count in `source`, of which the first `before` units are not the text's. */
export type Parsed = {
  /** Where the stretch begins in the text. */
  readonly from: number;
  readonly to: number;
  readonly source: string;
  readonly before: number;
  /** Its own nodes; null when it is to be read as plain text. */
  readonly nodes: readonly RootContent[] | null;
  /** Of plain text: its marks are markup, which is not parsed and has to stay as it is. */
  readonly isHostile?: boolean;
};

const usualStretch = 8_192;
const longestStretch = 65_536;

const offsetOf = (node: RootContent | undefined): number => node?.position?.start.offset ?? 0;

/**
 * The last block of a stretch that was cut may go on behind the cut: it is read again, with more of what follows.
 * Gives the blocks (or, when there is one list only, the items) before it, and where it begins.
 */
const sureOf = (own: readonly RootContent[]): { nodes: readonly RootContent[]; end: number | null } => {
  const last = own.at(-1);
  if (own.length === 1 && last?.type === 'list') {
    const items = last.children.slice(0, -1);
    const end = last.children.at(-1)?.position?.start.offset ?? null;
    return { nodes: items.length === 0 ? [] : [{ ...last, children: items }], end };
  }
  return { nodes: own.slice(0, -1), end: last?.position?.start.offset ?? null };
};

/**
 * Parses a text in stretches, so that neither memory nor time grows faster than it: every part of the text is parsed at
 * most a small number of times, whatever it holds.
 */
export function* parsedStretches(
  text: string,
  from: number,
  reading: Reading,
  definitions: Definitions | null,
): Generator<Parsed> {
  let size = usualStretch;
  for (let at = skipBlankLines(text, from); at < text.length; at = skipBlankLines(text, at)) {
    const simple = simpleDefinitions(text, at);
    if (simple !== null) {
      yield { from: at, to: simple.to, source: text.slice(at, simple.to), before: 0, nodes: simple.nodes };
      at = simple.to;
      continue;
    }
    const { to, as, cut } = joinedStretch(text, at, size);
    const stretch = text.slice(at, to);
    if (as !== 'markup' || (reading === 'blocks' && !cut && !stretch.includes(']:'))) {
      yield { from: at, to, source: stretch, before: 0, nodes: null, isHostile: as === 'hostile' };
      at = to;
      continue;
    }
    const needed = definitions?.neededBy(stretch) ?? '';
    const source = needed + stretch;
    const before = needed.length;
    const own = parse(source, reading).filter((node) => offsetOf(node) >= before);
    const sure = cut && to < text.length ? sureOf(own) : { nodes: own, end: null };
    if (cut && sure.nodes.length === 0 && to - at > size / 2 && size < longestStretch) {
      size = longestStretch;
      continue;
    }
    const nodes = sure.nodes.length === 0 ? own : sure.nodes;
    const end = sure.nodes.length === 0 || sure.end === null ? to : at + sure.end - before;
    yield { from: at, to: end, source, before, nodes };
    at = end;
    size = usualStretch;
  }
}

/** The definitions of a whole text, found by the parser (blocks only). A text without any `]:` is not parsed. */
export const definitionsOf = (text: string): Definitions => {
  const collector = definitionCollector();
  if (text.includes(']:'))
    for (const { nodes, source } of parsedStretches(text, 0, 'blocks', null))
      if (nodes !== null && source.includes(']:')) collector.take(nodes, source);
  return collector.finish();
};
