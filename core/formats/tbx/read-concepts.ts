import type { XmlStart, XmlVisitor } from '../../xml/read.ts';
import { elementText } from '../element-text.ts';
import { fileLanguage } from '../file-language.ts';
import { readLimits } from '../limits.ts';
import type { Slice } from '../source-place.ts';
import type { Concept, Datum, LanguageSection, Term } from './concept.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export type TbxEvents = {
  /** The outermost element, and the language it names. */
  readonly root: (name: string, language: string | null) => void;
  /** The language of the originals, which the header of the first TBX-Min names. */
  readonly source: (language: string) => void;
  readonly concept: (concept: Concept) => void;
};

/** Names in MARTIF, in ISO 30042:2019, and in the first TBX-Min. */
const concepts = new Set(['termEntry', 'conceptEntry', 'entry']);
const languages = new Set(['langSet', 'langSec', 'langGroup']);
const groups = new Set(['tig', 'ntig', 'termSec', 'termGroup', 'termGrp']);
/** Groups of data categories, which say nothing themselves. */
const isGroup = (name: string): boolean => name.endsWith('Grp');

const localName = (name: string): string => name.slice(Math.max(name.indexOf('}'), name.indexOf(':')) + 1);

/** What is read at the moment. */
type State = {
  readonly stack: string[];
  count: number;
  concept: Open<Concept> | null;
  section: Open<LanguageSection> | null;
  /** What is said of the term that is read; it mostly follows the term. */
  data: Datum[] | null;
  term: {
    readonly tag: Slice;
    readonly isTag: boolean;
    readonly words: ReturnType<typeof elementText>;
  } | null;
  said: { readonly type: string; readonly depth: number; text: string } | null;
};

/** The names around the term that is read, the outermost first. */
const around = (stack: readonly string[]): string[] => {
  const outer = stack.findLastIndex((name) => !groups.has(name));
  return stack.slice(outer + 1);
};

const endTerm = (state: State, at: Slice): void => {
  const { term, section, stack } = state;
  if (term === null || section === null) return;
  const { tag, isTag, words } = term;
  const data = (state.data ??= []);
  const done: Term = {
    at: isTag ? tag : { from: tag.to, to: at.from },
    isTag,
    text: words.done(),
    data,
  };
  section.terms.push(done);
  if (section.around.length === 0) section.around = around(stack);
  state.term = null;
};

const openElement = (state: State, start: XmlStart, name: string, at: Slice): void => {
  const { concept, section } = state;
  const { attributes, isEmpty } = start;
  if (concept === null) {
    if (!concepts.has(name)) return;
    state.concept = { n: state.count, id: attributes.get('id') ?? '', tag: at, sections: [], data: [] };
    state.count += 1;
  } else if (section === null && languages.has(name)) {
    const language = fileLanguage(attributes.get('xml:lang') ?? attributes.get('lang') ?? '');
    state.section = { language, tag: at, end: at, around: [], terms: [], data: [] };
  } else if (section !== null && groups.has(name)) state.data ??= [];
  else if (section !== null && name === 'term')
    state.term = { tag: at, isTag: isEmpty, words: elementText() };
  else if (!isGroup(name))
    state.said = { type: attributes.get('type') ?? name, depth: state.stack.length, text: '' };
};

const closeElement = (state: State, name: string, at: Slice, events: TbxEvents): void => {
  const { stack, said, section, concept, data } = state;
  if (said !== null && said.depth === stack.length) {
    const owner = data ?? section?.data ?? concept?.data;
    owner?.push({ type: said.type, text: said.text });
    state.said = null;
  } else if (name === 'term') endTerm(state, at);
  else if (groups.has(name) && !groups.has(stack.at(-1) ?? '')) state.data = null;
  else if (languages.has(name) && section !== null) {
    concept?.sections.push({ ...section, end: at });
    state.section = null;
    state.data = null;
  } else if (concepts.has(name) && concept !== null && section === null) {
    events.concept(concept);
    state.concept = null;
  }
};

/** Tells the concepts of a TBX document while it is read. Holds one. */
export const conceptVisitor = (events: TbxEvents): XmlVisitor => {
  const state: State = {
    stack: [],
    count: 0,
    concept: null,
    section: null,
    data: null,
    term: null,
    said: null,
  };
  const { stack } = state;
  let parts = 0;
  return {
    open: (start, at) => {
      const name = localName(start.name);
      parts = state.concept === null ? 0 : parts + 1;
      if (parts > readLimits.unitParts) return 'unitParts';
      if (stack.length === 0)
        events.root(name, start.attributes.get('xml:lang') ?? start.attributes.get('lang') ?? null);
      const source =
        name === 'languages' && state.concept === null ? start.attributes.get('source') : undefined;
      if (source !== undefined) events.source(source);
      if (state.term !== null) state.term.words.open(start, at);
      else if (state.said === null) openElement(state, start, name, at);
      stack.push(name);
      return null;
    },
    text: (text) => {
      if (state.term !== null) state.term.words.text(text);
      else if (state.said !== null) state.said.text += text;
    },
    close: (name, at) => {
      stack.pop();
      if (state.term?.words.isInside() === true) state.term.words.close(at);
      else closeElement(state, localName(name), at, events);
    },
  };
};
