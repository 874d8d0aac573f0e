import type { Nodes } from 'mdast';
import type { Parsed } from './stretches.ts';

/** Front matter that is opened with a key behind it, and the lines that would close it. */
const opened: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^---[ \t]*\n(?=\s*(?:#|[\w"'-]+[ \t]*:))/, /^(?:---|\.\.\.)[ \t]*$/m, '---'],
  [/^\+\+\+[ \t]*\n(?=\s*(?:#|[\w"'-]+[ \t]*=))/, /^\+\+\+[ \t]*$/m, '+++'],
];

/** What a text lacks that opens front matter and does not close it; null where it does not. In: with LF alone as its ends of lines. */
export const openFrontMatter = (text: string): string | null =>
  opened.find(([first, last]) => {
    const [head] = first.exec(text) ?? [];
    return head !== undefined && !last.test(text.slice(head.length));
  })?.[2] ?? null;

const lastLeaf = (node: Nodes): Nodes => {
  let own = node;
  for (
    let inner: Nodes | undefined = own;
    inner !== undefined;
    inner = 'children' in own ? own.children.at(-1) : undefined
  )
    own = inner;
  return own;
};

/** What would close a fenced block of code, or a comment; null for what is closed, and for what needs no closing. */
const missingOf = (written: string, type: Nodes['type']): string | null => {
  if (type === 'html') return written.startsWith('<!--') && !written.includes('-->', 4) ? '-->' : null;
  const fence = type === 'code' ? /^(?:`{3,}|~{3,})/.exec(written)?.[0] : undefined;
  if (fence === undefined) return null;
  const [, ...lines] = written.split('\n');
  const last = /(?:`{3,}|~{3,})[ \t]*$/.exec(lines.at(-1) ?? '')?.[0].trimEnd() ?? '';
  return last.startsWith(fence) ? null : fence;
};

/**
 * What a text lacks at its end, as the last stretch of it was parsed: the fence of a block of code, the end of a comment. CommonMark
 * (section 4.5) lets the end of a document close them; who writes does not.
 */
export const openBlock = ({ source, nodes }: Pick<Parsed, 'source' | 'nodes'>): string | null => {
  const node = nodes?.at(-1);
  if (node === undefined) return null;
  const { type, position } = lastLeaf(node);
  const [from = 0, to = 0] = [position?.start.offset, position?.end.offset];
  return source.slice(to).trim() === '' ? missingOf(source.slice(from, to), type) : null;
};
