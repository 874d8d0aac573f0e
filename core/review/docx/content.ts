import { bare, type Look, type ShownStretch } from './look.ts';
import { personOf } from './names.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../../ooxml/xml.ts';

/** Who changed something with tracking on (empty when the document does not say), and when (as it has it, null when it does not say). */
export type TrackedChange = {
  readonly is: 'insert' | 'delete' | 'move-in' | 'move-out';
  readonly author: string;
  readonly date: string | null;
  /** The words put in or taken out; empty where only the end of a paragraph was. */
  readonly text: string;
};

/** Where a comment's words begin or end, or where its sign stands. */
export type CommentMark = {
  readonly id: string;
  readonly is: 'start' | 'end' | 'sign';
  /** Pieces before it. */
  readonly at: number;
};

/** Where a bookmark begins (with its name) or ends: the number of pieces before it. Both ends have one id. */
export type BookmarkEnd = { readonly id: string; readonly name: string | null; readonly at: number };

/** A stretch of text that all looks one way and was all put in and taken out together. */
export type Piece = ShownStretch & {
  /** Who put it in, and who took it out, with tracking on: a name, which may be empty; null when nobody did. */
  readonly inserted: string | null;
  readonly deleted: string | null;
  /** When, as the document has it; null where it does not say, or where neither was done. */
  readonly date: string | null;
  /** The end of a paragraph. */
  readonly isEnd: boolean;
};

/** What stands in a cell, or in a paragraph outside of tables, as it was read. */
export type Content = {
  readonly pieces: readonly Piece[];
  readonly marks: readonly CommentMark[];
  readonly changes: readonly TrackedChange[];
  readonly bookmarks: readonly BookmarkEnd[];
};

/** What the words of a document need from its other parts. */
export type Surroundings = {
  /** The address of a hyperlink, by the number of its relationship. */
  readonly addressOf: (relation: string) => string | null;
  /** What a character style makes of words. */
  readonly styleOf: (style: string) => Partial<Look>;
  /** The words of a footnote or an endnote. */
  readonly noteOf: (kind: 'footnote' | 'endnote', id: string) => string;
  /** Whether readings above words are no text. */
  readonly leavesReadings?: boolean;
};

type Author = Pick<TrackedChange, 'author' | 'date'>;
type Context = {
  readonly inserted: (Author & { readonly is: 'insert' | 'move-in' }) | null;
  readonly deleted: (Author & { readonly is: 'delete' | 'move-out' }) | null;
  readonly href: string | null;
};

const inserting = new Map([
  ['w:ins', 'insert'],
  ['w:moveTo', 'move-in'],
] as const);
const deleting = new Map([
  ['w:del', 'delete'],
  ['w:moveFrom', 'move-out'],
] as const);

const authorOf = ({ attributes }: XmlElement): Author => ({
  author: personOf(attributes.get('w:author')),
  date: attributes.get('w:date') ?? null,
});

/** The context inside an element that says that what it holds, or stands beside, was put in or taken out. */
const within = (context: Context, element: XmlElement): Context => {
  const put = inserting.get(element.name as 'w:ins');
  if (put !== undefined) return { ...context, inserted: { is: put, ...authorOf(element) } };
  const taken = deleting.get(element.name as 'w:del');
  if (taken !== undefined) return { ...context, deleted: { is: taken, ...authorOf(element) } };
  return context;
};

/** The context of a row or of the end of a paragraph, from its properties. */
const marked = (context: Context, properties: XmlElement | undefined): Context =>
  properties === undefined ? context : childrenOf(properties).reduce(within, context);

const isOn = (element: XmlElement | undefined): boolean | undefined =>
  element === undefined
    ? undefined
    : !['0', 'false', 'off', 'none'].includes(element.attributes.get('w:val') ?? '1');

/** Fixed-width faces that mean code in a text. */
const codeFaces =
  /^(?:consolas|courier|menlo|monaco|lucida console|liberation mono|dejavu sans mono|cascadia)/i;

/** What properties of a run say of its look; what they do not speak of is left out. */
export const looksOf = (properties: XmlElement): Partial<Look> => {
  const on = (name: string): boolean | undefined => isOn(childOf(properties, name));
  const face = childOf(properties, 'w:rFonts')?.attributes.get('w:ascii');
  const position = childOf(properties, 'w:vertAlign')?.attributes.get('w:val');
  const said = {
    strong: on('w:b'),
    emphasis: on('w:i'),
    underline: on('w:u'),
    strike: on('w:strike') ?? on('w:dstrike'),
    code: face === undefined ? undefined : codeFaces.test(face),
    vertical:
      position === undefined
        ? undefined
        : position === 'subscript'
          ? ('sub' as const)
          : position === 'superscript'
            ? ('sup' as const)
            : null,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
};

/** Characters that elements of a run stand for. */
const signs: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:softHyphen', '\u00ad'],
  ['w:noBreakHyphen', '\u2011'],
]);

