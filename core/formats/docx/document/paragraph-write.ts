import { forbids, type InlineTag, type RichText } from '#core/model/index.ts';
import { ascendingOffsets } from '#core/text/codepoints.ts';
import { escapeXmlText } from '#core/xml/tag-source.ts';
import { originalTags } from '../../original-tags.ts';
import type { SymbolWriter } from '../../symbols.ts';
import type { Binding } from './binding.ts';
import type { ParagraphText, PlacedMark } from './paragraph-text.ts';
import type { Fragment, Piece, Run, Scope } from './pieces.ts';

export type WriteContext = {
  /** The source between two places, with what was changed within it. */
  readonly source: (from: number, to: number) => string;
  readonly symbols: SymbolWriter;
  /** Told of each indent of ideographic spaces that is left out; null where they stay. */
  readonly indents: (() => void) | null;
};

/** The properties of a run without what they were before a tracked change: that is accepted, or rejected, with the text. */
const propertiesSource = ({ properties }: Run, source: WriteContext['source']): string => {
  if (properties === null) return '';
  const change = properties.children.find(({ name }) => name === 'w:rPrChange');
  if (change === undefined) return source(properties.from, properties.to);
  return source(properties.from, change.from) + source(change.to, properties.to);
};

/** Writes runs, those that follow each other in one run together. */
const runWriter = ({ source, symbols }: WriteContext) => {
  let xml = '';
  let open: Run | null = null;
  const end = (): void => {
    if (open !== null) xml += `</${open.node.written}>`;
    open = null;
  };
  const begin = (run: Run): void => {
    if (open === run) return;
    end();
    xml += source(run.node.from, run.node.inner.from) + propertiesSource(run, source);
    open = run;
  };
  const prefixOf = ({ node }: Run): string => node.written.slice(0, node.written.indexOf(':') + 1);
  return {
    raw: (from: number, to: number): void => {
      end();
      xml += source(from, to);
    },
    fragments: (fragments: readonly Fragment[]): void => {
      for (const { from, to, run } of fragments) {
        if (run === null) end();
        else begin(run);
        xml += source(from, to);
      }
    },
    text: (text: string, run: Run): void => {
      const prefix = prefixOf(run);
      const isDrawing = run.node.name === 'a:r';
      const visible = symbols.visible(text);
      for (const part of /[\n\t]/.test(visible) ? visible.split(/([\n\t])/) : [visible]) {
        if (part === '') continue;
        if (part === '\n' && isDrawing) {
          end();
          xml += `<${prefix}br/>`;
          continue;
        }
        begin(run);
        if (part === '\n') xml += `<${prefix}br/>`;
        else if (part === '\t' && !isDrawing) xml += `<${prefix}tab/>`;
        else {
          const keeps = !isDrawing && /^\s|\s$|\s\s/.test(part) ? ' xml:space="preserve"' : '';
          const close = `</${prefix}t>`;
          // A run of DrawingML has one text (ECMA-376 Part 1, 21.1.2.3.8); what stands in a second one is not shown.
          if (isDrawing && xml.endsWith(close))
            xml = xml.slice(0, -close.length) + escapeXmlText(part) + close;
          else xml += `<${prefix}t${keeps}>${escapeXmlText(part)}${close}`;
        }
      }
    },
    end: (): string => {
      end();
      return xml;
    },
  };
};
type RunWriter = ReturnType<typeof runWriter>;

/** What pairs are open around the words, in the file's terms. */
type Around = { readonly id: number; readonly scope: Scope | null; readonly run: Run | null };

/** Opens and closes what holds words, so that it is nested rightly whatever the order of a translation's tags. */
const nesting = (out: RunWriter) => {
  let open: readonly Scope[] = [];
  return {
    to: (wanted: readonly Scope[]): void => {
      let same = 0;
      while (same < open.length && open[same] === wanted[same]) same += 1;
      if (same === open.length && same === wanted.length) return;
      for (const scope of open.slice(same).toReversed()) out.fragments(scope.close);
      for (const scope of wanted.slice(same)) out.fragments(scope.open);
      open = wanted;
    },
  };
};

const writePieces = (pieces: readonly Piece[], out: RunWriter, { indents }: WriteContext): void => {
  for (const piece of pieces)
    if (piece.kind === 'text') {
      const text = indents === null ? piece.text : piece.text.replaceAll('\u3000', '');
      if (text !== piece.text) indents?.();
      out.text(text, piece.run);
    } else if (piece.kind === 'code' || piece.kind === 'mark') out.fragments(piece.fragments);
};

