import type { Format } from '#core/formats/format.ts';

const yes = (holds: boolean): string => (holds ? 'yes' : 'no');

const cellsOf = (format: Format): readonly string[] => [
  `\`${format.id}\``,
  format.extensions.map((extension) => `\`.${extension}\``).join(' '),
  yes(format.imports),
  format.exports === null ? 'no' : format.exports.layouts.join(', '),
  format.fills === null ? 'no' : format.fills === 'project' ? 'yes' : 'one document at a time',
  format.exports?.notes === true ? 'yes' : 'no',
  format.imports ? (format.cleansUp ? 'on' : 'off') : '',
];

/** The table of formats as it stands in `docs/formats.md`. */
const docsTable = (formats: readonly Format[]): string =>
  [
    [
      'format',
      'files',
      'read',
      'written, by layout',
      'words go back into its own file',
      'annotations go along',
      'clean-up',
    ],
    Array.from({ length: 7 }, () => '---'),
    ...formats.map(cellsOf),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const marks = ['<!-- formats -->', '<!-- /formats -->'] as const;

/** The page with the table as it is to be, between its marks; null where it has no such place. */
export const withDocsTable = (page: string, formats: readonly Format[]): string | null => {
  const [from, to] = [page.indexOf(marks[0]), page.indexOf(marks[1])];
  if (from < 0 || to < from) return null;
  return `${page.slice(0, from + marks[0].length)}\n\n${docsTable(formats)}\n\n${page.slice(to)}`;
};
