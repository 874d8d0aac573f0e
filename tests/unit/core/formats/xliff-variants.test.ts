import { expect, test } from 'vitest';
import { readBlocks } from './read-blocks.ts';

/*
 * One sound document that has nearly everything of XLIFF 2, and what is said of it when one thing in it is other than it should be: an attribute without its value or
 * left out, an element left out or there twice, an attribute that is none. The list has been looked through with the standard; where it changes, it is written anew by
 * `vitest run THIS-FILE -u` and read again.
 */

const namespaces = [
  ['fs', 'fs:2.0'],
  ['mda', 'metadata:2.0'],
  ['val', 'validation:2.0'],
  ['ctr', 'changetracking:2.0'],
  ['mtc', 'matches:2.0'],
  ['gls', 'glossary:2.0'],
  ['res', 'resourcedata:2.0'],
  ['slr', 'sizerestriction:2.0'],
]
  .map(([prefix, name]) => ` xmlns:${prefix}="urn:oasis:names:tc:xliff:${name}"`)
  .join('');

const sound = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"${namespaces} xmlns:my="my" version="2.1" srcLang="zh-Hant" trgLang="en" xml:space="default">
<file id="f1" canResegment="no" original="a" translate="yes" srcDir="ltr" trgDir="auto" xml:space="default"><skeleton href="a.skl"/>
<mda:metadata id="md1"><mda:metaGroup id="mg1" appliesTo="source" category="c"><mda:meta type="t">m</mda:meta></mda:metaGroup></mda:metadata>
<res:resourceData id="rd1"><res:resourceItem id="ri1" mimeType="text/plain" context="no"><res:source href="a"/><res:target href="b"/><res:reference href="c"/></res:resourceItem></res:resourceData>
<notes><note id="fn1" priority="1" category="c">n</note></notes>
<group id="g1" name="g" canResegment="yes" translate="yes" srcDir="ltr" trgDir="rtl" type="my:t" xml:space="default">
<unit id="u1" name="n" canResegment="yes" translate="yes" srcDir="ltr" trgDir="ltr" type="my:t" xml:space="preserve">
<mtc:matches><mtc:match id="m1" ref="#s1" type="tm" subType="my:t" similarity="90.0" matchQuality="90" matchSuitability="80" origin="o" reference="no"><source>字</source><target>word</target></mtc:match></mtc:matches>
<gls:glossary><gls:glossEntry id="ge1" ref="#s1"><gls:term source="a">字</gls:term><gls:translation id="gt1" source="a">word</gls:translation><gls:definition source="a">d</gls:definition></gls:glossEntry></gls:glossary>
<val:validation><val:rule isPresent="a" caseSensitive="yes" existsInSource="no" disabled="no" normalization="nfc" occurs="1"/><val:rule startsWith="a"/></val:validation>
<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1" currentVersion="r1"><ctr:revision author="a" datetime="2026-01-01T00:00:00Z" version="r1"><ctr:item property="content">n</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>
<notes><note id="n1" appliesTo="target" category="c" priority="10">n</note></notes>
<originalData><data id="d1" dir="ltr" xml:space="preserve">&lt;b&gt;<cp hex="0007"/></data><data id="d2">&lt;/b&gt;</data></originalData>
<segment id="s1" canResegment="no" state="translated" subState="my:s"><source xml:lang="zh-Hant" xml:space="preserve">一<pc id="1" canCopy="yes" canDelete="yes" canReorder="yes" canOverlap="no" type="fmt" subType="xlf:b" dir="ltr" dataRefStart="d1" dataRefEnd="d2" dispStart="a" dispEnd="b" equivStart="a" equivEnd="b" fs:fs="b" fs:subFs="x,y">二</pc><ph id="2" type="ui" subType="xlf:var" disp="x" equiv="y" dataRef="d1" slr:equivStorage="2"/>三</source><target xml:lang="en" xml:space="preserve" order="1">one <pc id="1" canCopy="yes" canDelete="yes" canReorder="yes" canOverlap="no" type="fmt" subType="xlf:b" dir="ltr" dataRefStart="d1" dataRefEnd="d2" dispStart="a" dispEnd="b" equivStart="a" equivEnd="b">two</pc><ph id="2" type="ui" subType="xlf:var" disp="x" equiv="y" dataRef="d1"/></target></segment>
<ignorable id="i1"><source> </source></ignorable>
<segment id="s2"><source>四<sc id="3" canCopy="no" canDelete="no" canReorder="firstNo" canOverlap="yes" type="link" dir="ltr" disp="a" equiv="b"/>五<ec startRef="3" canCopy="no" canDelete="no" canReorder="no" canOverlap="yes" type="link" disp="a"/><sc id="4" isolated="yes"/><mrk id="mk1" type="comment" ref="#n=n1" translate="yes">六</mrk><sm id="sm1" type="term" value="v"/>七<em startRef="sm1"/></source></segment>
</unit></group></file></xliff>`;

/** Word and detail of the fault that a document is refused for; `read` where it is not. */
const saidOf = (document: string): string => {
  for (const block of readBlocks('xliff', [document]))
    if (!block.ok) {
      const { fault, detail } = block.error.params ?? {};
      return fault === undefined
        ? block.error.code
        : `${String(fault).replace('xliff.faults.', '')}: ${String(detail)}`;
    }
  return 'read';
};

type Variant = { readonly name: string; readonly document: string };
const replaced = (from: number, to: number, by: string): string =>
  sound.slice(0, from) + by + sound.slice(to);

/** Where each element stands: its first tag and all of it. */
const elements = (): readonly { name: string; nth: number; from: number; tagTo: number; to: number }[] => {
  const open: { name: string; from: number; tagTo: number }[] = [];
  const found: { name: string; nth: number; from: number; tagTo: number; to: number }[] = [];
  for (const { 0: tag, index } of sound.matchAll(/<[^>]*>/g)) {
    const end = index + tag.length;
    const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? '';
    if (tag.startsWith('</')) {
      const own = open.pop();
      if (own !== undefined) found.push({ ...own, nth: 0, to: end });
    } else if (tag.endsWith('/>')) found.push({ name, nth: 0, from: index, tagTo: end, to: end });
    else open.push({ name, from: index, tagTo: end });
  }
  const counts = new Map<string, number>();
  return found
    .sort((a, b) => a.from - b.from)
    .map((one) => {
      counts.set(one.name, (counts.get(one.name) ?? 0) + 1);
      return { ...one, nth: counts.get(one.name) ?? 1 };
    });
};

const variants = (): readonly Variant[] =>
  elements().flatMap(({ name, nth, from, tagTo, to }) => {
    const called = `${name} ${nth}`;
    const own: Variant[] = [];
    if (name !== 'xliff') {
      own.push({ name: `${called} left out`, document: replaced(from, to, '') });
      own.push({ name: `${called} twice`, document: replaced(to, to, sound.slice(from, to)) });
      own.push({
        name: `${called} twice, with other ids`,
        document: replaced(to, to, sound.slice(from, to).replace(/ (id|order)="([^"]*)"/g, ' $1="$29"')),
      });
    }
    const behindName = from + 1 + name.length;
    for (const odd of [
      'odd="1"',
      'my:odd="1"',
      'slr:odd="1"',
      'fs:odd="1"',
      'slr:sizeInfo="a" slr:sizeInfoRef="b"',
    ])
      own.push({ name: `${called} with ${odd}`, document: replaced(behindName, behindName, ` ${odd}`) });
    own.push({ name: `${called} with words`, document: replaced(tagTo, tagTo, 'x') });
    for (const { 0: whole, 1: attribute = '', index } of sound
      .slice(from, tagTo)
      .matchAll(/ ([\w:]+)="[^"]*"/g)) {
      if (attribute.startsWith('xmlns')) continue;
      const at = from + index;
      own.push({ name: `${called} without ${attribute}`, document: replaced(at, at + whole.length, '') });
      for (const value of ['?', '0', 'no', 'other'])
        own.push({
          name: `${called} with ${attribute}="${value}"`,
          document: replaced(at, at + whole.length, ` ${attribute}="${value}"`),
        });
    }
    return own;
  });

test('a document is refused for what was looked through', async () => {
  expect(saidOf(sound)).toBe('read');
  const lines = variants().map(({ name, document }) => `${name}: ${saidOf(document)}`);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('xliff-variants.txt');
});
