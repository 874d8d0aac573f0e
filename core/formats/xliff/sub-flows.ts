import type { FileText } from '../file-text.ts';
import type { SourceEdit } from '../patch.ts';
import { applySourceEdits } from '../patch.ts';
import { attribute, descendants, elementsOf, wordsOf, type Element } from './tree.ts';

/** A text that stands in the markup of a code (`sub`, XLIFF 1.2, section 2.3), and its place in the translation, where that has the code. */
export type SubFlow = { readonly source: Element; readonly target: Element | null };

/** The outermost `sub` in an element: those in them are theirs. */
const subsIn = (element: Element): readonly Element[] =>
  elementsOf(element).flatMap((child) => (child.name === 'sub' ? [child] : subsIn(child)));

/** Codes of a text that hold sub-flows; what stands in these is not looked into. */
const codesIn = (text: Element): readonly Element[] =>
  elementsOf(text).flatMap((child) => {
    if (child.name === 'g' || child.name === 'mrk') return codesIn(child);
    return subsIn(child).length > 0 ? [child] : [];
  });

const keyOf = (code: Element): string => `${code.name} ${attribute(code, 'id') ?? ''}`;

/**
 * The sub-flows of a text that have words, in order. One of the translation stands in the code of the same name and id, the n-th in the n-th such code, at the
 * same place among the sub-flows of that.
 */
export const subFlowsOf = (source: Element, target: Element | null): readonly SubFlow[] => {
  const codes = codesIn(source);
  if (codes.length === 0) return [];
  const left = Map.groupBy(target === null ? [] : codesIn(target), keyOf);
  return codes.flatMap((code) => {
    const other = left.get(keyOf(code))?.shift();
    const there = other === undefined ? [] : subsIn(other);
    return subsIn(code).flatMap((sub, n) =>
      wordsOf(sub).trim() === '' ? [] : [{ source: sub, target: there[n] ?? null }],
    );
  });
};

/** A code as it stands in the file, with other words in its sub-flows: `contents` by their elements. */
export const codeWith = (code: Element, contents: ReadonlyMap<Element, string>, text: FileText): string => {
  const { from } = code.open;
  const whole = text.slice(from, code.close.to);
  if (contents.size === 0) return whole;
  const edits = Array.from(descendants(code)).flatMap((element): readonly SourceEdit[] => {
    const content = contents.get(element);
    return content === undefined || element.isEmpty
      ? []
      : [{ from: element.open.to - from, to: element.close.from - from, text: content }];
  });
  return edits.length === 0 ? whole : applySourceEdits(whole, edits).join('');
};
