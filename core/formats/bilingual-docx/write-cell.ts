import { displayOf, type InlineTag, type RichText } from '../../model/index.ts';
import { codePointSlicer } from '../../text/codepoints.ts';
import { escapeXmlText } from '../../xml/tag-source.ts';
import { originalTags } from '../original-tags.ts';
import { spansOf } from '../spans.ts';
import type { CellText } from './cell-text.ts';
import type { Paragraph, Run, TableCell } from './tables.ts';

/** Children of `rPr` in the order of the schema (ECMA-376 part 1, section 17.3.2.28), as far as something is put among them. */
const order = (
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color ' +
  'spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'
).split(' ');

/** What formatting of a text is in a run. */
const marks: Readonly<Record<string, readonly string[]>> = {
  strong: ['<w:b/>', '<w:bCs/>'],
  emphasis: ['<w:i/>', '<w:iCs/>'],
  underline: ['<w:u w:val="single"/>'],
  sub: ['<w:vertAlign w:val="subscript"/>'],
  sup: ['<w:vertAlign w:val="superscript"/>'],
};

/** Members of run properties that are formatting of the text, or belong to the run they stand in. */
const ownMarks = new Set(['b', 'bCs', 'i', 'iCs', 'u', 'vertAlign', 'rPrChange', 'vanish']);

type Part = { readonly name: string; readonly source: string };

const partsOf = (properties: string): readonly Part[] => {
  const inner = properties.replace(/^<[^>]*>/, '').replace(/<\/[^<>]*>$/, '');
  return Array.from(
    inner.matchAll(/<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?(?:\/>|>[^]*?<\/(?:[\w.-]+:)?\1>)/g),
    ([source, name = '']) => ({ name, source }),
  );
};

export type CellRules = {
  /** Of the part that holds the cell. */
  readonly source: string;
  readonly visible: (text: string) => string;
};

const slice = (source: string, at: { from: number; to: number } | null): string =>
  at === null ? '' : source.slice(at.from, at.to);

/** The properties of plain words: those of the first words of the translation, else of the original but for their language. */
const baseOf = (
  cells: readonly [own: TableCell, original: TableCell],
  tags: ReadonlySet<Run>,
  source: string,
) => {
  for (const [n, { paragraphs }] of cells.entries()) {
    const run = paragraphs
      .flatMap(({ runs }) => runs)
      .find((one) => !tags.has(one) && one.text !== '' && !one.look.hidden && one.comment === null);
    if (run === undefined) continue;
    return partsOf(slice(source, run.properties)).filter(
      ({ name }) => !ownMarks.has(name) && (n === 0 || name !== 'lang'),
    );
  }
  return [];
};

/** The prefix that the document has for WordprocessingML: `w:`, as good as always. */
const prefixOf = (source: string, { at }: Paragraph): string =>
  /^<([\w.-]+:)?p\b/.exec(source.slice(at.from, at.to))?.[1] ?? '';

const characters: Readonly<Record<string, string>> = {
  '\t': '<w:tab/>',
  '\n': '<w:br/>',
  '\u2011': '<w:noBreakHyphen/>',
  '\u00ad': '<w:softHyphen/>',
};

/** The lines of a text, each with its tags: a pair over a line's end is one on both lines. */
const linesOf = (rich: RichText): readonly RichText[] => {
  const lines: RichText[] = [];
  let from = 0;
  let open: InlineTag[] = [];
  const points = Array.from(rich.text);
  const slice = codePointSlicer(rich.text);
  const ends = [...points.flatMap((char, at) => (char === '\n' ? [at] : [])), points.length];
  let next = 0;
  for (const end of ends) {
    const tags: InlineTag[] = open.map((tag) => ({ ...tag, at: 0 }));
    for (; next < rich.tags.length; next += 1) {
      const tag = rich.tags[next];
      if (tag === undefined || (tag.at > end && end < points.length)) break;
      tags.push({ ...tag, at: Math.min(Math.max(tag.at - from, 0), end - from) });
      if (tag.kind === 'open') open = [...open, tag];
      else if (tag.kind === 'close') open = open.filter(({ id }) => id !== tag.id);
    }
    lines.push({ text: slice(from, end), tags });
    from = end + 1;
  }
  return lines;
};

