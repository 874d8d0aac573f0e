import { namespaces, p, part, r, styles, wordFile } from './docx-files.ts';

const b = '<w:b/>';
const tracked = (name: string, content: string): string =>
  `<w:${name} w:id="9" w:author="甲" w:date="2024-01-01T00:00:00Z">${content}</w:${name}>`;
const del = (text: string): string =>
  tracked('del', `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`);
const box = (inner: string): string =>
  `<wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp>`;
const drawing = (inner: string, about = 'id="1" name="圖 1"'): string =>
  `<w:drawing><wp:inline><wp:docPr ${about}/><a:graphic><a:graphicData uri="u">${inner}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
const alternate = (choice: string, fallback: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing(box(choice))}</mc:Choice><mc:Fallback><w:pict><v:shape id="s1"><v:textbox><w:txbxContent>${fallback}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (cells: string, properties = ''): string =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
const control = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const ap = (text: string, properties = ''): string => `<a:p><a:r>${properties}<a:t>${text}</a:t></a:r></a:p>`;

const headingStyles = styles(
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章名"/><w:basedOn w:val="1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="list"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
);

const chart = (values: string): string =>
  `<c:chartSpace ${namespaces}><c:chart><c:title><c:tx><c:rich><a:bodyPr/>${ap('人口 &amp; 土地', '<a:rPr b="1"/>')}</c:rich></c:tx></c:title><c:plotArea>${values}</c:plotArea></c:chart></c:chartSpace>`;
const cache = (texts: readonly string[]): string =>
  `<c:strRef><c:f>Sheet1!$A$1</c:f><c:strCache>${texts.map((text, n) => `<c:pt idx="${n}"><c:v>${text}</c:v></c:pt>`).join('')}</c:strCache></c:strRef>`;

const changed =
  p(`${r('原文')}${del('舊字')}${tracked('ins', r('新字', b))}${r('。')}`) +
  p(tracked('ins', r('整段是新的')), `<w:rPr>${tracked('ins', '')}</w:rPr>`) +
  p(r('未改'));

/** Golden Word files of drawings, controls, changes and whole packages. */
export const docxPackages: Readonly<Record<string, () => Uint8Array>> = {
  'text-box': () =>
    wordFile(
      p(
        r('段落') +
          alternate(
            p(r('框中一') + r('粗', b)) + p(r('框中二')),
            p(r('框中一') + r('粗', b)) + p(r('框中二')),
          ) +
          r('之後'),
      ),
    ),
  'text-box-old': () =>
    wordFile(
      p(
        `<w:r><w:pict><v:shape id="s"><v:textbox><w:txbxContent>${p(r('舊框'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>${r('段')}`,
      ),
    ),
  'text-box-nested': () =>
    wordFile(
      p(
        alternate(
          p(r('外框') + alternate(p(r('內框')), p(r('內框')))),
          p(r('外框') + alternate(p(r('內框')), p(r('內框')))),
        ) + r('段'),
      ),
    ),
  'text-box-fallback-only': () =>
    wordFile(
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p(r('只在替代內容'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    ),
  'word-art': () =>
    wordFile(
      p('<w:r><w:pict><v:shape id="s"><v:textpath string="文字&amp;藝術"/></v:shape></w:pict></w:r>') +
        p(
          `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing(box(p(r('新藝術'))))}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textpath string="新藝術"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ),
    ),
  'alt-texts': () =>
    wordFile(
      p(
        `${r('圖')}<w:r>${drawing('<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png" descr="城門的照片"/></pic:nvPicPr></pic:pic>', 'id="1" name="a" title="城門" descr="城門的照片"')}</w:r>`,
      ),
    ),
  'alt-texts-left': () =>
    wordFile(p(`${r('圖')}<w:r>${drawing('', 'id="1" name="a" descr="不譯的說明"')}</w:r>`)),
  title: () =>
    wordFile(p(r('正文')), [
      part(
        '/docProps/core.xml',
        'core-properties',
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>文件標題</dc:title></cp:coreProperties>',
      ),
    ]),
  'content-controls': () =>
    wordFile(
      p(
        `${r('甲方：')}${control('<w:alias w:val="甲方"/><w:rPr><w:b/></w:rPr>', r('某公司'))}${r('，')}${control('<w:tag w:val="空"/>', control('', r('套疊')))}${r('。')}`,
      ) +
        control('<w:alias w:val="段"/>', p(r('控制項中的段落'))) +
        `<w:tbl>${control('', row(control('', cell(p(r('表中控制項'))))))}</w:tbl>`,
    ),
  'bound-controls': () =>
    wordFile(
      p(
        `${r('單位：')}${control('<w:dataBinding w:prefixMappings="xmlns:n=\'urn:n\'" w:xpath="/n:root[1]/n:unit[1]" w:storeItemID="{0A0B0C0D-0000-0000-0000-000000000001}"/>', r('檔案館'))}`,
      ) +
        control(
          '<w:dataBinding w:prefixMappings="xmlns:n=\'urn:n\'" w:xpath="/n:root[1]/n:city[1]/@name" w:storeItemID="{0A0B0C0D-0000-0000-0000-000000000001}"/>',
          p(r('城市')),
        ),
      [
        part(
          '/customXml/item1.xml',
          'customXml',
          '<root xmlns="urn:n"><unit>檔案館</unit><city name="城市"/><other>檔案館</other></root>',
        ),
        {
          ...part(
            '/customXml/itemProps1.xml',
            'customXmlProps',
            '<ds:datastoreItem ds:itemID="{0a0b0c0d-0000-0000-0000-000000000001}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
          ),
          of: '/customXml/item1.xml',
        },
      ],
    ),
  'smart-tags': () =>
    wordFile(
      p(
        `<w:smartTag w:uri="u" w:element="country"><w:smartTag w:uri="u" w:element="place"><w:smartTagPr><w:attr w:name="a" w:val="b"/></w:smartTagPr>${r('臺')}</w:smartTag>${r('灣')}</w:smartTag>${r('的')}<w:customXml w:element="法條">${r('條文')}</w:customXml>`,
      ),
    ),
  math: () =>
    wordFile(
      p(`${r('式')}<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>${r('成立')}`) +
        p('<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>'),
    ),
  'changes-accepted': () => wordFile(changed),
  'changes-rejected': () => wordFile(changed),
  'changes-refused': () => wordFile(changed),
  moved: () =>
    wordFile(
      p(
        `<w:moveFromRangeStart w:id="1" w:name="m"/>${tracked('moveFrom', r('移走的'))}<w:moveFromRangeEnd w:id="1"/>${r('留下的')}`,
      ) +
        p(
          `<w:moveToRangeStart w:id="2" w:name="m"/>${tracked('moveTo', r('移來的'))}<w:moveToRangeEnd w:id="2"/>`,
        ),
    ),
  'deleted-paragraph-mark': () =>
    wordFile(
      p(r('前半'), `<w:rPr>${tracked('del', '')}</w:rPr>`) +
        p(r('後半', b)) +
        p(del('全刪的一段'), `<w:rPr>${tracked('del', '')}</w:rPr>`) +
        p(r('其後')),
    ),
  'property-changes': () =>
    wordFile(
      p(
        r('改了格式', `${b}<w:rPrChange w:id="1" w:author="甲"><w:rPr/></w:rPrChange>`) + r('的段落'),
        '<w:jc w:val="center"/><w:pPrChange w:id="2" w:author="甲"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>',
      ),
    ),
  'deleted-row': () =>
    wordFile(`<w:tbl>${row(cell(p(r('留'))))}${row(cell(p(r('刪'))), tracked('del', ''))}</w:tbl>`),
  'tracked-field': () =>
    wordFile(
      p(
        `${r('前')}${tracked('del', `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText> PAGE </w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:delText>1</w:delText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)}${r('後')}`,
      ),
    ),
  'smart-art': () =>
    wordFile(p(r('圖表')), [
      part(
        'diagrams/data1.xml',
        'diagramData',
        `<dgm:dataModel ${namespaces}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/>${ap('館長')}</dgm:t></dgm:pt><dgm:pt modelId="2"><dgm:t>${ap('館員')}</dgm:t></dgm:pt><dgm:pt modelId="3"><dgm:t>${ap('館員')}</dgm:t></dgm:pt></dgm:ptLst><dgm:extLst><a:ext uri="u"><dsp:dataModelExt relId="rId2" minVer="1"/></a:ext></dgm:extLst></dgm:dataModel>`,
      ),
      part(
        'diagrams/drawing1.xml',
        'diagramDrawing',
        `<dsp:drawing ${namespaces}><dsp:spTree><dsp:sp><dsp:txBody><a:bodyPr/>${ap('館長', '<a:rPr sz="900"/>')}</dsp:txBody></dsp:sp><dsp:sp><dsp:txBody>${ap('館員')}${ap('館員')}</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>`,
      ),
    ]),
  chart: () =>
    wordFile(p(r('圖')), [
      part(
        'charts/chart1.xml',
        'chart',
        chart(
          `<c:ser><c:tx>${cache(['稻作'])}</c:tx><c:cat>${cache(['春', '夏', '2024'])}</c:cat></c:ser><c:ser><c:tx>${cache(['茶業'])}</c:tx><c:cat>${cache(['春', '夏', '2024'])}</c:cat><c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>12</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>`,
        ),
      ),
      { ...part('embeddings/Microsoft_Excel_Sheet1.xlsx', 'package', 'not opened'), of: 'charts/chart1.xml' },
    ]),
  macros: () =>
    wordFile(p(r('含程式')), [
      part('vbaProject.bin', 'vbaProject', 'bytes'),
      part('embeddings/oleObject1.bin', 'oleObject', 'bytes'),
    ]),
  'other-names': () => wordFile(p(r('別的名稱')), [], { main: 'content/body2.xml' }),
  'types-last': () => wordFile(p(r('類型在末')), [], { typesLast: true }),
  strict: () => wordFile(p(r('嚴格', b) + r('格式')), [headingStyles], { strict: true }),
  remote: () =>
    wordFile(p(r('遠端圖片')), [
      { name: 'https://example.org/a.png', kind: 'image', xml: '', external: true },
      { name: 'https://example.org/t.dotm', kind: 'attachedTemplate', xml: '', external: true },
    ]),
  simplified: () => wordFile(p(r('《资治通鉴》“网络”版：', b) + r('第一句。第二句。第三句。'))),
  astral: () => wordFile(p(r('𠮷野家的') + r('𡈽', b) + r('地😀。'))),
};
