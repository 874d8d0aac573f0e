import type { OpenProject } from '../project/open-project.ts';
import { originalText } from '../store/memory-repository.ts';

/** The originals before and behind a row of its document; '' where the document begins or ends. */
export const besideOf = ({ order, handle }: OpenProject, row: number): readonly [string, string] => {
  const textAt = (beside: number): string => {
    const segment = order.documentAt(beside) === order.documentAt(row) ? order.segmentAt(beside) : null;
    return segment === null ? '' : (originalText(handle, segment) ?? '');
  };
  return [textAt(row - 1), textAt(row + 1)];
};
