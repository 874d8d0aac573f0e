/** A part of a message that is no words, in UTF-16 units, with what it is shown as. */
export type IcuCode = { readonly from: number; readonly to: number; readonly display: string };

/** Messages are nested in branches; deeper ones are nobody's. */
const deepest = 20;

const complex =
  /\{\s*[\p{L}\p{N}_.-]{1,60}\s*,\s*(plural|select|selectordinal)\s*,\s*(?:offset:\s*\d{1,9}\s*)?/uy;
const simple = /\{\s*[\p{L}\p{N}_.-]{1,60}\s*(?:,[^{}]{0,200})?\}/uy;
const selector = /\s*(=\d{1,9}|[\p{L}\p{N}_-]{1,60})\s*\{/uy;
const ending = /\s*\}/y;
/** Quoted syntax: an apostrophe begins it only before what would be syntax, and two are one. */
const quoted = /''|'[{}#|](?:[^']|'')*(?:'|$)/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

type Open = { readonly counts: boolean };

/** What opens a branch: ` one {`, with all that stands before it. */
const branchFrom = (text: string, from: number, at: number, before: string): IcuCode | null => {
  const found = matchAt(selector, text, at);
  return found === null ? null : { from, to: at + found[0].length, display: `${before}${found[1] ?? ''}` };
};

type Step = { readonly code: IcuCode; readonly opens?: Open; readonly ends?: true } | null;

/** An argument, or the beginning of one with branches; null where it is none of these. */
const argumentAt = (text: string, at: number): Step => {
  const begins = matchAt(complex, text, at);
  if (begins !== null) {
    const code = branchFrom(text, at, at + begins[0].length, '');
    return code === null ? null : { code, opens: { counts: begins[1] !== 'select' } };
  }
  const whole = matchAt(simple, text, at);
  return whole === null ? null : { code: { from: at, to: at + whole[0].length, display: whole[0] } };
};

/** What follows the end of a branch: the next one, or the end of the argument. */
const afterBranch = (text: string, at: number): Step => {
  const next = branchFrom(text, at, at + 1, '');
  if (next !== null) return { code: next };
  const end = matchAt(ending, text, at + 1);
  return end === null ? null : { code: { from: at, to: at + 1 + end[0].length, display: '}' }, ends: true };
};

const stepAt = (text: string, at: number, open: Open | undefined): Step | 'words' => {
  const char = text.charAt(at);
  if (char === '{') return argumentAt(text, at);
  if (char === '}') return open === undefined ? null : afterBranch(text, at);
  if (char === '#' && open?.counts === true) return { code: { from: at, to: at + 1, display: '#' } };
  return 'words';
};

/**
 * The arguments and selectors of a message of ICU that has branches (`plural`, `select`, `selectordinal`), in order; null for
 * a text that is none, or is not well-formed. Linear.
 */
export const findIcu = (text: string): readonly IcuCode[] | null => {
  if (!/,\s*(?:plural|select|selectordinal)\s*,/.test(text)) return null;
  const codes: IcuCode[] = [];
  const opened: Open[] = [];
  for (let at = 0; at < text.length;) {
    const quote = matchAt(quoted, text, at);
    if (quote !== null) {
      at += quote[0].length;
      continue;
    }
    const step = stepAt(text, at, opened.at(-1));
    if (step === null) return null;
    if (step === 'words') {
      at += 1;
      continue;
    }
    codes.push(step.code);
    if (step.opens !== undefined) opened.push(step.opens);
    if (step.ends === true) opened.pop();
    if (opened.length > deepest) return null;
    at = step.code.to;
  }
  return opened.length === 0 && codes.length > 0 ? codes : null;
};
