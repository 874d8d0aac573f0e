import { fail, ok, type InlineTag, type Result, type RichText } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml } from '#core/xml/read.ts';
import { escapeXmlText } from '#core/xml/tag-source.ts';
import { lookTag, runLook, type RunLook } from '../docx/document/run-look.ts';
import { treeBuilder, type XmlNode } from '../docx/document/tree.ts';
import { readLimits } from '../limits.ts';
import { originalTags } from '../original-tags.ts';
import type { Slice } from '../source-place.ts';
import { spansOf } from '../spans.ts';
import type { SymbolWriter } from '../symbols.ts';
import { workbookNames } from './names.ts';

/** A run of a string (section 18.4.4), with the source of its properties ('' for none). */
type StringRun = { readonly text: string; readonly properties: string; readonly look: RunLook };

/** A string as a text with tags, and what is needed to write another in its place. `inner` is where it stands in its part. */
export type CellString = {
  readonly rich: RichText;
  readonly inner: Slice;
  /** The prefix of its part for elements, with its colon. */
  readonly prefix: string;
  /** Properties of text without a tag, and by the id of a tag; `isRich` where the string has runs at all. */
  readonly usual: string;
  readonly byTag: ReadonlyMap<number, string>;
  readonly isRich: boolean;
};

/** What is no prose needs no translator: numbers, dates and signs. */
export const hasWords = ({ rich }: Pick<CellString, 'rich'>): boolean => /\p{L}/u.test(rich.text);

/** `_x000D_` is a character that XML does not hold (section 22.9.2.19), `_x005F_` its own first letter. Ends of lines are newlines. */
export const unescapeString = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');

/** What would be read as the escape of a character that XML does not hold. */
export const escapeString = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Readings above the words (`rPh`, section 18.4.6) are no words. */
const runsOf = (string: XmlNode, source: string): readonly StringRun[] =>
  string.children.flatMap((node): readonly StringRun[] => {
    if (node.name === 's:t')
      return [{ text: unescapeString(node.text), properties: '', look: runLook(null) }];
    if (node.name !== 's:r') return [];
    const properties = node.children.find(({ name }) => name === 's:rPr') ?? null;
    const text = node.children.find(({ name }) => name === 's:t')?.text ?? '';
    return [
      {
        text: unescapeString(text),
        properties: properties === null ? '' : source.slice(properties.from, properties.to),
        look: runLook(properties),
      },
    ];
  });

/** The look of most of the text. */
const usualOf = (runs: readonly StringRun[]): StringRun | null => {
  const lengths = new Map<string, number>();
  for (const { look, text } of runs) lengths.set(look.key, (lengths.get(look.key) ?? 0) + text.length);
  return runs.toSorted((a, b) => (lengths.get(b.look.key) ?? 0) - (lengths.get(a.look.key) ?? 0))[0] ?? null;
};

/** Of strings without runs, which most are. */
const noRuns: ReadonlyMap<number, string> = new Map();
const noTags: readonly InlineTag[] = [];

/** A string from its element (`si`, `is`). */
const cellString = (string: XmlNode, source: string): CellString => {
  const runs = runsOf(string, source);
  const usual = usualOf(runs);
  const tags: InlineTag[] = [];
  const byTag = new Map<number, string>();
  let text = '';
  let open: StringRun | null = null;
  const at = (): number => codePointLength(text);
  const close = (): void => {
    if (open !== null) tags.push({ at: at(), kind: 'close', id: byTag.size, ...typeOf(open) });
    open = null;
  };
  const typeOf = (run: StringRun): Pick<InlineTag, 'type'> => ({
    type: lookTag(run.look, usual?.look ?? run.look).type,
  });
  for (const run of runs) {
    if (run.text === '') continue;
    const isUsual = run.look.key === usual?.look.key;
    if (open?.look.key !== run.look.key) close();
    if (!isUsual && open === null) {
      byTag.set(byTag.size + 1, run.properties);
      tags.push({ at: at(), kind: 'open', id: byTag.size, ...lookTag(run.look, usual?.look ?? run.look) });
      open = run;
    }
    text += run.text;
  }
  close();
  return {
    rich: { text, tags: tags.length === 0 ? noTags : tags },
    inner: string.inner,
    prefix: string.written.includes(':') ? string.written.slice(0, string.written.indexOf(':') + 1) : '',
    usual: usual?.properties ?? '',
    byTag: byTag.size === 0 ? noRuns : byTag,
    isRich: string.children.some(({ name }) => name === 's:r'),
  };
};

