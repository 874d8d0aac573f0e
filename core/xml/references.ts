import { isXmlCharacter, nameEnd } from './characters.ts';

/** What a named entity stands for; undefined for one that is not known. */
export type Entities = (name: string) => string | undefined;

/** The five that every document has (XML 1.0, section 4.6). */
export const usualEntities: Entities = (name) => {
  switch (name) {
    case 'amp':
      return '&';
    case 'lt':
      return '<';
    case 'gt':
      return '>';
    case 'quot':
      return '"';
    case 'apos':
      return "'";
    default:
      return undefined;
  }
};

/** Something that is not well-formed: where (UTF-16 units), and what, in English. */
export type Complain = (at: number, detail: string) => never;

/** The character that `#x6F22` or `#28450` stands for; null where it is no character of XML. */
const numbered = (name: string): string | null => {
  const hexadecimal = /^#x([0-9a-f]+)$/i.exec(name);
  const decimal = /^#([0-9]+)$/.exec(name);
  const code =
    hexadecimal !== null && name[1] === 'x'
      ? Number.parseInt(hexadecimal[1] ?? '', 16)
      : Number.parseInt(decimal?.[1] ?? '', 10);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : null;
};

/**
 * The text with its references (XML 1.0, section 4.1) resolved; `from` is where it stands, for what `complain` is told. What an
 * entity stands for is not read again.
 */
export const withReferences = (
  text: string,
  from: number,
  entities: Entities,
  complain: Complain,
): string => {
  let done = '';
  let told = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', told)) {
    const end = text.indexOf(';', at);
    if (end < 0) return complain(from + at, 'disallowed character in entity name.');
    const name = text.slice(at + 1, end);
    if (name === '') return complain(from + at, 'empty entity name.');
    const value = name.startsWith('#') ? numbered(name) : entities(name);
    if (value === null) return complain(from + at, 'malformed character entity.');
    if (value === undefined)
      return complain(
        from + at,
        nameEnd(name, 0) === name.length ? 'undefined entity.' : 'disallowed character in entity name.',
      );
    done += text.slice(told, at) + value;
    told = end + 1;
  }
  return done + text.slice(told);
};
