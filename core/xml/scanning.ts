import { heldText } from './held-text.ts';
import type { Complain, Entities } from './references.ts';
import type { ScannedTag } from './scan-tag.ts';

/**
 * Is told the tokens of a document in order, with their places: UTF-16 units of the whole text. Names are as written; ends of
 * lines and references are resolved. What is told of faults and limits does not come back.
 */
export type ScanHandler<Memo> = {
  readonly open: (tag: ScannedTag<Memo>, from: number, to: number) => void;
  /** `from` and `to` are the same for an empty element. */
  readonly close: (tag: ScannedTag<Memo>, from: number, to: number) => void;
  /** Text in the root element. */
  readonly text: (text: string, from: number, to: number, isCdata: boolean) => void;
  readonly comment: (text: string, from: number, to: number) => void;
  readonly instruction: (target: string, body: string, from: number, to: number) => void;
  /** What stands between `<!DOCTYPE` and `>`. What is wrong with it, in English, or null. */
  readonly doctype: (text: string) => string | null;
  /** The document is not well-formed at this line and column (1-based). */
  readonly fault: (line: number, column: number, detail: string) => never;
  readonly tooManyAttributes: () => never;
  readonly tooLong: () => never;
};

export type ScanRules = {
  readonly entities: Entities;
  readonly mostAttributes: number;
  /** UTF-16 units of one token. */
  readonly longest: number;
};

/** How far a document is read, and how to go on. */
export type Scanning<Memo> = ReturnType<typeof scanningOf<Memo>>;

export const scanningOf = <Memo>(handler: ScanHandler<Memo>, rules: ScanRules) => {
  const { longest } = rules;
  const held = heldText(longest, handler.tooLong);
  const complain: Complain = (at, detail) => {
    const { line, column } = held.placeOf(at);
    return handler.fault(line, column, detail);
  };
  const scanning = {
    handler,
    rules,
    held,
    /** The elements that are open. */
    open: [] as ScannedTag<Memo>[],
    hasBegun: false,
    hasRoot: false,
    complain,
    /** Goes on behind a token. Where it began in the whole text. */
    advance: (to: number): number => {
      const from = held.at;
      if (to > held.badAt) complain(held.badAt, 'disallowed character.');
      if (to - from > longest) handler.tooLong();
      held.at = to;
      scanning.hasBegun = true;
      return held.base + from;
    },
    /** False: the token does not end yet, and does not before `awaited` comes. */
    wait: (awaited: string): false => {
      held.awaited = awaited;
      if (held.text.length - held.at > longest) handler.tooLong();
      return false;
    },
  };
  return scanning;
};

export const withLines = (text: string): string =>
  text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
