import type { XmlAttributes } from '#core/xml/read.ts';
import { pair, type TellFault } from './faults.ts';
import { ownEntry } from '../../own-entry.ts';

/** What modules demand of their elements (XLIFF 2.1, chapter 5), as far as one element and its children tell. */
type ModuleRule = {
  /** Patterns of attributes; `!` for one that may not be there. */
  readonly attributes?: Readonly<Record<string, RegExp | '!'>>;
  readonly required?: readonly string[];
  /** Of these attributes, or those of other namespaces, exactly one. */
  readonly oneOf?: readonly string[];
  /** One attribute needs one of the others. */
  readonly with?: Readonly<Record<string, readonly string[]>>;
  readonly children?: readonly string[];
  /** At least one of these. */
  readonly needed?: readonly string[];
};

const yesNo = /^(?:yes|no)$/;
const token = /^[\p{L}\p{N}\p{M}._:\u00b7-]+$/u;

const rules: Readonly<Record<string, ModuleRule>> = {
  'mda:metadata': { attributes: { id: token }, children: ['mda:metaGroup'], needed: ['mda:metaGroup'] },
  'mda:metaGroup': {
    attributes: { id: token, appliesTo: /^(?:source|target|ignorable)$/ },
    children: ['mda:metaGroup', 'mda:meta'],
    needed: ['mda:metaGroup', 'mda:meta'],
  },
  'mda:meta': { attributes: { appliesTo: '!' }, required: ['type'] },
  'val:validation': { children: ['val:rule'], needed: ['val:rule'] },
  'val:rule': {
    attributes: {
      caseSensitive: yesNo,
      existsInSource: yesNo,
      disabled: yesNo,
      normalization: /^(?:none|nfc|nfd)$/,
      occurs: /^0*[1-9]\d*$/,
    },
    oneOf: ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'],
    with: { existsInSource: ['isPresent', 'startsWith', 'endsWith'] },
  },
  'mtc:match': {
    attributes: {
      id: token,
      ref: /^#/,
      type: /^(?:am|ebm|idm|ice|mt|tm|tb|other)$/,
      reference: yesNo,
      'xml:lang': '!',
    },
    required: ['ref'],
    with: { subType: ['type'] },
    needed: ['source'],
  },
  'gls:glossEntry': { needed: ['gls:translation', 'gls:definition'] },
  'res:resourceItem': { needed: ['res:source', 'res:target', 'res:reference'] },
};

/** Attributes of the size restriction module, which may stand on elements of XLIFF. */
const sizes: Readonly<Record<string, RegExp>> = {
  'slr:equivStorage': /^\d+$/,
  'slr:sizeRestriction': /^(?:\d+|\*)(?:,(?:\d+|\*))?$/,
  'slr:storageRestriction': /^(?:\d+|\*)(?:,(?:\d+|\*))?$/,
};
const onlyIsolated = ['slr:equivStorage', 'slr:sizeInfo', 'slr:sizeInfoRef'];

/** Checks attributes of modules on any element. */
export const checkSizes = (name: string, attributes: XmlAttributes, at: number, tell: TellFault): void => {
  let hasSizes = false;
  for (const [attribute, value] of attributes) {
    if (!attribute.startsWith('slr:')) continue;
    hasSizes = true;
    const pattern = ownEntry(sizes, attribute);
    if (pattern !== undefined && !pattern.test(value)) tell('value', pair(attribute, value), at);
  }
  if (!hasSizes) return;
  const isIsolated = attributes.get('isolated') === 'yes';
  const odd = name === 'ec' && !isIsolated ? onlyIsolated.find((one) => attributes.has(one)) : undefined;
  if (odd !== undefined) tell('attribute', `ec ${odd}`, at);
  if (attributes.has('slr:sizeInfo') && attributes.has('slr:sizeInfoRef'))
    tell('attribute', `${name} slr:sizeInfo slr:sizeInfoRef`, at);
};

/** Elements of modules that hold elements alone. */
const withoutText = new Set(
  (
    'mda:metadata mda:metaGroup gls:glossary gls:glossEntry mtc:matches mtc:match res:resourceData res:resourceItem ' +
    'ctr:changeTrack ctr:revisions ctr:revision'
  ).split(' '),
);

/** Checks words in an element of a module. */
export const checkModuleText = (name: string, text: string, at: number, tell: TellFault): void => {
  if (withoutText.has(name) && text.trim() !== '') tell('element', `“${text.trim()}” in ${name}`, at);
};

/** A resource is of the language of the originals, and either here or at an address (section 5.5.4.5). */
export const checkResource = (
  name: string,
  attributes: XmlAttributes,
  given: { readonly hasContent: boolean; readonly language: string | null },
  at: number,
  tell: TellFault,
): void => {
  if (name !== 'res:source' && name !== 'res:target') return;
  if (given.hasContent && attributes.has('href')) tell('attribute', `${name} href`, at);
  const own = attributes.get('xml:lang');
  const isOther = own !== undefined && own.toLowerCase() !== given.language?.toLowerCase();
  if (name === 'res:source' && isOther) tell('language', pair(`${name} xml:lang`, own), at);
};

/** Checks the attributes of an element of a module. */
export const checkModule = (name: string, attributes: XmlAttributes, at: number, tell: TellFault): void => {
  const rule = ownEntry(rules, name);
  if (rule === undefined) return;
  for (const [attribute, pattern] of Object.entries(rule.attributes ?? {})) {
    const value = attributes.get(attribute);
    if (value === undefined) continue;
    if (pattern === '!') tell('attribute', `${name} ${attribute}`, at);
    else if (!pattern.test(value)) tell('value', pair(attribute, value), at);
  }
  for (const required of rule.required ?? [])
    if (!attributes.has(required)) tell('missing-attribute', `${name} ${required}`, at);
  for (const [attribute, others] of Object.entries(rule.with ?? {}))
    if (attributes.has(attribute) && !others.some((other) => attributes.has(other)))
      tell('missing-attribute', `${name} ${others.join(' or ')}`, at);
  if (rule.oneOf === undefined) return;
  const { oneOf } = rule;
  const given = [...attributes.keys()].filter((one) => oneOf.includes(one) || /[:{]/.test(one));
  if (given.length !== 1) tell('missing-attribute', `${name} ${oneOf.join(' or ')}`, at);
};

/** Checks what stands in an element of a module, by the names of its children. */
export const checkContent = (name: string, seen: ReadonlySet<string>, at: number, tell: TellFault): void => {
  const rule = ownEntry(rules, name);
  if (rule === undefined) return;
  const odd = [...seen].find((child) => rule.children?.includes(child) === false);
  if (odd !== undefined) tell('element', `${odd} in ${name}`, at);
  if (rule.needed !== undefined && !rule.needed.some((child) => seen.has(child)))
    tell('missing-element', `${rule.needed.join(' or ')} in ${name}`, at);
};
