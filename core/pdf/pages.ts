import type { PdfFile } from './read.ts';
import { isArray, isRef, PdfProblem, type PdfRef, type PdfValue } from './values.ts';

/** Depth of the tree of pages. */
const deepest = 100;

/** The pages of a file, in their order (ISO 32000-1, section 7.7.3). */
export const pagesOf = (file: PdfFile): readonly PdfRef[] => {
  const found: PdfRef[] = [];
  const walk = (value: PdfValue | undefined, depth: number): void => {
    if (depth > deepest) throw new PdfProblem('the pages go in circles');
    const node = file.dict(value);
    const kids = file.resolved(node.get('/Kids'));
    if (isArray(kids)) for (const kid of kids) walk(kid, depth + 1);
    else if (isRef(value) && node.get('/Type') === '/Page') found.push(value);
  };
  walk(file.root.get('/Pages'), 0);
  return found;
};
