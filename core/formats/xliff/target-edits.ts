import type { FileText, WholeText } from '../file-text.ts';
import type { SourceEdit } from '../patch.ts';
import type { DialectReading, NewFacts } from './dialect.ts';
import { cutTarget } from './cut-target.ts';
import { indentBefore, nameLike } from './siblings.ts';
import { attribute, childNamed, type Element } from './tree.ts';
import type { Piece, UnitView } from './unit.ts';
import { openedTag } from './unit-writer.ts';

const startOf = (text: FileText, { open }: Element): string => text.slice(open.from, open.to);

/** A new `target` behind the element that it translates. Its white space counts as that of the original does. */
const insertion = (
  parent: Element,
  source: Element,
  last: Element,
  attributes: string,
  content: string,
): SourceEdit => {
  const name = nameLike(source, 'target');
  const space = attribute(source, 'xml:space');
  const own = `${space === null ? '' : ` xml:space="${space}"`}${attributes}`;
  const text = `${indentBefore(parent, source)}<${name}${own}>${content}</${name}>`;
  return { from: last.close.to, to: last.close.to, text };
};

/** New contents of elements that are there, by element. */
type Contents = Map<Element, string>;

/** Contents of elements as edits, together with those of their start tags: `<target/>` gets an end. */
const contentEdits = (
  contents: Contents,
  starts: readonly SourceEdit[],
  text: FileText,
): readonly SourceEdit[] => {
  let started: Map<number, SourceEdit> | null = null; // needed where there are elements without an end only
  const edits: SourceEdit[] = [];
  for (const [element, content] of contents) {
    const { open, close, isEmpty, written } = element;
    if (!isEmpty) {
      edits.push({ from: open.to, to: close.from, text: content });
      continue;
    }
    if (content === '') continue;
    started ??= new Map(starts.map((edit) => [edit.from, edit]));
    const start = started.get(open.from)?.text ?? startOf(text, element);
    started.delete(open.from);
    edits.push({ ...open, text: `${openedTag(start)}${content}</${written}>` });
  }
  return [...(started?.values() ?? starts), ...edits];
};

type Given = {
  readonly contents: ReadonlyMap<Piece, string>;
  readonly facts: ReadonlyMap<Piece, NewFacts>;
  readonly dialect: DialectReading;
  readonly text: WholeText;
};

const edits12 = (view: UnitView, given: Given, contents: Contents): readonly SourceEdit[] => {
  const { unit, pieces } = view;
  const source = childNamed(unit, 'source');
  const segSource = childNamed(unit, 'seg-source');
  const target = childNamed(unit, 'target');
  let missing: string | null = null;
  for (const [{ targetElement }, words] of given.contents)
    if (targetElement === null && words !== '') missing ??= words;
  const keep = (): void => {
    for (const [{ targetElement }, content] of given.contents)
      if (targetElement !== null) contents.set(targetElement, content);
  };
  if (missing === null) {
    keep();
    return [];
  }
  if (source === null) return [];
  const isCut = segSource !== null && pieces.some(({ sourceElement }) => sourceElement !== source);
  const cut = isCut ? cutTarget(view, segSource, given) : { content: missing };
  if ('edits' in cut) {
    keep();
    return cut.edits;
  }
  const { content } = cut;
  if (target !== null) {
    contents.set(target, content);
    return [];
  }
  const attributes = given.dialect.targetAttributes?.(view, given.facts) ?? '';
  return [insertion(unit, source, segSource ?? source, attributes, content)];
};

const edits2 = ({ contents: texts }: Given, contents: Contents): readonly SourceEdit[] =>
  Array.from(texts).flatMap(([{ holder, sourceElement, targetElement }, content]) => {
    if (targetElement !== null) contents.set(targetElement, content);
    return targetElement !== null || content === ''
      ? []
      : [insertion(holder, sourceElement, sourceElement, '', content)];
  });

/**
 * The edits that give translations of a unit other words and states. A `target` that is not there is put where the schema has it: behind
 * `source` and `seg-source`, before everything else (XLIFF 1.2, section 3.2.2; XLIFF 2.1, section 4.2.2.5).
 */
export const targetEdits = (view: UnitView, given: Given): readonly SourceEdit[] => {
  const contents: Contents = new Map();
  const insertions = view.scope.version === '2' ? edits2(given, contents) : edits12(view, given, contents);
  const starts = given.facts.size === 0 ? [] : given.dialect.stateEdits(view, given.facts, given.text);
  return [...insertions, ...contentEdits(contents, starts, given.text)];
};