/** The content of a string with other words: in the runs of the original, readings left out, since they are of other words. */
export const writeString = (
  { rich: original, prefix, usual, byTag, isRich }: CellString,
  rich: RichText,
  symbols: SymbolWriter,
): string => {
  const find = originalTags(original);
  const element = (text: string): string => {
    const keeps = /^\s|\s$|\s\s|\n/.test(text) ? ' xml:space="preserve"' : '';
    const words = escapeXmlText(escapeString(symbols.visible(text)));
    return `<${prefix}t${keeps}>${words}</${prefix}t>`;
  };
  if (!isRich) return element(rich.text);
  let xml = '';
  for (const span of spansOf(rich)) {
    if (!('text' in span)) continue;
    const tag = span.open.map((one) => find(one)).findLast((one) => one !== null) ?? null;
    const properties = tag === null ? usual : (byTag.get(tag.id) ?? usual);
    xml += `<${prefix}r>${properties}${element(span.text)}</${prefix}r>`;
  }
  return xml === '' ? element('') : xml;
};

/** A text that stands in a cell as its mere value. */
export const bareString = (text: string, inner: Slice): CellString => ({
  rich: { text: unescapeString(text), tags: noTags },
  inner,
  prefix: '',
  usual: '',
  byTag: noRuns,
  isRich: false,
});

/** Other words in its place. */
export const writeBare = (rich: RichText, symbols: SymbolWriter): string =>
  escapeXmlText(escapeString(symbols.visible(rich.text)));

type StringElement = 's:si' | 's:is' | 's:text';

/** The strings of a part by the name of their elements (`s:si` of shared strings, `s:is` of a sheet, `s:text` of comments), in order, while it is read. */
export function* stringsOf(
  part: string,
  source: string,
  element: StringElement,
): Generator<Result<CellString>, void> {
  let ready: CellString[] = [];
  const tree = treeBuilder();
  let [elements, count] = [0, 0];
  const reading = readXml(
    [source],
    {
      open: (start, at) => {
        elements = tree.isOpen() ? elements + 1 : 1;
        if (tree.isOpen() || start.name === element) tree.open(start, at);
        return elements > readLimits.wordElements ? 'wordElements' : count > readLimits.rows ? 'rows' : null;
      },
      text: (words) => tree.text(words),
      close: (_, at) => {
        const node = tree.isOpen() ? tree.close(at) : null;
        if (node === null) return;
        count += 1;
        ready.push(cellString(node, source));
      },
    },
    { namespaces: workbookNames },
  );
  for (;;) {
    const step = reading.next();
    const own = ready;
    ready = [];
    for (const string of own) yield ok(string);
    if (step.done !== true) continue;
    if (step.value !== null) yield xmlFailure(step.value, part);
    return;
  }
}

/** All of them. */
export const stringsIn = (
  part: string,
  source: string,
  element: StringElement,
): Result<readonly CellString[]> => {
  const strings: CellString[] = [];
  for (const string of stringsOf(part, source, element)) {
    if (!string.ok) return string;
    strings.push(string.value);
  }
  return ok(strings);
};

/** A cell whose string the workbook lacks says nothing that could be read: its words are gone. */
export const missingStrings = (): Result<never> => fail('document.missing-part', { part: 'sharedStrings' });
