import { isSpace, nameEnd, spaceEnd } from './characters.ts';
import type { Complain } from './references.ts';
import { withLines, type Scanning } from './scanning.ts';

/** A token that is neither text nor a tag: where it ends, in UTF-16 units. Null where the text ends before it does. */
type Ended = { readonly to: number } | null;

const declaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][A-Za-z0-9._-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*\?>$/;

/** A processing instruction, or the XML declaration (XML 1.0, sections 2.6 and 2.8), which has no `target`. */
const scanInstruction = (
  text: string,
  from: number,
  isFirst: boolean,
  complain: Complain,
): (Ended & { readonly target: string | null; readonly body: string }) | null => {
  const end = text.indexOf('?>', from + 2);
  if (end < 0) return null;
  const nameTo = nameEnd(text, from + 2);
  const behind = text.charCodeAt(nameTo);
  if (nameTo === from + 2)
    return complain(
      nameTo,
      nameTo === end || isSpace(behind)
        ? 'processing instruction without a target.'
        : 'disallowed character in processing instruction name.',
    );
  if (nameTo !== end && !isSpace(behind))
    return complain(nameTo, 'disallowed character in processing instruction name.');
  const target = text.slice(from + 2, nameTo);
  const to = end + 2;
  if (target === 'xml') {
    if (!isFirst) return complain(nameTo, 'an XML declaration must be at the start of the document.');
    if (!declaration.test(text.slice(from, to))) return complain(end, 'XML declaration is malformed.');
    return { to, target: null, body: '' };
  }
  if (target.toLowerCase() === 'xml')
    return complain(end + 1, 'the XML declaration must appear at the start of the document.');
  return { to, target, body: text.slice(Math.min(spaceEnd(text, nameTo), end), end) };
};

/** Where a document type ends, which may have quotes, and declarations in brackets with quotes, comments and instructions. */
const scanDoctype = (text: string, from: number): Ended => {
  const signs = /["'[\]<>]/g;
  signs.lastIndex = from;
  let isInside = false;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const [char] = sign;
    const at = sign.index;
    if (char === '>' && !isInside) return { to: at + 1 };
    if (char === '[') isInside = true;
    else if (char === ']') isInside = false;
    const end =
      char === '"' || char === "'"
        ? char
        : char !== '<' || !isInside
          ? null
          : text.startsWith('<!--', at)
            ? '-->'
            : text.startsWith('<?', at)
              ? '?>'
              : null;
    if (end === null) continue;
    const close = text.indexOf(end, at + (end === '-->' ? 4 : end.length));
    if (close < 0) return null;
    signs.lastIndex = close + end.length;
  }
  return null;
};

const cdata = '<![CDATA[';
const doctype = '<!DOCTYPE';

/** Reads instructions, comments, sections of CDATA and document types. Each is told where it begins; false: it does not end yet. */
export const restScanner = <Memo>(scanning: Scanning<Memo>) => {
  const { held, handler, complain, wait, advance } = scanning;
  let hasDoctype = false;
  const here = (): number => held.base + held.at;

  const comment = (): boolean => {
    const { text, at } = held;
    const end = text.indexOf('--', at + 4);
    if (end < 0 || end + 2 >= text.length) return wait('>');
    if (text[end + 2] !== '>') complain(end + 2, 'malformed comment.');
    const from = advance(end + 3);
    handler.comment(withLines(text.slice(at + 4, end)), from, here());
    return true;
  };
  const characters = (): boolean => {
    const { text, at } = held;
    if (scanning.open.length === 0) complain(at + cdata.length - 1, 'text data outside of root node.');
    const end = text.indexOf(']]>', at + cdata.length);
    if (end < 0) return wait('>');
    const from = advance(end + 3);
    handler.text(withLines(text.slice(at + cdata.length, end)), from, here(), true);
    return true;
  };
  const documentType = (): boolean => {
    const { text, at } = held;
    if (hasDoctype || scanning.hasRoot)
      complain(at + doctype.length - 1, 'inappropriately located doctype declaration.');
    const end = scanDoctype(text, at + doctype.length);
    if (end === null) return wait('>');
    const said = handler.doctype(withLines(text.slice(at + doctype.length, end.to - 1)));
    if (said !== null) complain(end.to - 1, said);
    hasDoctype = true;
    advance(end.to);
    return true;
  };
  return {
    /** At `<?`. */
    instruction: (): boolean => {
      const { text, at } = held;
      const found = scanInstruction(text, at, !scanning.hasBegun, complain);
      if (found === null) return wait('>');
      const from = advance(found.to);
      if (found.target !== null) handler.instruction(found.target, withLines(found.body), from, here());
      return true;
    },
    /** At `<!`. */
    declaration: (): boolean => {
      const { text, at } = held;
      if (text.startsWith('<!--', at)) return comment();
      if (text.startsWith(cdata, at)) return characters();
      if (text.startsWith(doctype, at)) return documentType();
      const begun = text.slice(at, at + cdata.length);
      if (['<!--', cdata, doctype].some((sign) => sign.startsWith(begun))) return wait('');
      return complain(at + 2, 'incorrect syntax.');
    },
  };
};
