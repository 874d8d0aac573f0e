import { tagData, type InlineTag, type InlineTagType } from '#core/model/index.ts';
import type { XmlNode } from './tree.ts';
import { ownEntry } from '../../own-entry.ts';

/** How the text of a run looks: its own properties as words (`b`, `color=FF0000`), without what makes no difference. */
export type RunLook = { readonly key: string; readonly words: readonly string[] };

/**
 * Properties that say nothing of how text looks or what it means: marks of the spelling checker, the language, earlier properties, and what
 * is for scripts from right to left only.
 */
const noise = new Set([
  'lang',
  'noProof',
  'rPrChange',
  'webHidden',
  'bCs',
  'iCs',
  'szCs',
  'vanish',
  'specVanish',
  'ins',
  'del',
  'moveFrom',
  'moveTo',
]);

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** `hint` says which of the four fonts characters have that may be in two (section 17.3.2.26): it comes and goes with what was typed. */
const ignored = (property: string, attribute: string): boolean =>
  property === 'rFonts' && attribute === 'hint';

const wordOf = (node: XmlNode): string | null => {
  const name = localName(node.name);
  if (noise.has(name)) return null;
  const all: string[] = [];
  for (const [written, value] of node.attributes) {
    const attribute = localName(written);
    if (ignored(name, attribute)) continue;
    if (attribute !== 'val') all.push(`${attribute}:${value}`);
    else if (value !== '' && value !== '1' && value !== 'true' && value !== 'on') all.push(value);
  }
  if (name === 'rFonts' && all.length === 0) return null;
  all.sort();
  // A colour of DrawingML is an element in its property (section 20.1.8.54).
  for (const child of node.children) {
    const word = wordOf(child);
    if (word !== null) all.push(word);
  }
  return all.length === 0 ? name : `${name}=${all.join(',')}`;
};

const looks = new Map<string, RunLook>();

const lookOf = (words: readonly string[]): RunLook => {
  const key = words.join(' ');
  const own = looks.get(key) ?? { key, words };
  if (looks.size < 10_000) looks.set(key, own);
  return own;
};

/** Attributes of DrawingML's properties that say nothing of how text looks. */
const unseen = new Set(['lang', 'altLang', 'dirty', 'err', 'noProof', 'smtClean', 'smtId', 'bmk']);

/** The look that run properties give; of none, the plain one. DrawingML has its properties as attributes of `a:rPr` too. */
export const runLook = (properties: XmlNode | null): RunLook => {
  if (properties === null) return lookOf([]);
  const words: string[] = [];
  for (const [name, value] of properties.attributes) if (!unseen.has(name)) words.push(`${name}=${value}`);
  for (const child of properties.children) {
    const word = wordOf(child);
    if (word !== null) words.push(word);
  }
  return lookOf(words.sort());
};

/** Whether white space of this look can be seen. */
export const showsSpace = ({ words }: RunLook): boolean =>
  words.some((word) => /^(?:u|strike|dstrike|highlight|shd|bdr|rStyle|effect)(?:=|$)/.test(word));

const types: Readonly<Record<string, InlineTagType>> = {
  b: 'strong',
  'b=1': 'strong',
  i: 'emphasis',
  'i=1': 'emphasis',
  'u=single': 'underline',
  'u=sng': 'underline',
  strike: 'strike',
  'vertAlign=superscript': 'sup',
  'vertAlign=subscript': 'sub',
};

const shortNames: Readonly<Record<string, string>> = {
  rFonts: 'font',
  rStyle: '',
  color: 'colour',
  sz: 'size',
  solidFill: 'colour',
  latin: 'font',
  ea: 'font',
};

const shortWord = (word: string): string => {
  const [name = '', value = ''] = word.split(/=(.*)/s);
  const short = ownEntry(shortNames, name) ?? name;
  const [first = ''] = value.split(',');
  if (name === 'rStyle') return value;
  if (['0', 'false', 'off', 'none'].includes(value)) return `−${short}`;
  return ['color', 'highlight', 'u', 'vertAlign'].includes(name) && /^\w+$/.test(first)
    ? `${short} ${first}`
    : short;
};

/** A chip is a few characters, UTF-16 units. */
const longestDisplay = 24;

export const shortened = (text: string): string =>
  text.length <= longestDisplay
    ? text
    : `${Array.from(text)
        .slice(0, longestDisplay - 1)
        .join('')}…`;

/** The tag of text that looks otherwise than what is usual around it. */
export const lookTag = (look: RunLook, usual: RunLook): Pick<InlineTag, 'type' | 'data'> => {
  const added = look.words.filter((word) => !usual.words.includes(word));
  const removed = usual.words.filter((word) => !look.words.includes(word));
  const [only] = added;
  const type = added.length === 1 && removed.length === 0 ? ownEntry(types, only ?? '') : undefined;
  if (type !== undefined) return { type };
  const changed = new Set(added.map((word) => word.split('=')[0]));
  const shown = [
    ...added.map(shortWord),
    ...removed.filter((word) => !changed.has(word.split('=')[0])).map((word) => `−${shortWord(word)}`),
  ].filter((word) => word !== '');
  const described = [...added, ...removed.map((word) => `-${word}`)].join(' ');
  return {
    type: 'other',
    data: {
      ...tagData({ display: shortened([...new Set(shown)].join(' ')) }),
      look: described.slice(0, 300),
    },
  };
};
