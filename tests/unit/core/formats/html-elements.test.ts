import { describe, expect, test } from 'vitest';
import { blocksOf } from './sources.ts';

// Every element that may stand between words, by how the HTML standard has it rendered (section 15.3; fallback content of
// embedded things is not).

const block =
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
  'h6 header hgroup legend li listing main menu nav ol p pre search section summary ul xmp';
const inline =
  'a abbr acronym b bdi bdo big blink button cite code data del dfn em font i ins kbd label mark nobr output q s samp ' +
  'small span strike strong sub sup time tt u var x-word';
const hidden =
  'audio canvas datalist iframe noembed noframes noscript rp script style template textarea video';
const empty = 'area embed img input link meta param source track wbr';

/** The words of each block of a page in which an element stands between words. */
const words = (html: string): readonly string[] =>
  blocksOf('html', `<!doctype html><div>${html}</div>`).map(({ rich }) => rich.text);

const names = (list: string): readonly string[] => list.split(' ');

describe('the words round an element', () => {
  test.each(names(block))('<%s> stands on lines of its own', (name) => {
    expect(words(`前<${name}>中</${name}>後`)).toEqual(['前', '中', '後']);
  });

  test.each(names(inline))('<%s> stands in the line', (name) => {
    expect(words(`前<${name}>中</${name}>後`)).toEqual(['前中後']);
    expect(words(`a <${name}>b</${name}> c`)).toEqual(['a b c']);
    expect(words(`a<${name}> b </${name}>c`)).toEqual(['a b c']);
  });

  test.each(names(hidden))('what is in <%s> is no text of the page', (name) => {
    expect(words(`前<${name}>中</${name}>後`)).toEqual(['前後']);
  });

  test.each(names(empty))('<%s> has no words', (name) => {
    expect(words(`前<${name}>後`)).toEqual(['前後']);
  });

  test('a line ends at <br>, a block at <hr>', () => {
    expect(words('前<br>後')).toEqual(['前\n後']);
    expect(words('前<hr>後')).toEqual(['前', '後']);
  });

  test('the cells of a table and its caption are apart', () => {
    const table = `<table><caption>題</caption><colgroup><col></colgroup><thead><tr><th>甲</th></tr></thead>
      <tbody><tr><td>乙</td></tr></tbody><tfoot><tr><td>丙</td></tr></tfoot></table>`;
    expect(words(`前${table}後`)).toEqual(['前', '題', '甲', '乙', '丙', '後']);
  });
});

// What each element inside a line is in a text (HTML, section 4.5, and the older ones of section 16.2).
const looks: Readonly<Record<string, string>> = {
  strong: 'b strong',
  emphasis: 'i em cite dfn var',
  underline: 'u ins',
  strike: 's del strike',
  code: 'code kbd samp tt',
  sub: 'sub',
  sup: 'sup',
  other: 'small big mark label time q abbr',
};
const typesIn = (html: string): readonly string[] =>
  blocksOf('html', `<!doctype html><p>${html}</p>`).flatMap(({ rich }) =>
    rich.tags.map(({ kind, type }) => `${kind} ${type}`),
  );

describe('an element inside a line', () => {
  test.each(
    Object.entries(looks).flatMap(([type, list]) => names(list).map((name) => [name, type] as const)),
  )('<%s> is a pair of %s', (name, type) => {
    expect(typesIn(`前<${name}>中</${name}>後`)).toEqual([`open ${type}`, `close ${type}`]);
  });

  test.each(names('span font'))('<%s> leaves its words alone', (name) => {
    expect(typesIn(`前<${name}>中</${name}>後`)).toEqual([]);
  });
});

describe('the words of attributes', () => {
  /** All of these, on an element that has them or on one that has not. */
  const attributes =
    'title aria-label aria-description placeholder alt label summary value content aria-labelledby data-title lang id class';
  const all = names(attributes)
    .map((name) => `${name}="詞${name.replaceAll('-', '')}"`)
    .join(' ');
  const read = (tag: string, page: string): readonly string[] =>
    names(attributes).filter((name) =>
      blocksOf('html', page.replace('TAG', tag)).some(
        ({ rich }) => rich.text === `詞${name.replaceAll('-', '')}`,
      ),
    );
  const anywhere = ['title', 'aria-label', 'aria-description', 'placeholder'];

  test.each([
    ['<p ALL>文</p>', []],
    ['<a ALL>文</a>', []],
    ['<img ALL>', ['alt']],
    ['<map><area ALL></map>', ['alt']],
    ['<optgroup ALL>文</optgroup>', ['label']],
    ['<option ALL>文</option>', ['label']],
    ['<table ALL><tr><td>文</td></tr></table>', ['summary']],
    ['<input type="text" ALL>', []],
    ['<input type="SUBMIT" ALL>', ['value']],
    ['<input type="reset" ALL>', ['value']],
    ['<input type="button" ALL>', ['value']],
    ['<input type="image" ALL>', ['alt']],
    ['<input type="hidden" ALL>', []],
  ])('%s has those of its own besides what may stand everywhere', (tag, own) => {
    const found = read(tag.replace('ALL', all), '<!doctype html><body>前TAG後</body>');
    expect(found.toSorted()).toEqual([...anywhere, ...own].toSorted());
  });

  test.each([
    ...['description', 'keywords', 'subject', 'abstract', 'Description', ' description '].map(
      (name) => ['name', name, true] as const,
    ),
    ...[
      'og:title',
      'og:description',
      'og:site_name',
      'og:image:alt',
      'twitter:title',
      'twitter:description',
    ].map((name) => ['property', name, true] as const),
    ...['viewport', 'author', 'robots', 'descriptions', 'og:url', 'og:type'].map(
      (name) => ['name', name, false] as const,
    ),
  ])('<meta %s="%s"> has words in its content: %s', (attribute, name, isWords) => {
    const page = `<!doctype html><head><meta ${attribute}="${name}" content="詞"></head><body>文</body>`;
    expect(blocksOf('html', page).map(({ rich }) => rich.text)).toEqual(isWords ? ['詞', '文'] : ['文']);
  });
});
