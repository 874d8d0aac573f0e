import type { KeyedText } from '../strings/keyed.ts';
import { lineCounter, type SyntaxFault, type SyntaxFaultKind } from '../strings/syntax-fault.ts';

export type ScannedJson = {
  /** Every string that is a value, in order. */
  readonly texts: readonly KeyedText[];
  readonly fault: SyntaxFault | null;
};

/** Values within each other; deeper ones are nobody's. */
const deepest = 500;

const space = /[\s\ufeff]*/y;
const comment = /\/\/([^\r\n]*)|\/\*((?:[^*]|\*(?!\/))*)\*\//y;
const string = /"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
const literal = /(?:-?\d[\d.eE+-]*|true|false|null)/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What a string says (RFC 8259, section 7); an escape that is none stands for itself. */
const unescapeJson = (written: string): string =>
  written
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gsu, (_, code: string | undefined, char: string | undefined) =>
      code === undefined ? (escapes[char ?? ''] ?? char ?? '') : String.fromCharCode(parseInt(code, 16)),
    );

type Open = { readonly is: 'object' | 'array'; index: number };
type Found = KeyedText & { readonly comments: string[] };

/** A scan under way. `state`: what may stand at `at`. */
type Scan = {
  readonly text: string;
  readonly lineAt: (at: number) => number;
  readonly texts: Found[];
  readonly keys: string[];
  readonly open: Open[];
  comments: string[];
  at: number;
  state: 'value' | 'first' | 'after';
};

/** White space and comments: one on the line of a text is about that, else it is about the next one. */
const skip = (scan: Scan): void => {
  for (;;) {
    scan.at += matchAt(space, scan.text, scan.at)?.[0].length ?? 0;
    const found = matchAt(comment, scan.text, scan.at);
    if (found === null) return;
    const words = (found[1] ?? found[2] ?? '').trim();
    const last = scan.texts.at(-1);
    const isBehind = scan.state !== 'value' && last?.line === scan.lineAt(scan.at);
    (isBehind && last !== undefined ? last.comments : scan.comments).push(words);
    scan.at += found[0].length;
  }
};

/** Each step answers what is wrong, or null. */
type Step = SyntaxFaultKind | null;

const begin = (scan: Scan, is: Open['is']): Step => {
  if (scan.open.length >= deepest) return 'depth';
  scan.open.push({ is, index: 0 });
  scan.keys.push(is === 'object' ? '' : '0');
  scan.at += 1;
  scan.state = 'first';
  return null;
};

const value = (scan: Scan): Step => {
  const { text, at } = scan;
  const char = text.charAt(at);
  if (char === '{' || char === '[') return begin(scan, char === '{' ? 'object' : 'array');
  const quoted = matchAt(string, text, at)?.[0];
  const whole = quoted ?? matchAt(literal, text, at)?.[0];
  if (whole === undefined) return at >= text.length ? 'end' : 'value';
  if (quoted !== undefined)
    scan.texts.push({
      keys: [...scan.keys],
      from: at,
      to: at + quoted.length,
      value: unescapeJson(quoted),
      line: scan.lineAt(at),
      comments: scan.comments,
    });
  scan.comments = [];
  scan.at += whole.length;
  scan.state = 'after';
  return null;
};

const key = (scan: Scan): Step => {
  const name = matchAt(string, scan.text, scan.at)?.[0];
  if (name === undefined) return 'name';
  scan.at += name.length;
  skip(scan);
  if (scan.text.charAt(scan.at) !== ':') return 'colon';
  scan.at += 1;
  scan.keys[scan.keys.length - 1] = unescapeJson(name);
  scan.state = 'value';
  return null;
};

const member = (scan: Scan, inner: Open): Step => {
  const char = scan.text.charAt(scan.at);
  if (char === (inner.is === 'object' ? '}' : ']')) {
    scan.open.pop();
    scan.keys.pop();
    scan.at += 1;
    scan.state = 'after';
    return null;
  }
  if (scan.state === 'first') {
    if (inner.is === 'object') return key(scan);
    scan.state = 'value';
    return null;
  }
  if (char !== ',') return `${inner.is}-comma`;
  scan.at += 1;
  inner.index += 1;
  if (inner.is === 'array') scan.keys[scan.keys.length - 1] = String(inner.index);
  scan.state = 'first';
  return null;
};

/**
 * Finds the strings of a JSON text. Comments and commas behind the last member are read too, as programs write settings with them.
 * Linear, without recursion.
 */
export const scanJson = (text: string): ScannedJson => {
  const texts: Found[] = [];
  const scan: Scan = {
    text,
    lineAt: lineCounter(text),
    texts,
    keys: [],
    open: [],
    comments: [],
    at: 0,
    state: 'value',
  };
  for (;;) {
    skip(scan);
    const inner = scan.open.at(-1);
    if (scan.state === 'after' && inner === undefined) break;
    const fault = scan.state === 'value' || inner === undefined ? value(scan) : member(scan, inner);
    if (fault !== null) return { texts, fault: { at: scan.at, fault } };
  }
  return { texts, fault: scan.at < text.length ? { at: scan.at, fault: 'more' } : null };
};
