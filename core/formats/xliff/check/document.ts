import type { Slice } from '../../source-place.ts';
import type { XmlAttributes } from '#core/xml/read.ts';
import { attribute, childNamed, childrenNamed, descendants, elementsOf, type Element } from '../tree.ts';
import { pair, type Fault, type TellFault } from './faults.ts';
import { structureChecker } from './structure.ts';
import { checkUnit } from './unit.ts';

const subFlowNames = ['subFlows', 'subFlowsStart', 'subFlowsEnd'];

/** What is to be unique in a file, and what is to be there in the end. */
type FileState = {
  readonly units: Set<string>;
  readonly groups: Set<string>;
  readonly flows: { readonly id: string; readonly at: number }[];
  /** Ids in data of the size restriction module, and what refers to them. */
  readonly sizes: Set<string>;
  readonly sizeReferences: { readonly id: string; readonly at: number }[];
};

/** What the history of changes (XLIFF 2.1, section 5.6) has wrong: the first place, and how often. Nobody's words depend on it. */
export type HistoryFaults = { readonly at: number; readonly count: number };

const newFile = (): FileState => ({
  units: new Set(),
  groups: new Set(),
  flows: [],
  sizes: new Set(),
  sizeReferences: [],
});

const checkNotes = (notes: Element, tell: TellFault): void => {
  const ids = new Set<string>();
  for (const note of childrenNamed(notes, 'note')) {
    const id = attribute(note, 'id');
    if (id === null) continue;
    if (ids.has(id)) tell('duplicate-id', pair('note id', id), note.open.from);
    ids.add(id);
  }
};

function* flowsIn(unit: Element): Generator<{ readonly id: string; readonly at: number }> {
  for (const holder of elementsOf(unit)) {
    if (holder.name !== 'segment' && holder.name !== 'ignorable') continue;
    for (const text of elementsOf(holder))
      for (const code of descendants(text))
        for (const name of subFlowNames)
          for (const id of attribute(code, name)?.split(/\s+/) ?? []) yield { id, at: code.open.from };
  }
}

/**
 * Checks a document of XLIFF 2 while it is read: structure, values, ids, references, and the constraints between codes (XLIFF 2.1,
 * sections 4.2, 4.3 and 4.7). The history of changes is a module of XLIFF 2.0 (section 5.6), and an extension from 2.1 on, which has no
 * schema of it: there its faults are told apart, and speak of what was. Memory: ids of one file.
 */
export const checkDocument = () => {
  let first: Fault | null = null;
  let history: HistoryFaults | null = null;
  let historyDepth = 0;
  let isModule = false;
  const tellHistory: TellFault = (word, detail, at) => {
    if (isModule) first ??= { word, detail, at };
    else history = { at: history?.at ?? at, count: (history?.count ?? 0) + 1 };
  };
  const tell: TellFault = (word, detail, at) => {
    if (historyDepth > 0) tellHistory(word, detail, at);
    else first ??= { word, detail, at };
  };
  const structure = structureChecker(tell);
  const files = new Set<string>();
  let file = newFile();
  let sizeDepth = 0;
  const unique = (ids: Set<string>, name: string, id: string | undefined, at: number): void => {
    if (id === undefined) return;
    if (ids.has(id)) tell('duplicate-id', pair(`${name} id`, id), at);
    ids.add(id);
  };
  return {
    open: (name: string, attributes: XmlAttributes, at: Slice): void => {
      if (name === 'xliff') isModule = attributes.get('version') === '2.0';
      if (name === 'ctr:changeTrack' || historyDepth > 0) historyDepth += 1;
      structure.open(name, attributes, at.from);
      if (name === 'slr:data' || sizeDepth > 0) {
        sizeDepth += 1;
        const id = attributes.get('id') ?? attributes.get('slr:id');
        if (id !== undefined) file.sizes.add(id);
      }
      const size = attributes.get('slr:sizeInfoRef');
      if (size !== undefined) file.sizeReferences.push({ id: size, at: at.from });
      if (name === 'file') unique(files, name, attributes.get('id'), at.from);
      if (name === 'group') unique(file.groups, name, attributes.get('id'), at.from);
    },
    text: structure.text,
    close: (name: string): void => {
      structure.close();
      if (historyDepth > 0) historyDepth -= 1;
      if (sizeDepth > 0) sizeDepth -= 1;
      if (name !== 'file') return;
      for (const { id, at } of file.flows)
        if (!file.units.has(id)) tell('reference', pair('subFlows', id), at);
      for (const { id, at } of file.sizeReferences)
        if (!file.sizes.has(id)) tell('reference', pair('slr:sizeInfoRef', id), at);
      file = newFile();
    },
    unit: (unit: Element): void => {
      unique(file.units, 'unit', attribute(unit, 'id') ?? undefined, unit.open.from);
      const notes = childNamed(unit, 'notes');
      if (notes !== null) checkNotes(notes, tell);
      for (const flow of flowsIn(unit)) file.flows.push(flow);
      checkUnit(unit, structure.space(), tell, tellHistory);
    },
    beside: (element: Element): void => {
      if (element.name === 'notes') checkNotes(element, tell);
    },
    fault: (): Fault | null => first,
    history: (): HistoryFaults | null => history,
  };
};
