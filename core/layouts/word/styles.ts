import { wordLanguage, wordNamespaces, xmlHead } from '../../formats/docx/parts.ts';
import { chineseScript, isUnspaced, primaryOf, type InlineTag, type Language } from '../../model/index.ts';
import type { Book } from '../book.ts';
import { fontSizes, leadingOf } from '../estimate.ts';
import type { BookSettings } from '../settings.ts';

/** Serif faces that come with Word, and that others know replacements for. */
const eastern = (language: Language): string => {
  const script = chineseScript(language);
  if (script === 'zh-Hans') return 'SimSun';
  return { ja: 'MS Mincho', ko: 'Batang' }[primaryOf(language)] ?? 'PMingLiU';
};

const runFacts = (language: Language): string => {
  const isEastern = isUnspaced(language) || primaryOf(language) === 'ko';
  const [western, east] = isEastern ? ['en', language] : [language, 'zh-Hant'];
  const hint = isEastern ? ' w:hint="eastAsia"' : '';
  return (
    `<w:rFonts${hint} w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="${eastern(language)}" w:cs="Times New Roman"/>` +
    `@<w:lang w:val="${wordLanguage(western)}" w:eastAsia="${wordLanguage(east)}"/>`
  );
};

/** Properties of a run with others between fonts and language, in the order of the schema. */
const run = (language: Language, between = ''): string => runFacts(language).replace('@', between);

type Paragraph = {
  readonly id: string;
  readonly name: string;
  readonly based?: string;
  readonly paragraph?: string;
  readonly run?: string;
};

const paragraphStyle = ({ id, name, based = 'Normal', paragraph = '', run: look = '' }: Paragraph): string =>
  `<w:style w:type="paragraph"${/^(?:Heading|Title|Subtitle|TOC|Header|Footer|Footnote|Endnote)/u.test(id) ? '' : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;

const size = (halves: number): string =>
  `<w:sz w:val="${Math.round(halves)}"/><w:szCs w:val="${Math.round(halves)}"/>`;

/** What the runs of some inline marks look like; a style for each set of marks that occurs. */
const markLooks: Partial<Record<InlineTag['type'], string>> = {
  code: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
  strong: '<w:b/>',
  emphasis: '<w:i/>',
  strike: '<w:strike/>',
  underline: '<w:u w:val="single"/>',
  sub: '<w:vertAlign w:val="subscript"/>',
  sup: '<w:vertAlign w:val="superscript"/>',
};
/** In the order of CT_RPr (ECMA-376 part 1, section 17.3.2.28). */
const markOrder = ['code', 'strong', 'emphasis', 'strike', 'underline', 'sub', 'sup'] as const;

/** The styles of runs that a document uses, by the marks they stand for. */
export const markStyles = () => {
  const used = new Map<string, readonly (typeof markOrder)[number][]>();
  return {
    /** The style for the marks of open pairs; '' for none. */
    idOf: (open: readonly InlineTag[]): string => {
      const marks = markOrder.filter((type) => open.some((tag) => tag.type === type));
      if (marks.length === 0) return '';
      const id = `Mark-${marks.join('-')}`;
      used.set(id, marks);
      return id;
    },
    all: (): string =>
      [...used]
        .map(
          ([id, marks]) =>
            `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id.replaceAll('-', ' ')}"/><w:rPr>${marks.map((mark) => markLooks[mark] ?? '').join('')}</w:rPr></w:style>`,
        )
        .join(''),
  };
};
export type MarkStyles = ReturnType<typeof markStyles>;

