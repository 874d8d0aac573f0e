import type { XmlAttributes, XmlStart } from '#core/xml/read.ts';
import type { Choices } from '../../import-options.ts';
import { chosenColumns, chosenSheets } from '../../table-choices.ts';
import type { OpenDocumentKind } from './kind.ts';

/**
 * What is not read of an element: all of it; of a cell whose words are the program's, its words, but what was said of it; null where it is read. Asked at the
 * start of each element in order.
 */
export type LeavesOut = (start: XmlStart) => 'all' | 'words' | null;

const isCollapsed = (attributes: XmlAttributes): boolean =>
  ['collapse', 'filter'].includes(attributes.get('table:visibility') ?? '');

/** How many columns a cell or the description of a column stands for (Part 3, sections 19.679 and 19.680). */
const repeated = (attributes: XmlAttributes): number =>
  Math.min(Math.max(Number(attributes.get('table:number-columns-repeated') ?? 1) || 1, 1), 1 << 20);

/** Sheets, rows, columns and cells that are not read. Cells with numbers, dates and formulas show what the program works out. */
const cellsLeftOut = (choices: Choices, hidden: ReadonlySet<string>) => {
  const isSheet = chosenSheets(choices);
  const isChosen = chosenColumns(choices);
  const takesHidden = choices['hidden'] === true;
  let collapsed: { from: number; to: number }[] = [];
  let [described, column] = [0, 0];
  const leavesTable = (attributes: XmlAttributes): boolean => {
    [collapsed, described] = [[], 0];
    if (isSheet !== null) return !isSheet(attributes.get('table:name') ?? '');
    return !takesHidden && hidden.has(attributes.get('table:style-name') ?? '');
  };
  const leavesCell = (attributes: XmlAttributes): 'all' | 'words' | null => {
    const first = column + 1;
    column += repeated(attributes);
    const type = attributes.get('office:value-type') ?? 'string';
    const isHidden = collapsed.some(({ from, to }) => from <= first && first <= to);
    if (!isChosen(first) || (isHidden && !takesHidden)) return 'all';
    return type !== 'string' || attributes.has('table:formula') ? 'words' : null;
  };
  return ({ name, attributes }: XmlStart): 'all' | 'words' | null => {
    if (name === 'table:table') return leavesTable(attributes) ? 'all' : null;
    if (name === 'table:table-column') {
      const from = described + 1;
      described += repeated(attributes);
      if (isCollapsed(attributes)) collapsed.push({ from, to: described });
    }
    if (name === 'table:table-row') {
      column = 0;
      return isCollapsed(attributes) && !takesHidden ? 'all' : null;
    }
    if (name === 'table:covered-table-cell') column += repeated(attributes);
    if (name === 'table:covered-table-cell') return 'all';
    return name === 'table:table-cell' ? leavesCell(attributes) : null;
  };
};

/** Slides, notes and prompts that are not read. Of masters only what is shown on every slide: what placeholders say never is. */
const slidesLeftOut =
  (choices: Choices, hidden: ReadonlySet<string>, isMaster: boolean) =>
  ({ name, attributes }: XmlStart): boolean => {
    if (name === 'presentation:notes') return isMaster || choices['notes'] !== true;
    if (name === 'draw:page')
      return choices['hidden'] !== true && hidden.has(attributes.get('draw:style-name') ?? '');
    return (
      attributes.get('presentation:placeholder') === 'true' ||
      (isMaster && attributes.has('presentation:class'))
    );
  };

/** What is not read of a document beneath `root`. */
export const leftOut = (
  { body }: OpenDocumentKind,
  choices: Choices,
  hidden: ReadonlySet<string>,
  root: string,
): LeavesOut => {
  if (body === 'office:spreadsheet') return cellsLeftOut(choices, hidden);
  if (body !== 'office:presentation') return () => null;
  const isLeft = slidesLeftOut(choices, hidden, root !== body);
  return (start) => (isLeft(start) ? 'all' : null);
};
