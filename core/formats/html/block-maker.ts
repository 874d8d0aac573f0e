import type { InlineTag } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { blockSink, type Draft } from '../block-sink.ts';
import { richBuilder, type Sourced } from '../rich-builder.ts';
import type { Slice } from '../source-place.ts';
import type { AttributeWords } from './aside-words.ts';
import { addRun, type Atom, type BlockSource } from './block-source.ts';
import type { Context } from './context.ts';
import type { TextRun } from './page-sink.ts';

/** What a writer has to know of a page: filled while it is read. */
export type PageSources = {
  /** Where each block stands, by its reference. */
  readonly blocks: Map<string, BlockSource>;
  /** Start tags that say a language, and that of the root. */
  readonly languages: (Slice & { readonly isRoot: boolean })[];
};

export const pageSources = (): PageSources => ({ blocks: new Map(), languages: [] });

/** Elements that have no look of their own: where such a pair is around all of a block's text, it needs no tags there. */
const isPlainPair = ({ type, data }: InlineTag): boolean =>
  type === 'other' && data?.['element'] !== undefined;

/** Without the pairs of plain elements that enclose the whole text: their markup stays where it is. */
const withoutEnclosing = ({ rich, slices }: Sourced): Sourced => {
  const { text, tags } = rich;
  if (tags[0]?.at !== 0) return { rich, slices };
  const length = codePointLength(text);
  const outer = new Set<number>();
  for (const open of tags) {
    if (open.at > 0) break;
    if (open.kind !== 'open' || !isPlainPair(open)) continue;
    const close = tags.find(({ kind, id }) => kind === 'close' && id === open.id);
    if (close?.at === length) outer.add(open.id);
  }
  if (outer.size === 0) return { rich, slices };
  const isKept = ({ kind, id }: InlineTag): boolean => kind === 'empty' || !outer.has(id);
  return {
    rich: { text, tags: tags.filter(isKept) },
    slices: slices.filter((_, at) => tags[at] !== undefined && isKept(tags[at])),
  };
};

const atomsOf = (runs: readonly TextRun[]): readonly Atom[] => {
  const atoms: Atom[] = [];
  for (const run of runs) addRun(atoms, run);
  return atoms;
};

const refOf = (from: number): string => String(from);

/** Puts the blocks of a page together: the text of a block, words beside it, the title, each with its reference. */
export const blockMaker = (titleIsHeading: boolean, sources: PageSources | null) => {
  const builder = richBuilder();
  const sink = blockSink();
  /** Who wants to know where blocks stand wants no blocks. */
  const put = sources === null ? sink.add : (): void => undefined;
  let atoms: Atom[] = [];
  let first: number | null = null; // where the first words of the block stand
  let title: Draft | null = null; // waits for the first block, which may be the same words
  let hadTitle = false;
  let waiting: Draft[] = []; // words beside the block that is being read
  let tables = 0; // that are open: words beside their cells would part these

  const remember = (ref: string, source: BlockSource): void => {
    if (sources !== null && !sources.blocks.has(ref)) sources.blocks.set(ref, source);
  };

  const asides = (): void => {
    if (tables > 0 || title !== null) return;
    if (waiting.length === 0) return;
    for (const draft of waiting) put(draft);
    waiting = [];
  };

  const add = (draft: Draft): void => {
    const head = title;
    title = null;
    if (head !== null && head.rich.text !== draft.rich.text) put(head);
    const isSame = head !== null && head.rich.text === draft.rich.text;
    // The title says what the first block says: one row is written into both.
    put(isSame ? { ...draft, ref: `${draft.ref ?? ''}+${head.ref ?? ''}` } : draft);
  };

  const aside = (text: string, line: number, source: Omit<BlockSource, 'rich' | 'slices'>): void => {
    const [atom] = source.atoms;
    if (atom === undefined || !('run' in atom)) return;
    const own = richBuilder();
    own.flow(text);
    const rich = own.take();
    const ref = refOf(atom.run.from);
    remember(ref, { ...source, rich, slices: [], isAside: true, isPlain: true });
    waiting.push({ kind: 'paragraph', level: 0, rich, line, ref });
  };

  return {
    builder,
    sink,
    text: (run: TextRun): void => {
      if (first === null && run.text.trim() !== '') first = run.from;
      if (sources !== null) addRun(atoms, run);
    },
    newline: (at: TextRun | { from: number; to: number } | null): void => {
      if (sources !== null) atoms.push({ newline: at });
    },
    /** Ends the block: with words it is a block, else nothing. */
    end: (as: Pick<Draft, 'kind' | 'level' | 'line'> | null, { preserves }: Context): void => {
      const own = atoms;
      const from = first;
      [atoms, first] = [[], null];
      const taken = builder.takeSourced();
      if (as !== null && from !== null) {
        const { rich, slices } = withoutEnclosing(taken);
        const ref = refOf(from);
        remember(ref, { rich, slices, atoms: own, syntax: preserves ? 'verbatim' : 'flow' });
        add({ ...as, rich, ref });
      }
      asides();
    },
    /** The words of an attribute. */
    attribute: (words: AttributeWords, line: number): void =>
      aside(words.text, line, { atoms: [{ run: words }], syntax: 'value' }),
    /** A text of its own that stands inside something: in a drawing, in a form field. */
    inner: (runs: readonly TextRun[], line: number): void =>
      aside(runs.map(({ text }) => text).join(''), line, {
        atoms: atomsOf(runs),
        syntax: 'flow',
      }),
    /** The first title with words counts. */
    title: (text: string, line: number, runs: readonly TextRun[]): void => {
      if (hadTitle || text.trim() === '') return;
      hadTitle = true;
      const own = richBuilder();
      own.flow(text);
      const rich = own.take();
      const ref = refOf(runs.find((run) => run.text.trim() !== '')?.from ?? 0);
      const source = { rich, slices: [], atoms: atomsOf(runs), syntax: 'flow', isPlain: true } as const;
      remember(ref, source);
      const kind = titleIsHeading ? 'heading' : 'paragraph';
      title = { kind, level: titleIsHeading ? 1 : 0, rich, line, ref };
    },
    table: (step: 1 | -1): void => {
      tables += step;
      sink.table();
      asides();
    },
    finish: () => {
      if (title !== null) put(title);
      title = null;
      tables = 0;
      asides();
      return sink.end();
    },
  };
};
