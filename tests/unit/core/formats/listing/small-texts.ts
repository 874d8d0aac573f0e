/*
 * Small files of text, each with one thing that is seldom in files: what is cut off, doubled, empty, in another place or spelt otherwise.
 */

const ruby = (inner: string): string => `<p>一<ruby>${inner}</ruby>二</p>`;
const unit = (inner: string, attributes = ''): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en"><file id="f"><unit id="u"${attributes}>${inner}</unit></file></xliff>`;
const trans = (inner: string, attributes = ''): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="zh" target-language="en" datatype="plaintext"><body><trans-unit id="1"${attributes}>${inner}</trans-unit></body></file></xliff>`;
const phrase = (inner: string, attributes = ''): string =>
  trans(`<source>一 {1}</source><target>w</target>${inner}`, attributes).replace(
    ' version="1.2"',
    ' version="1.2" xmlns:m="http://www.memsource.com/mxlf/2.0" m:level="1"',
  );
const ass = (format: string, ...lines: readonly string[]): string =>
  `[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: ${format}\n${lines.join('\n')}\n`;
const memory = (inner: string, root = ''): string =>
  `<tmx version="1.4"><header srclang="zh" adminlang="en" segtype="sentence" datatype="plaintext" o-tmf="x" creationtool="x" creationtoolversion="1"/><body><tu${root}>${inner}</tu></body></tmx>`;

/** By format. */
export const smallTexts: Readonly<Record<string, readonly string[]>> = {
  html: [
    ruby('漢<rt>hàn</rt>'),
    ruby(' 漢 <rt> hàn </rt> '),
    ruby('<rb>漢<rb>字<rt>hàn<rt>zì'),
    ruby('漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rp>(</rp><rt>zì</rt><rp>)</rp>'),
    ruby('漢字<rtc>hàn zì</rtc>'),
    ruby('漢<rt>hàn</rt>字<rt>zì</rt><rtc><rt>Han</rt><rt>Zeichen</rt></rtc>'),
    ruby('<rt>hàn</rt>'),
    ruby('漢<rt></rt>'),
    ruby('<b>漢</b><rt>hàn</rt>'),
    ruby('<ruby>漢<rt>hàn</rt></ruby><rt>Han</rt>'),
    '<p>一<br>二<br/></p>',
    '<p><br>一</p>',
    '<pre>一\n\n  二\n</pre>',
    '<p>一 <!-- a --> 二</p>',
    '<p> </p><p>&nbsp;</p><p><img src="a.png" alt="圖"></p>',
    '<ul><li>一<p>二</p>三</li><li><p>四</p></li></ul>',
    '<dl><dt>一<dd>二</dl>',
    '<table><caption>一</caption><tr><th>二<td>三</table>',
    '<input type="submit" value="送出"><input type="reset" value="清除"><input type="button" value="按"><input type="text" value="值" placeholder="名"><input type="SUBMIT" value="大">',
    '<a title="題" href="b">一</a><abbr title="全">二</abbr><img alt="" title="圖">',
    '<p translate="no">一</p><p>二<span translate="no">三</span><code>x = 1</code></p>',
    '<p translate="no">一<b translate="yes">二</b></p>',
    '<textarea>一\n二</textarea><select><option label="甲">一<optgroup label="乙"><option>二</select>',
    '<title>題</title><meta name="description" content="述"><meta name="keywords" content="一,二"><meta name="viewport" content="x">',
    '<h1>一</h1><h7>二</h7><blockquote>三</blockquote>',
    '<p>a &lt; b &amp;amp; c &copy; &#x4e00; &notanentity; &amp</p>',
    '<p>一<script>var a</script>二<style>p{}</style></p>',
    '<p>一<sub>二</sub><sup>三</sup><i><b>四</i></b></p>',
    '<details><summary>一</summary>二</details><figure><figcaption>三</figcaption></figure>',
    '<p lang="en">one <span lang="zh">二</span></p>',
    '<p>一<![CDATA[二]]>三<?php echo 1 ?></p>',
    '一<p>二</p>三<div>四<div>五</div>六</div>',
  ],
  md: [
    '一**二**三*四*五`六`七\n',
    '# 一 #\n\n二\n===\n\n三\n---\n',
    '一  \n二\\\n三\n四\n',
    '> 一\n> > 二\n三\n',
    '- 一\n\n  二\n- 三\n  - 四\n',
    '1. 一\n1) 二\n',
    '- [ ] 一\n- [x] 二\n',
    '| 一 | 二 |\n|---|:-:|\n| 三 \\| 四 | `五|六` |\n| 七 |\n',
    '[一](a "二") ![三](b) [四][c] [五] <https://a.example>\n\n[c]: d "六"\n[五]: e\n',
    '一[^1]二\n\n[^1]: 三\n    四\n',
    '[^1]: 三\n\n一[^1]\n',
    '```js\n一\n```\n\n    二\n\n~~~\n三\n',
    '<p>一</p>\n\n<b>二</b> 三<br>四\n',
    '<ruby>漢<rt>hàn</rt></ruby> <ruby> 字 <rt> zì </rt> </ruby>\n',
    '---\ntitle: 一\n---\n二\n',
    '一\n\n---\n\n二\n\n***\n',
    '\\*一\\* &amp; &copy; &#x4e00;\n',
    '~~一~~ ==二== H~2~O\n',
    '一 *二* **三 *四* 五**六\n',
    '* 一\n+ 二\n- 三\n',
    '`` a`b `` 一 ` c `\n',
    '一\r\n二\r\n\r\n三',
    '<!-- a -->\n一 <!-- b --> 二\n',
    '[一 **二**](a)三\n',
    '![一\n二](a)\n',
    '',
    '\n\n',
  ],
  txt: [
    '',
    '\n',
    '一',
    '一\n',
    '一\r二\r',
    '一\r\n\r\n\r\n二',
    '  一  \n\t二\t\n',
    '一\u2028二\n',
    `${'一二三四五六七八九。'.repeat(3)}\n`,
  ],
  xliff: [
    unit('<segment><source>  </source><target> w </target></segment>'),
    unit('<segment><source> 一 </source></segment>'),
    unit('<segment><source> <ph id="1"/> 一 <ph id="2"/> </source></segment>'),
    unit('<segment><source>  一<mrk id="m" type="comment" value="注">二</mrk> </source></segment>'),
    unit('<segment><source>一<mrk id="m" type="comment" value="注">二</mrk></source></segment>'),
    unit(
      '<segment><source><sm id="m" type="comment" value="注"/>一</source></segment><segment><source>二<em startRef="m"/></source></segment>',
    ),
    unit('<segment><source>一<mrk id="m" translate="no">二</mrk></source></segment>'),
    unit('<segment><source>一<cp hex="0007"/>二</source></segment>'),
    unit('<segment state="final" subState="my:x"><source>一</source><target>w</target></segment>'),
    unit('<segment><source>一</source><target></target></segment>'),
    unit(
      '<segment><source>一</source></segment><ignorable><source> </source></ignorable><segment><source>二</source></segment>',
    ),
    unit('<segment><source>一</source></segment>', ' translate="no"'),
    unit(
      '<segment><source>一</source></segment><segment><source>二</source></segment>',
      ' xmlns:dz="urn:duizhao:" dz:locked="1 x"',
    ),
    unit(
      '<notes><note id="n" appliesTo="target" priority="2">注</note><note> </note></notes><segment><source>一<mrk id="m" type="comment" ref="#n=n">二</mrk></source></segment>',
    ),
    unit('<notes><note id="n">注</note></notes><segment><source>一</source></segment>'),
    unit(
      `<segment><source>${Array.from({ length: 52 }, (_, n) => `<pc id="${n}">`).join('')}一${'</pc>'.repeat(52)}</source></segment>`,
    ),
    unit(
      '<segment><source>一<sc id="1"/>二</source></segment><segment><source>三<ec startRef="1"/>四</source></segment>',
    ),
    unit(
      '<segment><source>一<pc id="1" type="fmt" subType="xlf:b">二</pc><pc id="2" type="link">三</pc></source><target>w<pc id="1">v</pc></target></segment>',
    ),
    unit('<segment><source>一</source><target>  </target></segment>'),
    unit('<segment state="translated"><source>一</source><target> </target></segment>'),
    unit(
      '<notes><note xmlns:its="http://www.w3.org/2005/11/its" its:person="甲">注</note><note xmlns:dz="urn:duizhao:" dz:author="乙" dz:created="2026-01-01T00:00:00.000Z">二</note></notes><segment><source>一</source></segment>',
    ),
  ],
  'xliff-12': [
    trans('<source>一</source>'),
    trans('<source> 一 </source><target state="translated"> w </target>'),
    trans('<source>一</source><target state="needs-translation"/>'),
    trans('<source>一</source><target>w</target>', ' approved="yes"'),
    trans('<source>一</source><target>w</target>', ' translate="no"'),
    trans('<source>一<g id="1">二</g><x id="2"/><bx id="3"/>三<ex id="4" rid="3"/></source>'),
    trans(
      '<source>一<ph id="1">&lt;br&gt;</ph><bpt id="2">&lt;b&gt;</bpt>二<ept id="2">&lt;/b&gt;</ept><it id="3" pos="open">[</it></source>',
    ),
    trans(
      '<source>一。二</source><seg-source><mrk mtype="seg" mid="1">一。</mrk> <mrk mtype="seg" mid="2">二</mrk></seg-source><target><mrk mtype="seg" mid="2">w</mrk></target>',
    ),
    trans('<source>一<mrk mtype="x-dz" comment="注">二</mrk></source>'),
    trans('<source>一</source><note from="甲" annotates="target">注</note><note> </note>'),
    trans(
      '<source>一</source><target>w</target><context-group purpose="x-duizhao-locked"><context context-type="x-duizhao-locked">0</context></context-group>',
    ),
    trans('<source>一</source><alt-trans><target>v</target></alt-trans>'),
    trans('<source>一</source>', ' maxwidth="3" size-unit="char"'),
    trans('<source>一</source>', ' maxwidth="3"'),
  ],
  ass: [
    ass(
      'Layer, Start, End, Style, Name, Text',
      'Dialogue: 0,0:00:01.00,0:00:02.00,Default,甲,一\\N二{\\i1}三{\\i0}',
    ),
    ass('Layer, Start, End, Style', 'Dialogue: 0,0:00:01.00,0:00:02.00,Default,一,二'),
    ass('Text, Start, End', 'Dialogue: 一,0:00:01.00,0:00:02.00'),
    ass(
      'Start, End, Text',
      'Comment: 0:00:01.00,0:00:02.00,一',
      'Dialogue: 0:00:03.00,0:00:02.00,二',
      'Dialogue: x,0:00:02.00,三',
      'Dialogue: 0:00:01.00',
    ),
    ass('Start, End, Text', 'Dialogue: 0:00:01.00,0:00:02.00,{\\k20}一{\\k30}二\\h三\\n四'),
  ],
  srt: [
    '1\n00:00:01,000 --> 00:00:02,000\n一\n二\n\n2\n00:00:02,000 --> 00:00:03,000\n<i>三</i>{\\an8}四\n',
    '00:00:01,000 --> 00:00:02,000\n一\n',
    '1\n00:00:01.000 --> 00:00:02.000 X1:1\n\n\n2\n0:00:02,0 --> 0:00:03,0\n二',
    '1\n00:00:02,000 --> 00:00:01,000\n- 一\n- 二\n',
    '\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\n一，\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n二。\r\n',
  ],
  vtt: [
    'WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n<v 甲>一</v> <00:01.500>二\n\nNOTE a\nb\n\nid\n00:02.000 --> 00:03.000\n<c.x>三</c><ruby>四<rt>sì</rt></ruby>\n',
    'WEBVTT - 題\nLanguage: zh\n\nSTYLE\n::cue{}\n\n00:01.000 --> 00:02.000\n&lt;一&amp;\n',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:02.000\n二\n',
  ],
  lrc: [
    '[ti:題]\n[00:01.00]一\n[00:02.00][00:03.00]二\n[00:04.00]\n三\n',
    '[00:01]<00:01.00>一<00:02.00>二\n[offset:100]\n',
  ],
  json: [
    '{"a":"一","b":["二",{"c":"三"}],"d":1,"e":null,"f":""}',
    '"一"',
    '[]',
    '{"a":"一\\n二\\u0007\\ud840\\udfb7"}',
    '{"a":{"one":"一","other":"二"},"a":"三"}',
    '{"@@locale":"zh","a":"一 {n, plural, other{二}}","@a":{"description":"注"}}',
  ],
  yaml: [
    "zh:\n  a: 一\n  b: \"二\\n三\"\n  c: '四''五'\n",
    'zh-TW:\n  a: 一\n',
    'zh_CN:\n  a: 一\n',
    'a: |\n  一\n  二\nb: >\n  三\n  四\n\nc: >-\n  五\n',
    'a: &x 一\nb: *x\nc: [二, "三"]\nd: {e: 四}\n',
    '- 一\n- a: 二 # 注\n# 注\n- "yes"\n',
    'a: yes\nb: 1\nc: ~\nd: ""\n',
  ],
  properties: ['# 注\na=一\\\n  二\nb : 三\nc 四\nd=\n\\u4e00=\\u4e8c\n', 'a=一\\t\\=\\:\\#\n!注\nb\n'],
  po: [
    'msgid ""\nmsgstr "Language: en\\n"\n\n#. 注\n#: a:1\n#, fuzzy, c-format\n#| msgid "舊"\nmsgctxt "c"\nmsgid "一"\nmsgstr "w"\n\nmsgid "二"\nmsgid_plural "三"\nmsgstr[0] ""\nmsgstr[1] "v"\n\n#~ msgid "四"\n#~ msgstr "u"\n',
    'msgid "一" "二"\n"三"\nmsgstr ""\n',
  ],
  php: [
    "<?php\nreturn [\n  'a' => '一\\'二',\n  'b' => [\"三\\n{$x}\", '四' . '五'],\n  // 注\n];\n",
    "<?php $l['a'] = '一'; define('B', \"二\");\n",
  ],
  'apple-strings': ['/* 注 */\n"a" = "一\\"二\\n";\nb = "三";\n"c" = "";\n', '// 注\n"a"="\\U4e00%@";'],
  android: [
    '<resources><!-- 注 --><string name="a">一\\n二 \\\'三\\\'</string><string name="b" translatable="false">四</string><!-- 數 --><plurals name="c"><!-- 一 --><item quantity="one">五</item><!-- 注二 --><item quantity="other">六</item></plurals><string-array name="d"><item>七</item><!-- 注三 --><item>八</item></string-array><string name="e"><b>九</b> <xliff:g xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2" id="n">%1$s</xliff:g></string></resources>',
    '<resources><string name="a">"  一  "</string><string name="b">@string/a</string><string name="c"/></resources>',
  ],
  resx: [
    '<root><data name="a" xml:space="preserve"><value> 一 </value><comment>注</comment></data><data name="b" type="x"><value>二</value></data><data name="c"><value/></data></root>',
  ],
  stringsdict: [
    '<plist version="1.0"><dict><key>a</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@n@</string><key>n</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string><key>NSStringFormatValueTypeKey</key><string>d</string><key>one</key><string>一</string><key>other</key><string>%d 二</string></dict></dict></dict></plist>',
  ],
  mxliff: [
    phrase(
      '<m:comment>注</m:comment><m:comment> </m:comment><m:comment created-by="甲">二</m:comment><m:comment created-by="">三</m:comment>',
    ),
    phrase('', ' m:confirmed="1" m:locked="true"'),
    phrase('', ' m:confirmed="2"'),
  ],
  tmx: [
    memory('<tuv xml:lang="zh"><seg>一</seg></tuv><tuv xml:lang="en"><seg>w</seg></tuv>'),
    memory(
      '<tuv xml:lang="en"><seg>w</seg></tuv><tuv xml:lang="zh"><seg>一<bpt i="1">&lt;b></bpt>二<ept i="1">&lt;/b></ept><ph x="1"/><hi>三</hi></seg></tuv>',
    ),
    memory(
      '<note>注</note><prop type="x">y</prop><tuv xml:lang="zh"><seg>一</seg></tuv><tuv xml:lang="en"><seg> </seg></tuv><tuv xml:lang="fr"><seg>m</seg></tuv>',
      ' srclang="*all*"',
    ),
    memory('<tuv xml:lang="zh"><seg>一<sub>二</sub></seg></tuv>'),
    memory(
      '<tuv lang="ZH"><seg>一</seg></tuv><tuv lang="EN-us"><seg>w</seg></tuv><tuv xml:lang="en-US"><seg>v</seg></tuv>',
    ),
  ],
};
