import type { Layer } from './layers/layer.ts';

const marks = ['<!-- layers -->', '<!-- /layers -->'] as const;

const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The table of layers as people read it: which folder may import which, and which packages. */
const layerTable = (layers: readonly Layer[]): string =>
  [
    '| part | may import | packages |',
    '|---|---|---|',
    ...layers.map(
      ({ at, imports, packages, pure }) =>
        `| \`${at}\`${pure === true ? ' (pure)' : ''} | ${codes(imports)} | ${codes(packages)} |`,
    ),
  ].join('\n');

/** `page` with the table between its two marks; null where it has none. */
export const withLayerTable = (page: string, layers: readonly Layer[]): string | null => {
  const [start, end] = [page.indexOf(marks[0]), page.indexOf(marks[1])];
  if (start < 0 || end < start) return null;
  return `${page.slice(0, start + marks[0].length)}\n${layerTable(layers)}\n${page.slice(end)}`;
};
