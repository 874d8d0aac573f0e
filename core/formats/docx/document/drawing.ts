import { ok, plain, tagData, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readXml } from '#core/xml/read.ts';
import { readLimits } from '../../limits.ts';
import { drawingAlternatives } from './drawing-alternatives.ts';
import { officeNames } from './names.ts';
import { paragraphText } from './paragraph-text.ts';
import type { Piece, Run, TagKind } from './pieces.ts';
import type { Place, PlaceSource } from './place.ts';
import { runLook, shortened } from './run-look.ts';
import { twinsByText } from './twins.ts';
import { childOf, descendants, treeBuilder, type XmlNode } from './tree.ts';

const fixedCode = (display: string): TagKind => ({
  type: 'other',
  data: tagData({ display: shortened(display), fixed: ['delete', 'copy'] }),
});

const wordsIn = (node: XmlNode): string =>
  Array.from(
    descendants(node, ({ name }) => name === 'a:t' || name === 'm:t'),
    ({ text }) => text,
  ).join('');

/** What a paragraph of DrawingML holds, in order (ECMA-376 Part 1, section 21.1.2): the text of charts, SmartArt and shapes in them. */
const drawingPieces = (paragraph: XmlNode): readonly Piece[] =>
  paragraph.children.flatMap((node): readonly Piece[] => {
    if (node.name === 'a:pPr' || node.name === 'a:endParaRPr') return [];
    const fragments = [{ from: node.from, to: node.to, run: null }];
    if (node.name === 'a:br')
      return [
        {
          kind: 'code',
          tag: { type: 'break', data: tagData({ display: '↵' }) },
          fragments,
          run: null,
          isEdge: true,
        },
      ];
    if (node.name !== 'a:r')
      return [{ kind: 'code', tag: fixedCode(wordsIn(node)), fragments, run: null, isEdge: false }];
    const properties = childOf(node, 'a:rPr');
    const run: Run = { node, properties, look: runLook(properties) };
    const text = childOf(node, 'a:t')?.text.replace(/[\t\r\n]/g, ' ') ?? '';
    return text === '' ? [] : [{ kind: 'text', text, run }];
  });

const caches = new Set(['c:strCache', 'c:strLit', 'c:multiLvlStrCache', 'cx:strDim', 'cx:txData', 'cx:tx']);
const values = new Set(['c:v', 'cx:pt', 'cx:v']);

/** Numbers and signs are no words. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text);

/** Paragraphs of a drawing, those of alternatives once, and texts that a chart keeps of its table; the same text again in a chart stands for the same cell. */
export function* drawingPlaces(part: string, text: string): Generator<Result<Place>> {
  const tree = treeBuilder();
  const path: string[] = [];
  let ready: Place[] = [];
  const cached = new Map<string, PlaceSource[]>();
  let elements = 0;
  const alternatives = drawingAlternatives();
  const add = (from: number, rest: Pick<Place, 'rich' | 'source' | 'twins'>): void => {
    ready.push({ ref: `${part}:${from}`, block: { kind: 'paragraph', level: 0 }, bindings: [], ...rest });
  };
  const value = (node: XmlNode): void => {
    if (!hasWords(node.text) || node.children.length > 0) return;
    const source: PlaceSource = { kind: 'text', ...node.inner, isAttribute: false };
    const again = cached.get(node.text);
    if (again !== undefined) {
      again.push(source);
      return;
    }
    const twins: PlaceSource[] = [];
    cached.set(node.text, twins);
    add(node.inner.from, { rich: plain(node.text), source, twins });
  };
  const paragraph = (node: XmlNode): void => {
    const own = paragraphText(drawingPieces(node));
    if (own === null) return;
    const source = { nodes: [node], text: own };
    if (alternatives.isAgain()) {
      alternatives.again(source);
      return;
    }
    const twins: PlaceSource[] = [];
    alternatives.read({ text: own.rich.text, twins });
    add(node.from, { rich: own.rich, source: { kind: 'paragraph', ...source }, twins });
  };
  const reading = readXml(
    [text],
    {
      open: (start, at) => {
        path.push(start.name);
        if (!tree.isOpen()) alternatives.open(start.name, path.length);
        const isValue = values.has(start.name) && path.some((name) => caches.has(name));
        elements = tree.isOpen() ? elements + 1 : 1;
        if (tree.isOpen() || start.name === 'a:p' || isValue) tree.open(start, at);
        return elements > readLimits.wordElements ? 'wordElements' : null;
      },
      text: (words) => tree.text(words),
      close: (name, at) => {
        if (!tree.isOpen()) alternatives.close(name, path.length);
        path.pop();
        const node = tree.isOpen() ? tree.close(at) : null;
        if (node === null) return;
        if (node.name === 'a:p') paragraph(node);
        else value(node);
      },
    },
    { namespaces: officeNames },
  );
  let step = reading.next();
  while (step.done !== true) {
    // Twins of what a chart keeps are known only at the end, those in alternatives at the end of these. A slide keeps nothing, and may be large.
    const own = cached.size === 0 && !alternatives.isOpen() ? ready : [];
    if (own.length > 0) ready = [];
    for (const place of own) yield ok(place);
    step = reading.next();
  }
  for (const place of ready) yield ok(place);
  if (step.value !== null) yield xmlFailure(step.value, part);
}

/** The places of a part with the same words in another one, which shows them again: each of these once, in order. */
export const withTwins = (
  places: readonly Place[],
  others: readonly Place[],
): ReadonlyMap<Place, readonly Place[]> => {
  const twins = twinsByText(
    others,
    ({ rich }) => rich.text,
    places.map(({ rich }) => rich.text),
  );
  return new Map(places.map((place) => [place, twins(place.rich.text)]));
};
