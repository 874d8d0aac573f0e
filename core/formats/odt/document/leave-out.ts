import type { XmlAttributes, XmlStart } from '#core/xml/read.ts';
import type { Choices } from '../../import-options.ts';
import { chosenColumns, namesIn } from '../../table-choices.ts';
import type { OpenDocumentKind } from './kind.ts';

const isCollapsed = (attributes: XmlAttributes): boolean =>
  ['collapse', 'filter'].includes(attributes.get('table:visibility') ?? '');

/** How many columns a cell or the description of a column stands for (Part 3, sections 19.679 and 19.680). */
const repeated = (attributes: XmlAttributes): number =>
  Math.min(Math.max(Number(attributes.get('table:number-columns-repeated') ?? 1) || 1, 1), 1 << 20);

/** Sheets, rows, columns and cells that are not read. Cells with numbers, dates and formulas show what the program works out. */
const cellsLeftOut = (choices: Choices, hidden: ReadonlySet<string>) => {
  const sheets = namesIn(choices['sheets']);
  const isChosen = chosenColumns(choices);
  const takesHidden = choices['hidden'] === true;
  let collapsed: { from: number; to: number }[] = [];
  let [described, column] = [0, 0];
  const leavesTable = (attributes: XmlAttributes): boolean => {
    [collapsed, described] = [[], 0];
    if (sheets.length > 0) return !sheets.includes(attributes.get('table:name') ?? '');
    return !takesHidden && hidden.has(attributes.get('table:style-name') ?? '');
  };
  const leavesCell = (attributes: XmlAttributes): boolean => {
    const first = column + 1;
    column += repeated(attributes);
    const type = attributes.get('office:value-type') ?? 'string';
    const isHidden = collapsed.some(({ from, to }) => from <= first && first <= to);
    return (
      type !== 'string' || attributes.has('table:formula') || !isChosen(first) || (isHidden && !takesHidden)
    );
  };
  return ({ name, attributes }: XmlStart): boolean => {
    if (name === 'table:table') return leavesTable(attributes);
    if (name === 'table:table-column') {
      const from = described + 1;
      described += repeated(attributes);
      if (isCollapsed(attributes)) collapsed.push({ from, to: described });
    }
    if (name === 'table:table-row') {
      column = 0;
      return isCollapsed(attributes) && !takesHidden;
    }
    if (name === 'table:covered-table-cell') column += repeated(attributes);
    return name === 'table:covered-table-cell' || (name === 'table:table-cell' && leavesCell(attributes));
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

/** What is not read of a document, by the start of each element in order, beneath `root`. */
export const leftOut = (
  { body }: OpenDocumentKind,
  choices: Choices,
  hidden: ReadonlySet<string>,
  root: string,
): ((start: XmlStart) => boolean) => {
  if (body === 'office:spreadsheet') return cellsLeftOut(choices, hidden);
  if (body === 'office:presentation') return slidesLeftOut(choices, hidden, root !== body);
  return () => false;
};
