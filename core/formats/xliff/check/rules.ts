/**
 * What XLIFF 2 allows in each element (XLIFF 2.1, section 4.2 and 4.3, and its schema). Values are patterns, null for any text.
 */
export type ElementRule = {
  readonly attributes: Readonly<Record<string, RegExp | null>>;
  readonly required?: readonly string[];
  /** Elements in it, each with its place in the order: those of one number may alternate. */
  readonly children: Readonly<Record<string, number>>;
  /** The place of elements of modules and extensions; none where there is no number. */
  readonly foreign?: number;
  /** Which attributes of other namespaces there may be; `xml:` apart. */
  readonly foreignAttributes: 'all' | 'modules' | 'none';
  /** Children of which there is at most one, and of which there is at least one. */
  readonly single?: readonly string[];
  readonly needed?: readonly string[];
};

const yesNo = /^(?:yes|no)$/;
const firstNo = /^(?:yes|no|firstNo)$/;
const direction = /^(?:ltr|rtl|auto)$/;
const token = /^[\p{L}\p{N}\p{M}._:\u00b7-]+$/u;
const tokens = /^[\p{L}\p{N}\p{M}._:\u00b7-]+(?:\s+[\p{L}\p{N}\p{M}._:\u00b7-]+)*$/u;
const own = /^[^\s:]+:[^\s:]+$/;
const positive = /^\+?0*[1-9]\d*$/;
const space = /^(?:default|preserve)$/;
const codeType = /^(?:fmt|ui|quote|link|image|other)$/;
const markType = /^(?:generic|comment|term|[^\s:]+:[^\s:]+)$/;

const inline = { cp: 0, ph: 0, pc: 0, sc: 0, ec: 0, mrk: 0, sm: 0, em: 0 };
const languageAndSpace = { 'xml:space': space, 'xml:lang': null };

const codeAttributes = {
  canCopy: yesNo,
  canDelete: yesNo,
  canReorder: firstNo,
  copyOf: token,
  id: token,
  subType: own,
  type: codeType,
};
const singleCode = { ...codeAttributes, disp: null, equiv: null, dataRef: token, subFlows: tokens };
const endCode = { ...singleCode, canOverlap: yesNo, dir: direction, isolated: yesNo };
const markAttributes = { id: token, translate: yesNo, type: markType, ref: null, value: null };
const group = {
  id: token,
  name: null,
  canResegment: yesNo,
  translate: yesNo,
  srcDir: direction,
  trgDir: direction,
  type: own,
  'xml:space': space,
};

const root: ElementRule = {
  attributes: { version: null, srcLang: null, trgLang: null, ...languageAndSpace },
  required: ['version', 'srcLang'],
  children: { file: 0 },
  needed: ['file'],
  foreignAttributes: 'all',
};

const note: ElementRule = {
  attributes: { id: token, appliesTo: /^(?:source|target)$/, category: null, priority: /^(?:[1-9]|10)$/ },
  children: {},
  foreignAttributes: 'all',
};