/** A character given by its number: fonts of symbols have theirs at U+F000, and so it stays. */
const symbolOf = ({ attributes }: XmlElement): string => {
  const code = Number.parseInt(attributes.get('w:char') ?? '', 16);
  return code >= 0x20 && code < 0xd800
    ? String.fromCharCode(code)
    : code >= 0xe000 && code < 0xfffe
      ? String.fromCharCode(code)
      : '';
};

/** White space at the ends of a text counts only where the text says so (ECMA-376 part 1, section 17.3.3.31). */
const wordsOf = (element: XmlElement): string => {
  const text = textOf(element).replace(/[\n\t]/g, ' ');
  if (element.attributes.get('xml:space') === 'preserve') return text;
  let [from, to] = [0, text.length];
  while (text.charAt(from) === ' ') from += 1;
  while (to > from && text.charAt(to - 1) === ' ') to -= 1;
  return text.slice(from, to);
};

const isWords = (name: string): boolean =>
  name === 'w:t' || name === 'w:delText' || name === 'm:t' || name === 'a:t';

/** The alternative that is read: the first, which is the one new programs show, and the fallback only where it is alone. */
export const chosenAlternative = (element: XmlElement): XmlElement | undefined =>
  childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback');

const fieldAddress = (instruction: string): string | null =>
  /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1] ?? null;

/** Fields stand inside fields, but no document nests them like this. */
const deepestField = 50;

const noContext: Context = { inserted: null, deleted: null, href: null };

