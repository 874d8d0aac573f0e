import type { Namespaces } from '#core/xml/read.ts';

const open = 'http://schemas.openxmlformats.org';
const strict = 'http://purl.oclc.org/ooxml';
const microsoft = 'http://schemas.microsoft.com/office';

/** Namespaces of ECMA-376, transitional and strict (Part 1 and 4, annex A), and of Microsoft's additions ([MS-ODRAWXML], [MS-DOCX]). */
export const officeNames: Namespaces = new Map([
  [`${open}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${open}/presentationml/2006/main`, 'p'],
  [`${strict}/presentationml/main`, 'p'],
  [`${open}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${open}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${open}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${open}/drawingml/2006/chart`, 'c'],
  [`${strict}/drawingml/chart`, 'c'],
  [`${open}/drawingml/2006/diagram`, 'dgm'],
  [`${strict}/drawingml/diagram`, 'dgm'],
  [`${open}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${open}/drawingml/2006/picture`, 'pic'],
  [`${strict}/drawingml/picture`, 'pic'],
  [`${open}/markup-compatibility/2006`, 'mc'],
  [`${open}/package/2006/relationships`, 'rel'],
  [`${open}/package/2006/metadata/core-properties`, 'cp'],
  [`${open}/officeDocument/2006/customXml`, 'ds'],
  [`${strict}/officeDocument/customXml`, 'ds'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  [`${microsoft}/drawing/2014/chartex`, 'cx'],
  [`${microsoft}/drawing/2008/diagram`, 'dsp'],
  [`${microsoft}/word/2012/wordml`, 'w15'],
  [`${microsoft}/word/2010/wordml`, 'w14'],
  [`${microsoft}/word/2010/wordprocessingShape`, 'wps'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);
