import { canonicalLanguage } from '#core/model/index.ts';
import type { XmlAttributes } from '#core/xml/read.ts';
import { attributeModules, formatStyles, moduleRoots, rulesOf, type ElementRule } from './rules.ts';
import { pair, type TellFault } from './faults.ts';
import { checkContent, checkModule, checkModuleText, checkResource, checkSizes } from './modules.ts';
import { ownEntry } from '../../own-entry.ts';

/** An element that is open. */
type Frame = {
  readonly name: string;
  /** Null inside of modules and extensions, and of skeletons. */
  readonly rule: ElementRule | null;
  readonly at: number;
  readonly seen: Set<string>;
  place: number;
  readonly language: string | null;
  readonly space: string;
  /** Of a module or an extension: ids in it, from its outermost element. */
  readonly ids: Set<string> | null;
  /** Of a skeleton or an element of a module: words, or in a skeleton elements. */
  hasContent: boolean;
  readonly attributes: XmlAttributes;
};

const prefixOf = (name: string): string => (name.startsWith('{') ? '' : (/^([^:]+):/.exec(name)?.[1] ?? ''));
const isForeign = (name: string): boolean => name.includes(':') || name.startsWith('{');

/** Of a module that is newer than the rules here: what it demands nobody here knows, and what is unknown stays as it is (XLIFF 2.1, section 3.1). */
const isNewModule = (name: string): boolean => name.startsWith('{urn:oasis:names:tc:xliff:');

const isLanguage = (tag: string): boolean => /^[xi]-/i.test(tag) || canonicalLanguage(tag) !== null;

const checkStyle = (name: string, attributes: XmlAttributes, at: number, tell: TellFault): void => {
  for (const [attribute, value] of attributes) {
    if (!attribute.startsWith('fs:')) continue;
    if (attribute !== 'fs:fs' && attribute !== 'fs:subFs') tell('attribute', attribute, at);
    if (attribute === 'fs:fs' && !formatStyles.has(value)) tell('format-style', pair(attribute, value), at);
    if (attribute === 'fs:subFs' && !attributes.has('fs:fs')) tell('format-style', attribute, at);
    if (name === 'ec' && attributes.get('isolated') !== 'yes') tell('format-style', `ec ${attribute}`, at);
  }
};

const checkAttributes = (
  name: string,
  attributes: XmlAttributes,
  rule: ElementRule,
  at: number,
  tell: TellFault,
): void => {
  for (const [attribute, value] of attributes) {
    const pattern = rule.attributes[attribute];
    if (pattern !== undefined) {
      if (pattern !== null && !pattern.test(value)) tell('value', pair(attribute, value), at);
      continue;
    }
    const isAllowed =
      isNewModule(attribute) ||
      (isForeign(attribute) &&
        (rule.foreignAttributes === 'all' ||
          (rule.foreignAttributes === 'modules' && attributeModules.has(prefixOf(attribute)))));
    if (!isAllowed) tell('attribute', `${name} ${attribute}`, at);
  }
  for (const required of rule.required ?? [])
    if (!attributes.has(required)) tell('missing-attribute', `${name} ${required}`, at);
  checkStyle(name, attributes, at, tell);
  checkSizes(name, attributes, at, tell);
};

const checkPlace = (name: string, parent: Frame, at: number, tell: TellFault): void => {
  const { rule } = parent;
  if (rule === null || isNewModule(name)) return;
  const prefix = prefixOf(name);
  const roots = ownEntry(moduleRoots, prefix);
  const place = rule.children[name] ?? (isForeign(name) ? rule.foreign : undefined);
  if (place === undefined || (roots !== undefined && !roots.includes(name.slice(prefix.length + 1))))
    return tell('element', `${name} in ${parent.name}`, at);
  if (place < parent.place) tell('order-of-elements', `${name} in ${parent.name}`, at);
  if (parent.seen.has(name) && rule.single?.includes(name) === true)
    tell('element', `a second ${name} in ${parent.name}`, at);
  parent.place = place;
  parent.seen.add(name);
};

