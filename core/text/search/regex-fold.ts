import { codePointLength } from '../codepoints.ts';
import { simplifiedCharacters } from '../conversion/simplify.ts';

const simplify = (character: string): string =>
  character === '著' ? '着' : (simplifiedCharacters().get(character) ?? character);

/** A text with every character in its Simplified form: as many code points, so offsets in code points stay true. */
export const foldScript = (text: string): string => {
  let folded = '';
  for (const character of text) folded += simplify(character);
  return folded;
};

type Token = { readonly text: string; readonly character: string | null };

const tokenPattern =
  /\\x\{[0-9a-fA-F]+\}|\\[pP]\{[^}]*\}|\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[:\^?\w+:\]|[\s\S]/gu;

const hexEscape = /^\\x\{([0-9a-fA-F]+)\}$/u;

const tokenOf = (text: string): Token => {
  const hex = hexEscape.exec(text)?.[1];
  if (hex !== undefined) {
    const value = Number.parseInt(hex, 16);
    return { text, character: value <= 0x10ffff ? String.fromCodePoint(value) : null };
  }
  return { text, character: codePointLength(text) === 1 ? text : null };
};

/** The Simplified forms of the Traditional characters between two ends of a class's range. */
const formsInRange = (low: string, high: string): string => {
  const from = low.codePointAt(0) ?? 0;
  const to = high.codePointAt(0) ?? 0;
  let forms = '';
  for (const [form, other] of simplifiedCharacters()) {
    const value = form.codePointAt(0) ?? 0;
    if (value >= from && value <= to) forms += other;
  }
  return from <= 0x8457 && to >= 0x8457 ? `${forms}着` : forms;
};

const literal = ({ text, character }: Token): string => {
  if (character === null) return text.startsWith(String.raw`\Q`) ? foldScript(text) : text;
  const other = simplify(character);
  return other === character ? text : other;
};

/**
 * A regular expression (RE2 syntax) that finds in a text in Simplified form what `pattern` finds in the text in any
 * form: every literal takes its Simplified form, and a range in a class takes in the Simplified forms of its members.
 */
export const foldPattern = (pattern: string): string => {
  const tokens = (pattern.match(tokenPattern) ?? []).map(tokenOf);
  let folded = '';
  let inClass = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    const high = tokens[i + 2];
    const isRange = inClass && tokens[i + 1]?.text === '-' && high !== undefined && high.text !== ']';
    if (isRange && token.character !== null && high.character !== null) {
      folded += `${token.text}-${high.text}${formsInRange(token.character, high.character)}`;
      i += 2;
      continue;
    }
    folded += literal(token);
    if (!inClass && token.text === '[') {
      inClass = true;
      // A bracket right after the opening one, or after its ^, is a member.
      for (const member of ['^', ']']) {
        if (tokens[i + 1]?.text !== member) continue;
        folded += member;
        i += 1;
      }
    } else if (inClass && token.text === ']') inClass = false;
  }
  return folded;
};