const elementRules: Readonly<Record<string, ElementRule>> = {
  xliff: root,
  file: {
    attributes: {
      id: token,
      canResegment: yesNo,
      original: null,
      translate: yesNo,
      srcDir: direction,
      trgDir: direction,
      ...languageAndSpace,
    },
    required: ['id'],
    children: { skeleton: 0, notes: 2, unit: 3, group: 3 },
    foreign: 1,
    single: ['skeleton', 'notes'],
    needed: ['unit', 'group'],
    foreignAttributes: 'all',
  },
  skeleton: { attributes: { href: null }, children: {}, foreign: 0, foreignAttributes: 'none' },
  group: {
    attributes: { ...group, 'xml:lang': null },
    required: ['id'],
    children: { notes: 1, unit: 2, group: 2 },
    foreign: 0,
    single: ['notes'],
    foreignAttributes: 'all',
  },
  unit: {
    attributes: { ...group, 'xml:lang': null },
    required: ['id'],
    children: { notes: 1, originalData: 2, segment: 3, ignorable: 3 },
    foreign: 0,
    single: ['notes', 'originalData'],
    needed: ['segment'],
    foreignAttributes: 'all',
  },
  segment: {
    attributes: {
      id: token,
      canResegment: yesNo,
      state: /^(?:initial|translated|reviewed|final)$/,
      subState: own,
    },
    children: { source: 0, target: 1 },
    single: ['source', 'target'],
    needed: ['source'],
    foreignAttributes: 'none',
  },
  ignorable: {
    attributes: { id: token },
    children: { source: 0, target: 1 },
    single: ['source', 'target'],
    needed: ['source'],
    foreignAttributes: 'none',
  },
  notes: { attributes: {}, children: { note: 0 }, needed: ['note'], foreignAttributes: 'none' },
  note,
  originalData: { attributes: {}, children: { data: 0 }, needed: ['data'], foreignAttributes: 'none' },
  data: {
    attributes: { id: token, dir: direction, 'xml:space': space },
    required: ['id'],
    children: { cp: 0 },
    foreignAttributes: 'none',
  },
  source: { attributes: languageAndSpace, children: inline, foreignAttributes: 'none' },
  target: {
    attributes: { ...languageAndSpace, order: positive },
    children: inline,
    foreignAttributes: 'none',
  },
  cp: {
    attributes: { hex: /^(?:[\dA-Fa-f]{2})+$/ },
    required: ['hex'],
    children: {},
    foreignAttributes: 'none',
  },
  ph: { attributes: singleCode, required: ['id'], children: {}, foreignAttributes: 'modules' },
  pc: {
    attributes: {
      ...codeAttributes,
      canOverlap: yesNo,
      dir: direction,
      dispStart: null,
      dispEnd: null,
      equivStart: null,
      equivEnd: null,
      dataRefStart: token,
      dataRefEnd: token,
      subFlowsStart: tokens,
      subFlowsEnd: tokens,
    },
    required: ['id'],
    children: inline,
    foreignAttributes: 'modules',
  },
  sc: { attributes: endCode, required: ['id'], children: {}, foreignAttributes: 'modules' },
  ec: { attributes: { ...endCode, startRef: token }, children: {}, foreignAttributes: 'modules' },
  mrk: { attributes: markAttributes, required: ['id'], children: inline, foreignAttributes: 'all' },
  sm: { attributes: markAttributes, required: ['id'], children: {}, foreignAttributes: 'all' },
  em: { attributes: { startRef: token }, required: ['startRef'], children: {}, foreignAttributes: 'none' },
};

/** What XLIFF 2.2 has beyond that: notes and metadata of the whole document, and notes that say which segment they are on (XLIFF 2.2, sections 4.2.2.1 and 4.2.2.8). */
const elementRules22: typeof elementRules = {
  ...elementRules,
  xliff: {
    ...root,
    children: { notes: 0, 'mda:metadata': 1, file: 2 },
    single: ['notes', 'mda:metadata'],
  },
  note: { ...note, attributes: { ...note.attributes, ref: null } },
};

/** The rules of a version; one that is newer than all of these is held to the last. */
export const rulesOf = (version: string | undefined): typeof elementRules =>
  version === undefined || version === '2.0' || version === '2.1' ? elementRules : elementRules22;

/** Prefixes of modules, and what of each may stand in files, groups and units. */
export const moduleRoots: Readonly<Record<string, readonly string[]>> = {
  mtc: ['matches'],
  gls: ['glossary'],
  mda: ['metadata'],
  res: ['resourceData'],
  slr: ['profiles', 'data'],
  ctr: ['changeTrack'],
  val: ['validation'],
};

/** Prefixes whose attributes may stand on codes. */
export const attributeModules: ReadonlySet<string> = new Set(['fs', 'slr', 'its', 'itsm', 'xml']);

/** Elements that the format style module may make of something (XLIFF 2.1, section 5.3.6.1). */
export const formatStyles: ReadonlySet<string> = new Set(
  (
    'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr ' +
    'html i img label legend li ol p pre q s samp select small span strike strong style sub sup table tbody td tfoot th thead ' +
    'title tr tt u ul'
  ).split(' '),
);
