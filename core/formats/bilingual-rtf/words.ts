/** Control words that stand for a character (RTF 1.9.1, "Special Characters"). */
export const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
  zwbo: '\u200b',
  '~': '\u00a0',
  '-': '\u00ad',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Groups that hold nothing to be read, whether or not they are marked as such (`\*`). */
export const skippedGroups = new Set(
  (
    'colortbl info header headerl headerr headerf footer footerl footerr footerf pntext listtext fldinst footnote ' +
    'ftnsep ftnsepc aftnsep aftnsepc xe tc nonesttables pntxta pntxtb'
  ).split(' '),
);

/** Groups that are a picture, a shape or an object: they have no words, and a place in the text. */
export const objectGroups = new Set(['pict', 'object', 'shp', 'shppict', 'do']);

/** Control words of how characters look, as they are written again before new words. */
export const looksOfCharacters = new Set(
  (
    'f fs cf cb chcbpat highlight lang langfe langnp langfenp alang cs loch hich dbch af afs fcs rtlch ltrch kerning expnd expndtw ' +
    'noproof b i ul ulnone uld uldb ulw ulwave uldash sub super nosupersub caps scaps strike outl shad v'
  ).split(' '),
);

/** Those among them that are formatting of the text here, and hidden text. */
export const ownLooks = new Set('b i ul ulnone uld uldb ulw ulwave uldash sub super nosupersub v'.split(' '));

/** Words behind which a font is for one kind of characters. */
export const fontSlots = new Set(['loch', 'hich', 'dbch', 'rtlch', 'ltrch']);
