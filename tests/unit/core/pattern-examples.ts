/*
 * Texts that a regular expression takes, so many that each of its alternatives is in one: what rules that are written as patterns are tried with.
 */

type Node = { readonly choices: readonly (readonly Node[] | string)[] };

/** One character that a class or an escape takes. */
const classMembers: Readonly<Record<string, string>> = {
  'p{Script=Han}': '某',
  'p{L}': '某',
  d: '3',
  s: ' ',
};

const members = (inside: string): readonly string[] => {
  if (inside.startsWith('^')) return ['，'];
  const plain = inside.replaceAll(/\\(p\{[^}]*\}|.)/gu, (_, name: string) => classMembers[name] ?? name);
  return Array.from(plain.replaceAll(/(.)-(.)/gu, '$1$2'));
};

/** Reads a pattern from a place on; what looks around is left out. */
const read = (pattern: string, from: number): { readonly node: Node; readonly end: number } => {
  const choices: Node[][] = [[]];
  let at = from;
  const add = (node: Node): void => void choices.at(-1)?.push(node);
  while (at < pattern.length && pattern[at] !== ')') {
    const char = pattern.charAt(at);
    const looks = /^\(\?(?:<?[=!])/u.exec(pattern.slice(at))?.[0];
    if (char === '|') {
      choices.push([]);
      at += 1;
      continue;
    }
    if (looks !== undefined) {
      at = read(pattern, at + looks.length).end + 1;
      continue;
    }
    let node: Node;
    if (char === '(') {
      const inner = read(pattern, at + (/^\(\?(?::|<\w+>)/u.exec(pattern.slice(at))?.[0].length ?? 1));
      [node, at] = [inner.node, inner.end + 1];
    } else if (char === '[') {
      const end = pattern.indexOf(']', at + 1);
      [node, at] = [{ choices: members(pattern.slice(at + 1, end)) }, end + 1];
    } else if (char === '\\') {
      const name = /^\\(p\{[^}]*\}|k<\w+>|.)/u.exec(pattern.slice(at))?.[1] ?? '';
      // What a group has taken is not taken a second time.
      const member = name.startsWith('k<') ? '' : (classMembers[name] ?? name);
      [node, at] = [{ choices: [member] }, at + name.length + 1];
    } else {
      [node, at] = [
        { choices: [char === '^' || char === '$' ? '' : char === '.' ? '某' : char] },
        at + char.length,
      ];
    }
    const repeat = /^(?:[?*+]|\{[\d,]*\})/u.exec(pattern.slice(at))?.[0];
    if (repeat !== undefined) at += repeat.length;
    add(repeat === '?' || repeat === '*' ? { choices: [...node.choices, ''] } : node);
  }
  return { node: { choices }, end: at };
};

const count = ({ choices }: Node): number =>
  choices.reduce(
    (sum, choice) => sum + (typeof choice === 'string' ? 1 : Math.max(1, ...choice.map(count))),
    0,
  );

const pick = (node: Node, n: number): string => {
  let left = n % Math.max(1, count(node));
  for (const choice of node.choices) {
    const own = typeof choice === 'string' ? 1 : Math.max(1, ...choice.map(count));
    if (left < own)
      return typeof choice === 'string' ? choice : choice.map((part) => pick(part, left)).join('');
    left -= own;
  }
  return '';
};

/** As many texts as the pattern has alternatives, `most` at most. */
export const examplesOf = (pattern: string, most: number): readonly string[] => {
  const { node } = read(pattern, 0);
  return [...new Set(Array.from({ length: Math.min(most, count(node)) }, (_, n) => pick(node, n)))];
};