/** The languages that the root says. */
type Languages = { source: string | null; target: string | null };

const checkLanguages = (frame: Frame, languages: Languages, tell: TellFault): void => {
  const { name, attributes, at, language } = frame;
  if (name === 'xliff') {
    languages.source = attributes.get('srcLang') ?? null;
    languages.target = attributes.get('trgLang') ?? null;
    for (const attribute of ['srcLang', 'trgLang']) {
      const tag = attributes.get(attribute);
      if (tag !== undefined && !isLanguage(tag)) tell('language', pair(attribute, tag), at);
    }
  }
  if (name !== 'source' && name !== 'target') return;
  const own = name === 'source' ? languages.source : languages.target;
  if (name === 'target' && own === null) tell('no-target-language', 'trgLang', at);
  if (language !== null && own !== null && language.toLowerCase() !== own.toLowerCase())
    tell('language', pair(`${name} xml:lang`, language), at);
};

/** Checks elements as they begin and end: what may stand where, with which attributes and values. */
export const structureChecker = (tell: TellFault) => {
  const stack: Frame[] = [];
  const languages: Languages = { source: null, target: null };
  let rules = rulesOf(undefined);
  const idOf = (attributes: XmlAttributes): string | undefined =>
    attributes.get('id') ?? attributes.get('xml:id');
  const frameOf = (name: string, attributes: XmlAttributes, at: number): Frame => {
    const parent = stack.at(-1);
    const isOutside =
      isForeign(name) || (parent !== undefined && parent.rule === null) || parent?.name === 'skeleton';
    const ids = isOutside ? (parent?.ids ?? new Set<string>()) : null;
    const id = idOf(attributes);
    if (ids !== null && id !== undefined && isForeign(name)) {
      if (ids.has(id)) tell('duplicate-id', pair('id', id), at);
      ids.add(id);
    }
    return {
      name,
      at,
      attributes,
      ids,
      rule: isOutside ? null : (ownEntry(rules, name) ?? null),
      seen: new Set(),
      place: 0,
      language: attributes.get('xml:lang') ?? parent?.language ?? null,
      space: attributes.get('xml:space') ?? parent?.space ?? 'default',
      hasContent: false,
    };
  };
  return {
    open: (name: string, attributes: XmlAttributes, at: number): void => {
      const parent = stack.at(-1);
      if (parent === undefined) rules = rulesOf(attributes.get('version'));
      const frame = frameOf(name, attributes, at);
      if (parent?.name === 'skeleton') parent.hasContent = true;
      else if (parent !== undefined) checkPlace(name, parent, at, tell);
      if (parent?.rule === null) parent.seen.add(name);
      stack.push(frame);
      if (frame.rule === null) return checkModule(name, attributes, at, tell);
      checkAttributes(name, attributes, frame.rule, at, tell);
      checkLanguages(frame, languages, tell);
    },
    text: (text: string): void => {
      const top = stack.at(-1);
      if (top?.name === 'skeleton' && text.trim() !== '') top.hasContent = true;
      if (top?.rule === null) checkModuleText(top.name, text, top.at, tell);
      if (top?.rule === null && text.trim() !== '') top.hasContent = true;
    },
    close: (): void => {
      const frame = stack.pop();
      if (frame === undefined) return;
      if (frame.rule === null) {
        const hasContent = frame.hasContent || frame.seen.size > 0;
        const given = { hasContent, language: languages.source };
        checkResource(frame.name, frame.attributes, given, frame.at, tell);
        return checkContent(frame.name, frame.seen, frame.at, tell);
      }
      const { name, rule, seen, at, attributes, hasContent } = frame;
      if (rule.needed !== undefined && !rule.needed.some((one) => seen.has(one)))
        tell('missing-element', `${rule.needed.join(' or ')} in ${name}`, at);
      if (name === 'skeleton' && hasContent === attributes.has('href')) tell('skeleton', 'skeleton', at);
    },
    /** `xml:space` of what is open. */
    space: (): string => stack.at(-1)?.space ?? 'default',
  };
};