/** Styles of one column: its paragraphs, items, quotes, code and cells. Change one in Word, and the whole column changes. */
const columnStyles = (book: Book, { layout, theme, readings }: BookSettings, points: number): string =>
  book.columns
    .map(({ language }, n) => {
      const name = `${n === 0 ? 'Text' : 'Translation'} ${n + 1} ${language}`;
      const leading = readings !== 'none' && isUnspaced(language) ? 2.2 : leadingOf(language);
      const line = Math.round(240 * leading * (isUnspaced(language) ? 0.84 : 0.86));
      const isRunning = ['single', 'facing', 'vertical'].includes(layout);
      const indent = isRunning
        ? `<w:ind w:firstLine="${Math.round(points * 20 * (isUnspaced(language) ? 2 : 1.5))}"/>`
        : '';
      const colour = n > 0 && theme === 'study' ? '<w:color w:val="1D4D6B"/>' : '';
      const after = isRunning ? 0 : 100;
      const spacing = `<w:spacing w:before="0" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
      const look = run(language, colour);
      const id = `Column${n + 1}`;
      const item = (level: number): string =>
        paragraphStyle({
          id: `${id}Item${level}`,
          name: `${name} Item ${level}`,
          based: id,
          paragraph: `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr><w:ind w:left="${240 * level}" w:hanging="240"/>`,
        });
      return [
        paragraphStyle({
          id,
          name,
          paragraph: `<w:widowControl/>${spacing}${indent}${isUnspaced(language) ? '<w:jc w:val="both"/>' : ''}`,
          run: look,
        }),
        ...[1, 2, 3, 4].map(item),
        paragraphStyle({
          id: `${id}Quote`,
          name: `${name} Quote`,
          based: id,
          paragraph: '<w:ind w:left="480" w:right="240" w:firstLine="0"/>',
        }),
        paragraphStyle({
          id: `${id}Code`,
          name: `${name} Code`,
          based: id,
          paragraph: '<w:ind w:firstLine="0"/>',
          run: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
        }),
        paragraphStyle({
          id: `${id}Entry`,
          name: `${name} Entry`,
          based: id,
          paragraph: '<w:spacing w:before="40" w:after="40"/><w:ind w:firstLine="0"/><w:jc w:val="left"/>',
        }),
        `<w:style w:type="character" w:customStyle="1" w:styleId="Own${n + 1}"><w:name w:val="Own ${n + 1} ${language}"/><w:rPr>${run(language)}</w:rPr></w:style>`,
        `<w:style w:type="character" w:customStyle="1" w:styleId="Run${n + 1}"><w:name w:val="Run ${n + 1} ${language}"/><w:rPr>${run(language)}</w:rPr></w:style>`,
        `<w:style w:type="character" w:customStyle="1" w:styleId="Subheading${n + 1}"><w:name w:val="Subheading ${n + 1} ${language}"/><w:rPr>${run(language, `<w:b w:val="0"/><w:color w:val="595959"/>${size(2 * points)}`)}</w:rPr></w:style>`,
      ].join('');
    })
    .join('');

const headings = (points: number): string =>
  [1.5, 1.25, 1.12, 1, 1, 1]
    .map((factor, n) =>
      paragraphStyle({
        id: `Heading${n + 1}`,
        name: `heading ${n + 1}`,
        paragraph: `<w:keepNext/><w:keepLines/>${n === 0 ? '<w:pageBreakBefore/>' : ''}<w:spacing w:before="${n === 0 ? 480 : 280}" w:after="180"/><w:outlineLvl w:val="${n}"/>`,
        run: `<w:b/>${size(2 * points * factor)}`,
      }),
    )
    .join('');

/** Styles of what stands at the end: remarks and heads of the glossary, and where a text was changed. */
const endStyles = (points: number): string =>
  [
    {
      id: 'Remark',
      name: 'Remark',
      paragraph: '<w:spacing w:before="40" w:after="40"/>',
      run: '',
      factor: 1.7,
    },
    {
      id: 'EntryHead',
      name: 'Entry Head',
      paragraph: '<w:keepNext/><w:spacing w:before="40" w:after="40"/>',
      run: '<w:b/>',
      factor: 1.6,
    },
    {
      id: 'ChangeHead',
      name: 'Change Head',
      paragraph: '<w:keepNext/><w:spacing w:before="120"/>',
      run: '',
      factor: 1.6,
    },
  ]
    .map(({ run: look, factor, ...style }) =>
      paragraphStyle({ ...style, run: `${look}<w:color w:val="595959"/>${size(points * factor)}` }),
    )
    .join('');

/** The styles part: everything that a document looks like is here, and nothing in its paragraphs. */
export const bookStyles = (book: Book, settings: BookSettings, marks: MarkStyles): string => {
  const points = fontSizes[settings.paper];
  const first = book.columns[0]?.language ?? 'und';
  const small = (id: string, name: string, paragraph = '', look = ''): string =>
    paragraphStyle({ id, name, paragraph, run: look });
  const plain =
    settings.layout === 'facing' ? headings(points).replaceAll('<w:pageBreakBefore/>', '') : headings(points);
  return (
    `${xmlHead}<w:styles ${wordNamespaces}><w:docDefaults><w:rPrDefault><w:rPr>${run(first, size(2 * points))}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
    `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
    `<w:style w:type="table" w:customStyle="1" w:styleId="Parallel"><w:name w:val="Parallel"/><w:basedOn w:val="TableNormal"/><w:tblPr/></w:style>` +
    `<w:style w:type="table" w:customStyle="1" w:styleId="Glossary"><w:name w:val="Glossary"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C8C8C8"/></w:tblBorders></w:tblPr></w:style>` +
    plain +
    small(
      'Title',
      'Title',
      '<w:spacing w:before="3600" w:after="240"/><w:jc w:val="center"/>',
      `<w:b/>${size(points * 4)}`,
    ) +
    small(
      'Subtitle',
      'Subtitle',
      '<w:spacing w:after="120"/><w:jc w:val="center"/>',
      `<w:color w:val="595959"/>${size(points * 2.2)}`,
    ) +
    small(
      'ContentsHeading',
      'Contents Heading',
      '<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/>',
      `<w:b/>${size(points * 3)}`,
    ) +
    small(
      'TOC1',
      'toc 1',
      '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="@"/></w:tabs><w:spacing w:after="60"/>',
    ) +
    small('Header', 'header', '<w:jc w:val="left"/>', `<w:color w:val="595959"/>${size(15)}`) +
    small('HeaderRight', 'Header Right', '<w:jc w:val="right"/>', `<w:color w:val="595959"/>${size(15)}`) +
    small('Footer', 'footer', '<w:jc w:val="center"/>', `<w:color w:val="595959"/>${size(15)}`) +
    small(
      'Spacer',
      'Spacer',
      '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
      size(2),
    ) +
    small('Gloss', 'Gloss', '<w:spacing w:after="160"/>', `<w:color w:val="595959"/>${size(points * 1.6)}`) +
    small(
      'WordReading',
      'Word Reading',
      '<w:keepNext/><w:jc w:val="center"/>',
      `<w:color w:val="595959"/>${size(points * 1.25)}`,
    ) +
    small('WordText', 'Word Text', '<w:keepNext/><w:jc w:val="center"/>', run(first, size(points * 2.2))) +
    small(
      'WordGloss',
      'Word Gloss',
      '<w:spacing w:after="120"/><w:jc w:val="center"/>',
      `<w:color w:val="595959"/>${size(points * 1.25)}`,
    ) +
    endStyles(points) +
    small(
      'NotesHeading',
      'Notes Heading',
      '<w:keepNext/><w:spacing w:before="480" w:after="180"/>',
      `<w:b/>${size(points * 3)}`,
    ) +
    small('FootnoteText', 'footnote text', '', size(points * 1.7)) +
    small('EndnoteText', 'endnote text', '<w:spacing w:after="60"/>', size(points * 1.8)) +
    `<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
    `<w:style w:type="character" w:styleId="EndnoteReference"><w:name w:val="endnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
    `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:rPr><w:color w:val="0B57A4"/><w:u w:val="single"/></w:rPr></w:style>` +
    `<w:style w:type="character" w:customStyle="1" w:styleId="Reading"><w:name w:val="Reading"/><w:rPr><w:color w:val="595959"/>${size(points)}</w:rPr></w:style>` +
    `<w:style w:type="character" w:customStyle="1" w:styleId="Removed"><w:name w:val="Removed"/><w:rPr><w:strike/><w:color w:val="767676"/></w:rPr></w:style>` +
    columnStyles(book, settings, points) +
    marks.all() +
    '</w:styles>'
  );
};
