import type { InlineTag, Language, RichText } from '../../model/index.ts';
import { isChinese } from '../../model/index.ts';
import { cutSpans, safeLink } from '../spans.ts';
import type { Span } from '../spans.ts';
import { escapeMarkup } from '../symbols.ts';
import type { SymbolWriter } from '../symbols.ts';

/** The hyperlinks of a document, each address once. Memory grows with their number, not with the rows. */
export const linkTable = () => {
  const ids = new Map<string, string>();
  return {
    idOf: (href: string): string => {
      const id = ids.get(href) ?? `rId${ids.size + 101}`;
      ids.set(href, id);
      return id;
    },
    entries: (): Iterable<[string, string]> => ids.entries(),
  };
};

export type LinkTable = ReturnType<typeof linkTable>;

/** A tracked change of the runs of a text. */
export type RunChange = {
  readonly is: 'inserted' | 'deleted' | 'reformatted';
  /** `w:id`, `w:author` and `w:date` of one run's change; its number is another each time. */
  readonly attributes: () => string;
  /** Of what is reformatted: the pairs that were open where these are. */
  readonly was: (open: readonly InlineTag[]) => readonly InlineTag[];
};

/** How the runs of one text look besides what its tags say. */
export type RunLook = {
  readonly language: Language;
  /** `<w:rStyle>` when the paragraph's style does not say the language. */
  readonly style?: string;
  readonly code?: boolean;
  /** Properties of the run that come after `w:strike` in the order of the schema: `w:color`, `w:sz`. */
  readonly extra?: string;
  /** What stands for a placeholder; unless it is said, a newline for a break and the words of a picture. */
  readonly placeholder?: (tag: InlineTag) => string;
  readonly change?: RunChange;
};

/** What the properties of a reformatted run were (ECMA-376 part 1, section 17.13.5.31). */
const formerly = ({ change, ...look }: RunLook, open: readonly InlineTag[], link: boolean): string => {
  if (change?.is !== 'reformatted') return '';
  const were = properties(look, change.was(open), link);
  return `<w:rPrChange ${change.attributes()}>${were === '' ? '<w:rPr/>' : were}</w:rPrChange>`;
};

/** Run properties in the order of ECMA-376 part 1, section 17.3.2.28 (CT_RPr). */
const properties = (look: RunLook, open: readonly InlineTag[], link: boolean): string => {
  const has = (type: InlineTag['type']): boolean => open.some((tag) => tag.type === type);
  const style = link ? 'Hyperlink' : look.style;
  const code = look.code === true || has('code');
  // The hint makes Word take quotation marks and dashes, which both scripts share, from the Chinese font.
  const hint = isChinese(look.language) ? ' w:hint="eastAsia"' : '';
  const face = code ? ' w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"' : '';
  const list = [
    style === undefined ? '' : `<w:rStyle w:val="${style}"/>`,
    hint + face === '' ? '' : `<w:rFonts${hint}${face}/>`,
    has('strong') ? '<w:b/>' : '',
    has('emphasis') ? '<w:i/>' : '',
    has('strike') ? '<w:strike/>' : '',
    look.extra ?? '',
    has('underline') && !link ? '<w:u w:val="single"/>' : '',
    has('sub') ? '<w:vertAlign w:val="subscript"/>' : has('sup') ? '<w:vertAlign w:val="superscript"/>' : '',
    formerly(look, open, link),
  ].join('');
  return list === '' ? '' : `<w:rPr>${list}</w:rPr>`;
};

const words = (text: string, element = 'w:t'): string =>
  text
    .split(/(\n|\t)/)
    .map((part) => {
      if (part === '\n') return '<w:br/>';
      if (part === '\t') return '<w:tab/>';
      return part === '' ? '' : `<${element} xml:space="preserve">${escapeMarkup(part)}</${element}>`;
    })
    .join('');

const content = (span: Span, { placeholder }: RunLook): string => {
  if ('text' in span) return span.text;
  if (placeholder !== undefined) return placeholder(span.placeholder);
  if (span.placeholder.type === 'break') return '\n';
  const alt = span.placeholder.data?.['alt'] ?? '';
  return span.placeholder.type === 'image' && alt !== '' ? `[${alt}]` : '';
};

/** XML that stands between the runs of a text, at a code point of it: where a comment's words begin or end. */
export type RunMark = { readonly at: number; readonly closes: boolean; readonly xml: string };

/** Words that look some ways, as one run. What cannot be written must have been made visible. */
export const textRun = (text: string, look: RunLook, looks: readonly InlineTag['type'][]): string => {
  const open = looks.map((type, id): InlineTag => ({ at: 0, kind: 'open', id, type }));
  return `<w:r>${properties(look, open, false)}${words(text)}</w:r>`;
};

/** A run inside what says that it was inserted or deleted (sections 17.13.5.18 and 17.13.5.14). */
const tracked = (look: RunLook, properties: string, text: string): string => {
  const { change } = look;
  if (change?.is === 'deleted')
    return `<w:del ${change.attributes()}><w:r>${properties}${words(text, 'w:delText')}</w:r></w:del>`;
  const run = `<w:r>${properties}${words(text)}</w:r>`;
  return change?.is === 'inserted' ? `<w:ins ${change.attributes()}>${run}</w:ins>` : run;
};

/** A text as `<w:r>` and `<w:hyperlink>` elements, with marks (in order) between them. */
export const runs = (
  rich: RichText,
  look: RunLook,
  links: LinkTable,
  symbols: SymbolWriter,
  marks: readonly RunMark[] = [],
): string =>
  cutSpans(
    rich,
    marks.map(({ at }) => at),
  )
    .map((span) => {
      if ('cut' in span)
        return marks
          .filter(({ at }) => at === span.cut)
          .map(({ xml }) => xml)
          .join('');
      const text = symbols.visible(content(span, look));
      if (text === '') return '';
      const link = span.open.findLast((tag) => tag.type === 'link');
      const href = link === undefined ? null : safeLink(link);
      const run = tracked(look, properties(look, span.open, href !== null), text);
      return href === null
        ? run
        : `<w:hyperlink r:id="${links.idOf(href)}" w:history="1">${run}</w:hyperlink>`;
    })
    .join('');