type MarkWriter = {
  readonly first: () => void;
  readonly before: (tag: number) => void;
  readonly behind: (tag: number) => void;
  /** Beginnings whose tag the translation does not have, before its words. */
  readonly lost: (present: ReadonlySet<number>) => void;
  readonly rest: () => void;
};

const nothing = (): void => undefined;

/** Of a paragraph without marks, as most are. */
const noMarks: MarkWriter = {
  first: nothing,
  before: nothing,
  behind: nothing,
  lost: nothing,
  rest: nothing,
};

/** Marks by the tag that they stand at; those whose tag is gone stand at the ends. */
const markWriter = (marks: readonly PlacedMark[], out: RunWriter): MarkWriter => {
  if (marks.length === 0) return noMarks;
  const left = new Set(marks);
  const byPlace = Map.groupBy(marks, ({ sits, behind }) => `${sits} ${behind}`);
  const write = (own: Iterable<PlacedMark>): void => {
    for (const mark of own) if (left.delete(mark)) out.fragments(mark.fragments);
  };
  return {
    first: (): void => write(byPlace.get('start 0') ?? []),
    before: (tag: number): void => write(byPlace.get(`end ${tag}`) ?? []),
    behind: (tag: number): void => write(byPlace.get(`start ${tag + 1}`) ?? []),
    lost: (present: ReadonlySet<number>): void =>
      write(marks.filter(({ sits, behind }) => sits === 'start' && behind > 0 && !present.has(behind - 1))),
    rest: (): void => write(left),
  };
};

const noScopes: readonly Scope[] = [];

const runOf = (around: readonly Around[], usual: Run): Run =>
  around.findLast(({ run }) => run !== null)?.run ?? usual;

/** The words of a text in the pair of each binding. */
export type BoundWords = Map<Binding, string>;

/**
 * The content of a paragraph with other words: text in the runs of the original, tags as what they stand for there, by their ids. What
 * must not be deleted and is missing stands behind the words. Adds what bound controls hold to `bound`.
 */
export const writeParagraph = (
  { rich: original, markup, marks, head, tail, run: usual }: ParagraphText,
  rich: RichText,
  context: WriteContext,
  bound: BoundWords,
): string => {
  const out = runWriter(context);
  const nest = nesting(out);
  const find = originalTags(original);
  const found = rich.tags.map((tag) => find(tag));
  const placesOf = new Map(original.tags.map((tag, place) => [tag, place]));
  const places = found.map((tag) => (tag === null ? -1 : (placesOf.get(tag) ?? -1)));
  const present = new Set(places);
  const placed = markWriter(marks, out);
  const fallback = usual ?? markup.find((one) => one.kind !== 'code' && one.run !== null);
  const plain =
    fallback === null || fallback === undefined
      ? null
      : 'kind' in fallback
        ? fallback.kind === 'code'
          ? null
          : fallback.run
        : fallback;
  let around: readonly Around[] = [];
  const scopes = (): readonly Scope[] =>
    around.length === 0 ? noScopes : around.flatMap(({ scope }) => scope ?? []);

  const words = (text: string): void => {
    if (text === '') return;
    const own = scopes();
    nest.to(own);
    if (plain !== null) out.text(text, runOf(around, plain));
    for (const { binding } of own)
      if (binding !== null) bound.set(binding, (bound.get(binding) ?? '') + text);
  };

  const tag = (own: InlineTag, place: number): void => {
    const what = markup[place];
    if (what === undefined) return;
    placed.before(place);
    if (what.kind === 'code') {
      nest.to(scopes());
      out.fragments(what.fragments);
    } else if (own.kind === 'close') around = around.filter(({ id }) => id !== own.id);
    else if (own.kind === 'open')
      around = [...around, { id: own.id, scope: what.kind === 'scope' ? what.scope : null, run: what.run }];
    placed.behind(place);
  };

  writePieces(head, out, context);
  placed.first();
  placed.lost(present);
  const unitOf = ascendingOffsets(rich.text);
  let unit = 0;
  for (const [n, own] of rich.tags.entries()) {
    const to = Math.max(unit, unitOf(own.at));
    words(rich.text.slice(unit, to));
    unit = to;
    tag(own, places[n] ?? -1);
  }
  words(rich.text.slice(unit));
  nest.to([]);
  original.tags.forEach((own, place) => {
    const what = markup[place];
    if (own.kind === 'empty' && forbids(own, 'delete') && !present.has(place) && what?.kind === 'code')
      out.fragments(what.fragments);
  });
  placed.rest();
  writePieces(tail, out, context);
  return out.end();
};