/** Walks through elements of a document and gathers what they hold. Every word is gathered once. */
const gatherer = (surroundings: Surroundings) => {
  const pieces: Piece[] = [];
  const marks: CommentMark[] = [];
  const changes: TrackedChange[] = [];
  const bookmarks: BookmarkEnd[] = [];
  /** Fields whose end has not come: what they are told, and whether their result has begun. */
  const fields: { instruction: string; href: string | null }[] = [];
  /** Text boxes of the paragraph that is open: they come after it. */
  let boxes: (() => void)[] | null = null;

  const change = (text: string, by: NonNullable<Context['inserted'] | Context['deleted']>): void => {
    const last = changes.at(-1);
    const goesOn = last?.is === by.is && last.author === by.author && last.date === by.date;
    if (goesOn) changes[changes.length - 1] = { ...last, text: last.text + text };
    else changes.push({ ...by, text });
  };
  const put = (text: string, look: Look | null, { inserted, deleted }: Context): void => {
    if (text === '' && look !== null) return;
    // What was put in and taken out again before the document came back is in neither version.
    if (inserted !== null && deleted === null) change(look === null ? '' : text, inserted);
    if (deleted !== null && inserted === null) change(look === null ? '' : text, deleted);
    const [by, from] = [inserted?.author ?? null, deleted?.author ?? null];
    const date = (deleted ?? inserted)?.date ?? null;
    pieces.push({ text, look, inserted: by, deleted: from, date, isEnd: look === null });
  };
  const mark = (element: XmlElement, is: CommentMark['is']): void => {
    const id = element.attributes.get('w:id');
    if (id !== undefined) marks.push({ id, is, at: pieces.length });
  };

  const fieldSign = (element: XmlElement): void => {
    const type = element.attributes.get('w:fldCharType');
    const field = fields.at(-1);
    if (type === 'begin' && fields.length < deepestField) fields.push({ instruction: '', href: null });
    else if (type === 'separate' && field !== undefined) field.href = fieldAddress(field.instruction);
    else if (type === 'end') fields.pop();
  };

  const runLook = (run: XmlElement, { href }: Context): Look => {
    const properties = childOf(run, 'w:rPr');
    const address = href ?? fields.findLast((field) => field.href !== null)?.href ?? null;
    if (properties === undefined) return { ...bare, href: address };
    const style = childOf(properties, 'w:rStyle')?.attributes.get('w:val');
    const styled = style === undefined ? {} : surroundings.styleOf(style);
    return { ...bare, ...styled, ...looksOf(properties), href: address };
  };

  const box = (element: XmlElement, context: Context): void => {
    const read = (): void => childrenOf(element).forEach((child) => walk(child, context, bare));
    if (boxes === null) read();
    else boxes.push(read);
  };

  const ruby = (element: XmlElement, context: Context, look: Look): void => {
    const [base, reading] = ['w:rubyBase', 'w:rt'].map((name) => childOf(element, name));
    if (base !== undefined) walk(base, context, look);
    if (reading === undefined || surroundings.leavesReadings === true) return;
    put('(', look, context);
    walk(reading, context, look);
    put(')', look, context);
  };

  const paragraph = (element: XmlElement, context: Context): void => {
    const outer = boxes;
    const own: (() => void)[] = [];
    boxes = own;
    childrenOf(element).forEach((child) => walk(child, context, bare));
    const properties = childOf(childOf(element, 'w:pPr'), 'w:rPr');
    put('\n', null, marked(context, properties));
    boxes = outer;
    own.forEach((read) => read());
  };

  const walk = (element: XmlElement, context: Context, look: Look): void => {
    const { name } = element;
    if (isWords(name)) {
      const isDeleted = name === 'w:delText' && context.deleted === null;
      put(
        wordsOf(element),
        look,
        isDeleted ? { ...context, deleted: { is: 'delete', author: '', date: null } } : context,
      );
      return;
    }
    const sign = signs.get(name);
    if (sign !== undefined) put(sign, look, context);
    else if (name.endsWith('Pr') || name === 'w:instrText' || name === 'w:delInstrText') {
      const field = fields.at(-1);
      if (name === 'w:instrText' && field !== undefined) field.instruction += textOf(element);
    } else special(element, context, look);
  };

  const special = (element: XmlElement, context: Context, look: Look): void => {
    const { name, attributes } = element;
    const into = (inner: Context, innerLook = look): void =>
      childrenOf(element).forEach((child) => walk(child, inner, innerLook));
    switch (name) {
      case 'w:p':
        paragraph(element, context);
        break;
      case 'w:r':
        into(context, runLook(element, context));
        break;
      case 'w:hyperlink':
        into({ ...context, href: surroundings.addressOf(attributes.get('r:id') ?? '') });
        break;
      case 'w:fldSimple':
        into({ ...context, href: fieldAddress(attributes.get('w:instr') ?? '') ?? context.href });
        break;
      case 'w:fldChar':
        fieldSign(element);
        break;
      case 'w:sym':
        put(symbolOf(element), look, context);
        break;
      case 'w:ruby':
        ruby(element, context, look);
        break;
      case 'w:txbxContent':
        box(element, context);
        break;
      case 'v:textpath':
        put(attributes.get('string') ?? '', look, context);
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        const words = surroundings.noteOf(kind, attributes.get('w:id') ?? '');
        if (words !== '') put(` [${words}]`, look, context);
        break;
      }
      case 'w:commentRangeStart':
        mark(element, 'start');
        break;
      case 'w:commentRangeEnd':
        mark(element, 'end');
        break;
      case 'w:commentReference':
        mark(element, 'sign');
        break;
      case 'w:bookmarkStart':
      case 'w:bookmarkEnd': {
        const bookmark = attributes.get('w:name') ?? '';
        const named = name === 'w:bookmarkStart' ? bookmark : null;
        bookmarks.push({ id: attributes.get('w:id') ?? '', name: named, at: pieces.length });
        break;
      }
      case 'mc:AlternateContent': {
        const chosen = chosenAlternative(element);
        if (chosen !== undefined) childrenOf(chosen).forEach((child) => walk(child, context, look));
        break;
      }
      case 'w:tr':
        into(marked(context, childOf(element, 'w:trPr')));
        break;
      default:
        into(within(context, element));
    }
  };
  return {
    walk: (element: XmlElement, context: Context) => walk(element, context, bare),
    content: (): Content => ({ pieces, marks, changes, bookmarks }),
  };
};

/**
 * Gathers what stands in elements that follow each other as one content: paragraphs, and what stands between them. `tracked`: as for
 * `readElement`.
 */
export const contentGatherer = (surroundings: Surroundings) => {
  const gather = gatherer(surroundings);
  return {
    add: (element: XmlElement, tracked?: XmlElement): void =>
      gather.walk(element, marked(noContext, tracked)),
    content: gather.content,
  };
};

/** What stands in an element. `tracked` is what is said of all of it, as by the properties of a row. */
export const readElement = (
  element: XmlElement,
  surroundings: Surroundings,
  tracked?: XmlElement,
): Content => {
  const gather = gatherer(surroundings);
  gather.walk(element, marked(noContext, tracked));
  return gather.content();
};
