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