/**
 * The paragraphs of a cell with another text: the properties of its paragraph and of its words stay, and so do bookmarks and the marks of
 * comments; tags are written as the run they are in the translation, else in the original. Lines are paragraphs where the cell, or the
 * original's, has several, else line breaks.
 */
export const cellSource = (
  rich: RichText,
  own: { readonly cell: TableCell; readonly text: CellText },
  original: { readonly cell: TableCell; readonly text: CellText },
  { source, visible }: CellRules,
): string => {
  const first = own.cell.paragraphs[0];
  const prefix = first === undefined ? 'w:' : prefixOf(source, first);
  const named = (xml: string): string =>
    xml.replaceAll(/<(\/?)w:/g, `<$1${prefix}`).replaceAll(' w:', ` ${prefix === '' ? 'w:' : prefix}`);
  const finders = [own.text, original.text].map(({ rich: known, runs }) => ({
    runs,
    find: originalTags(known),
  }));
  const tagRuns = new Set([...own.text.runs.values(), ...original.text.runs.values()]);
  const base = baseOf([own.cell, original.cell], tagRuns, source);
  const properties = (types: readonly string[]): string => {
    const added = types
      .flatMap((type) => marks[type] ?? [])
      .map((xml) => ({ name: /w:(\w+)/.exec(xml)?.[1] ?? '', source: named(xml) }));
    const all = [...base, ...added].toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
    return all.length === 0 ? '' : `<${prefix}rPr>${all.map((part) => part.source).join('')}</${prefix}rPr>`;
  };
  const content = (words: string): string =>
    visible(words)
      .split(/([\t\n\u2011\u00ad])/)
      .map((piece) =>
        piece === ''
          ? ''
          : named(characters[piece] ?? `<w:t xml:space="preserve">`) +
            (characters[piece] === undefined ? `${escapeXmlText(piece)}</${prefix}t>` : ''),
      )
      .join('');
  const placeholder = (tag: InlineTag): string => {
    for (const { runs, find } of finders) {
      const run = runs.get(find(tag)?.id ?? -1);
      if (run === undefined) continue;
      if (run.object && run.text === '') return slice(source, run.at);
      return `<${prefix}r>${slice(source, run.properties)}${content(displayOf(tag))}</${prefix}r>`;
    }
    return '';
  };
  const runsOf = (line: RichText): string =>
    spansOf(line)
      .map((span) => {
        if ('placeholder' in span) return placeholder(span.placeholder);
        const types = [...new Set(span.open.map(({ type }) => type))];
        return `<${prefix}r>${properties(types)}${content(span.text)}</${prefix}r>`;
      })
      .join('');
  const manyParagraphs = own.cell.paragraphs.length > 1 || original.cell.paragraphs.length > 1;
  const lines = manyParagraphs ? linesOf(rich) : [rich];
  const markers = own.cell.paragraphs.flatMap((one) => one.markers);
  const lead = markers.filter(({ isEnd }) => !isEnd).map(({ at }) => slice(source, at));
  const trail = [
    ...markers.filter(({ isEnd }) => isEnd).map(({ at }) => slice(source, at)),
    ...own.cell.paragraphs.flatMap(({ runs }) =>
      runs.filter(({ comment }) => comment !== null).map(({ at }) => slice(source, at)),
    ),
  ];
  return lines
    .map((line, n) => {
      const paragraph = own.cell.paragraphs[n] ?? first;
      const before = n === 0 ? lead.join('') : '';
      const after = n === lines.length - 1 ? trail.join('') : '';
      return `<${prefix}p>${slice(source, paragraph?.properties ?? null)}${before}${runsOf(line)}${after}</${prefix}p>`;
    })
    .join('');
};
