import type { XmlAttributes, XmlStart, XmlVisitor } from '../../xml/read.ts';
import { fileLanguage } from '../file-language.ts';
import { readLimits } from '../limits.ts';
import type { Slice } from '../source-place.ts';
import type { Prop, Seg, SegCode, Unit, Variant } from './unit.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** What is told besides units. */
export type TmxEvents = {
  /** The name of the outermost element. */
  readonly root: (name: string) => void;
  readonly header: (attributes: XmlAttributes) => void;
  readonly unit: (unit: Unit) => void;
  /** An element in a segment that TMX does not have. */
  readonly foreign: (name: string) => void;
};

const codeRoles: Readonly<Record<string, SegCode['role']>> = {
  bpt: 'open',
  ept: 'close',
  it: 'empty',
  ph: 'empty',
  ut: 'empty',
};

/** Without a namespace: TMX has none, and some files give it one. */
const localName = (name: string): string => name.slice(Math.max(name.indexOf('}'), name.indexOf(':')) + 1);

const roleOf = (element: string, attributes: XmlAttributes): SegCode['role'] | null => {
  if (element === 'it') return attributes.get('pos')?.toLowerCase() === 'end' ? 'end' : 'start';
  return Object.hasOwn(codeRoles, element) ? (codeRoles[element] ?? null) : null;
};

/** A `seg` or `sub` that is read. `around`: elements around words that are open, and null for those that were empty. */
type Frame = {
  readonly tag: Slice;
  readonly isTag: boolean;
  readonly items: (string | SegCode)[];
  readonly around: (SegCode | null)[];
};
const frameAt = (isTag: boolean, tag: Slice): Frame => ({ tag, isTag, items: [], around: [] });

const add = (items: (string | SegCode)[], item: string | SegCode): void => {
  const last = items.at(-1);
  if (typeof item === 'string' && typeof last === 'string') items[items.length - 1] = last + item;
  else items.push(item);
};

const codeOf = (element: string, role: SegCode['role'], attributes: XmlAttributes, tag: Slice): SegCode => ({
  element,
  role,
  pair: attributes.get('i') ?? null,
  x: attributes.get('x') ?? null,
  type: attributes.get('type') ?? null,
  content: '',
  at: tag,
  tag,
  subs: [],
});

const segOf = ({ tag, isTag, items }: Frame, to: number): Seg => ({
  at: isTag ? tag : { from: tag.to, to },
  isTag,
  items,
});

/** Puts one `seg` together, with what is nested in it. */
const segBuilder = (
  begin: { readonly isEmpty: boolean; readonly at: Slice },
  foreign: TmxEvents['foreign'],
) => {
  type Code = Open<SegCode> & { depth: number };
  const frames: Frame[] = [frameAt(begin.isEmpty, begin.at)];
  /** The code that is read, in each frame but perhaps the last. */
  const codes: Code[] = [];
  let count = 0;
  const inCode = (): Code | undefined => (codes.length === frames.length ? codes.at(-1) : undefined);
  const put = (item: string | SegCode): void => add(frames.at(-1)?.items ?? [], item);
  const endCode = (code: Code, at: Slice): void => {
    if (code.depth > 0) code.depth -= 1;
    else {
      codes.pop();
      const { depth: _depth, ...rest } = code;
      put({ ...rest, at: { from: code.at.from, to: at.to } });
    }
  };
  return {
    open: ({ name, attributes, isEmpty }: XmlStart, at: Slice): void => {
      const element = localName(name);
      const code = inCode();
      if (code !== undefined) {
        if (element === 'sub') frames.push(frameAt(isEmpty, at));
        else code.depth += 1;
        return;
      }
      const role = roleOf(element, attributes);
      if (role !== null) {
        codes.push({ ...codeOf(element, role, attributes, at), subs: [], depth: 0 });
        return;
      }
      if (element !== 'hi') foreign(element);
      count += 1;
      const opened = { ...codeOf(element, isEmpty ? 'empty' : 'open', attributes, at), pair: `<${count}` };
      put(opened);
      frames.at(-1)?.around.push(isEmpty ? null : opened);
    },
    text: (text: string): void => {
      const code = inCode();
      if (code === undefined) put(text);
      else code.content += text;
    },
    /** The segment, when it is what ended. */
    close: (at: Slice): Seg | null => {
      const code = inCode();
      if (code !== undefined) {
        endCode(code, at);
        return null;
      }
      const opened = frames.at(-1)?.around.pop();
      if (opened !== undefined) {
        if (opened !== null) put({ ...opened, role: 'close', at, tag: at });
        return null;
      }
      const frame = frames.pop();
      if (frame === undefined) return null;
      if (frames.length === 0) return segOf(frame, at.from);
      codes.at(-1)?.subs.push(segOf(frame, at.from));
      return null;
    },
  };
};

type SegBuilder = ReturnType<typeof segBuilder>;

/** Tells the units of a TMX document while it is read. Holds one unit. */
export const unitVisitor = (events: TmxEvents): XmlVisitor => {
  let [depth, count, parts] = [0, 0, 0];
  let unit: Open<Unit> | null = null;
  let variant: Open<Variant> | null = null;
  let seg: SegBuilder | null = null;
  /** A `note` or `prop` that is read. */
  let words: { readonly element: string; readonly type: string; readonly from: number; text: string } | null =
    null;
  const openElement = (element: string, { attributes, isEmpty }: XmlStart, at: Slice): void => {
    if (element === 'header') events.header(attributes);
    else if (element === 'tu') {
      unit = { n: count, tag: at, attributes, notes: [], props: [], variants: [] };
      count += 1;
    } else if (element === 'tuv' && unit !== null) {
      const language = fileLanguage(attributes.get('xml:lang') ?? attributes.get('lang') ?? '');
      variant = { language, attributes, tag: at, end: at, notes: [], props: [], seg: null };
    } else if ((element === 'note' || element === 'prop') && unit !== null)
      words = { element, type: attributes.get('type') ?? '', from: at.to, text: '' };
    else if (element === 'seg' && variant !== null) seg = segBuilder({ isEmpty, at }, events.foreign);
  };
  const closeWords = (at: Slice): void => {
    const owner = variant ?? unit;
    if (words === null || owner === null) return;
    const prop: Prop = { type: words.type, text: words.text, at: { from: words.from, to: at.from } };
    if (words.element === 'prop') owner.props.push(prop);
    else owner.notes.push(words.text);
    words = null;
  };
  const closeElement = (element: string, at: Slice): void => {
    if (element === 'tuv' && variant !== null) {
      unit?.variants.push({ ...variant, end: at });
      variant = null;
    } else if (element === 'tu' && unit !== null) {
      events.unit(unit);
      unit = null;
    } else if (element === words?.element) closeWords(at);
  };
  return {
    open: (start, at) => {
      depth += 1;
      parts = unit === null ? 0 : parts + 1;
      if (parts > readLimits.unitParts) return 'unitParts';
      if (seg !== null) seg.open(start, at);
      else if (depth === 1) events.root(localName(start.name));
      else openElement(localName(start.name), start, at);
      return null;
    },
    text: (text) => {
      if (seg !== null) seg.text(text);
      else if (words !== null) words.text += text;
    },
    close: (name, at) => {
      depth -= 1;
      if (seg === null) {
        closeElement(localName(name), at);
        return;
      }
      const done = seg.close(at);
      if (done === null) return;
      seg = null;
      if (variant !== null) variant.seg ??= done;
    },
  };
};
