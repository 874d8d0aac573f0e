import { nameEnd } from './characters.ts';
import { restScanner } from './scan-rest.ts';
import { textScanner } from './scan-text.ts';
import { scanningOf, type ScanHandler, type ScanRules } from './scanning.ts';
import { tagScanner } from './tag-scanner.ts';

const [less, slash, bang, question] = [0x3c, 0x2f, 0x21, 0x3f];

/**
 * Reads well-formed XML (1.0; of 1.1 what is the same), given in pieces, and tells `handler` what is in it. Where a token ends is
 * looked for by the platform's own search, and a start tag that is written like one before is not read again. Linear. Memory:
 * one token, or the piece.
 */
export const xmlScanner = <Memo>(handler: ScanHandler<Memo>, rules: ScanRules) => {
  const scanning = scanningOf(handler, rules);
  const { held, complain, wait } = scanning;
  const words = textScanner(scanning);
  const tags = tagScanner(scanning);
  const rest = restScanner(scanning);

  const token = (): boolean => {
    const { text, at } = held;
    if (text.charCodeAt(at) !== less) return words.next();
    if (at + 1 >= text.length) return wait('');
    const unit = text.charCodeAt(at + 1);
    if (unit === slash) return tags.end();
    if (unit === bang) return rest.declaration();
    return unit === question ? rest.instruction() : tags.start();
  };
  return {
    add: (piece: string): void => held.add(piece),
    /** Reads some tokens, of `length` UTF-16 units; true when there is more to read before a further piece is added. */
    step: (length: number): boolean => {
      if (held.awaited !== null) return false;
      const to = Math.min(held.at + length, held.text.length);
      while (held.at < to) if (!token()) return false;
      return held.at < held.text.length;
    },
    /** Nothing comes behind what was added. */
    end: (): void => {
      held.end();
      while (held.at < held.text.length && token());
      const { text, at } = held;
      if (at < text.length && text.charCodeAt(at) !== less && scanning.open.length === 0)
        words.upTo(text.length);
      const begun = nameEnd(text, at + 1);
      const hasRoot = scanning.hasRoot || (begun > at + 1 && begun < text.length);
      if (!hasRoot) complain(text.length - 1, 'document must contain a root element.');
      const last = scanning.open.at(-1);
      if (last !== undefined) complain(text.length - 1, `unclosed tag: ${last.written}`);
      if (held.at < text.length) complain(text.length - 1, 'unexpected end.');
    },
    /** Something is wrong with the token that was told last. */
    complainHere: (detail: string): never => complain(held.at - 1, detail),
  };
};
