import type { KeyedText } from '../strings/keyed.ts';
import { lineCounter } from '../strings/syntax-fault.ts';

/** Where and why a file is no JSON. */
export type JsonFault = { readonly at: number; readonly detail: string };

export type ScannedJson = {
  /** Every string that is a value, in order. */
  readonly texts: readonly KeyedText[];
  readonly fault: JsonFault | null;
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
export const unescapeJson = (written: string): string =>
  written
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gsu, (_, code: string | undefined, char: string | undefined) =>
      code === undefined ? (escapes[char ?? ''] ?? char ?? '') : String.fromCharCode(parseInt(code, 16)),
    );

type Open = { readonly is: 'object' | 'array'; index: number };

/** What may stand at a place. */
type State = 'value' | 'first' | 'key' | 'after';

/**
 * Finds the strings of a JSON text. Comments and commas behind the last member are read too, as programs write settings with them.
 * Linear, without recursion.
 */
export const scanJson = (text: string): ScannedJson => {
  const texts: (KeyedText & { readonly comments: string[] })[] = [];
  const lineAt = lineCounter(text);
  const keys: string[] = [];
  const open: Open[] = [];
  let comments: string[] = [];
  let [at, state]: [number, State] = [0, 'value'];

  const skip = (): void => {
    for (;;) {
      at += matchAt(space, text, at)?.[0].length ?? 0;
      const found = matchAt(comment, text, at);
      if (found === null) return;
      const words = (found[1] ?? found[2] ?? '').trim();
      const last = texts.at(-1);
      // On the line of a text it is about that, else about the next one.
      if (state !== 'value' && last !== undefined && last.line === lineAt(at)) last.comments.push(words);
      else comments.push(words);
      at += found[0].length;
    }
  };
  const value = (): string | null => {
    const char = text.charAt(at);
    if (char === '{' || char === '[') {
      if (open.length >= deepest) return 'nested too deeply';
      open.push({ is: char === '{' ? 'object' : 'array', index: 0 });
      keys.push(char === '{' ? '' : '0');
      at += 1;
      state = 'first';
      return null;
    }
    const quoted = matchAt(string, text, at)?.[0];
    const whole = quoted ?? matchAt(literal, text, at)?.[0];
    if (whole === undefined) return at >= text.length ? 'unexpected end' : 'a value was expected';
    if (quoted !== undefined)
      texts.push({
        keys: [...keys],
        from: at,
        to: at + quoted.length,
        value: unescapeJson(quoted),
        line: lineAt(at),
        comments,
      });
    comments = [];
    at += whole.length;
    state = 'after';
    return null;
  };
  const key = (): string | null => {
    const name = matchAt(string, text, at)?.[0];
    if (name === undefined) return 'a name in double quotes was expected';
    at += name.length;
    skip();
    if (text.charAt(at) !== ':') return 'a colon was expected';
    at += 1;
    keys[keys.length - 1] = unescapeJson(name);
    state = 'value';
    return null;
  };
  const close = (): void => {
    open.pop();
    keys.pop();
    at += 1;
    state = 'after';
  };
  const member = (inner: Open): string | null => {
    if (text.charAt(at) === (inner.is === 'object' ? '}' : ']')) {
      close();
      return null;
    }
    if (inner.is === 'object') return key();
    state = 'value';
    return null;
  };
  const after = (inner: Open): string | null => {
    const char = text.charAt(at);
    if (char === (inner.is === 'object' ? '}' : ']')) {
      close();
      return null;
    }
    if (char !== ',') return `a comma or the end of the ${inner.is} was expected`;
    at += 1;
    inner.index += 1;
    if (inner.is === 'array') keys[keys.length - 1] = String(inner.index);
    state = 'first';
    return null;
  };

  for (;;) {
    skip();
    const inner = open.at(-1);
    if (state === 'after' && inner === undefined) break;
    const detail =
      state === 'value' || inner === undefined ? value() : state === 'after' ? after(inner) : member(inner);
    if (detail !== null) return { texts, fault: { at, detail } };
  }
  return { texts, fault: at < text.length ? { at, detail: 'the end was expected' } : null };
};
