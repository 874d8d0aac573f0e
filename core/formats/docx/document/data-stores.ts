import { ok, type Result } from '#core/model/index.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { escapeXmlAttribute, escapeXmlText, writtenAttributes } from '#core/xml/tag-source.ts';
import type { OfficePackage } from '#core/ooxml/package.ts';
import type { SourceEdit } from '../../patch.ts';
import { symbolWriter } from '../../symbols.ts';
import type { Binding } from './binding.ts';
import { treeBuilder, type XmlNode } from './tree.ts';

/** Stores that are parts of their own kind: title and company, by the ids that Word gives them. */
const builtIn: ReadonlyMap<string, string> = new Map([
  ['{6C3C8BC8-F283-45AE-878A-BAB7291924A1}', 'core-properties'],
  ['{6668398D-A668-4E3E-A5EB-62B293D839F1}', 'extended-properties'],
]);

/** The parts of custom XML by their ids (ECMA-376 Part 1, section 22.5), in capitals and braces. One whose own parts are damaged has none. */
export const dataStores = (office: OfficePackage, main: string): Result<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  const root = office.relations('');
  if (!root.ok) return root;
  for (const [id, kind] of builtIn) {
    const part = root.value.find((one) => one.kind === kind)?.part;
    if (part !== null && part !== undefined) found.set(id, part);
  }
  const relations = office.relations(main);
  if (!relations.ok) return relations;
  for (const { kind, part } of relations.value) {
    if (kind !== 'customXml' || part === null) continue;
    const own = office.relations(part);
    if (!own.ok) continue;
    const properties = own.value.find((one) => one.kind === 'customXmlProps')?.part;
    const text = properties === null || properties === undefined ? ok(null) : office.text(properties);
    if (!text.ok) continue;
    const id =
      /\sitemID="([^"]+)"/.exec(text.value?.text ?? '')?.[1] ??
      /:itemID="([^"]+)"/.exec(text.value?.text ?? '')?.[1];
    if (id !== undefined) found.set(id.toUpperCase(), part);
  }
  return ok(found);
};

type Step = { readonly name: string; readonly index: number; readonly isAttribute: boolean };

/** The steps of a path as Word writes them: `/ns0:a[1]/ns0:b[2]/@c`. Null for one that is anything else. */
const stepsOf = ({ path, prefixes }: Binding): readonly Step[] | null => {
  if (!/^(?:\/@?(?:[^\s/:[\]@]+:)?[^\s/:[\]@]+(?:\[\d+\])?)+$/.test(path)) return null;
  const steps: Step[] = [];
  for (const written of path.slice(1).split('/')) {
    const [, at = '', prefix, local = '', index = '1'] =
      /^(@?)(?:([^:]+):)?([^[]+)(?:\[(\d+)\])?$/.exec(written) ?? [];
    const uri = prefix === undefined ? null : prefixes.get(prefix);
    if (uri === undefined) return null;
    steps.push({
      name: uri === null ? local : `{${uri}}${local}`,
      index: Number(index),
      isAttribute: at === '@',
    });
  }
  return steps;
};

/** The part of a store's source that a path leads to. */
const nodeAt = (
  root: XmlNode,
  steps: readonly Step[],
): { node: XmlNode; attribute: string | null } | null => {
  let node: XmlNode | null = null;
  let among: readonly XmlNode[] = [root];
  for (const { name, index, isAttribute } of steps) {
    if (isAttribute) return node === null ? null : { node, attribute: name };
    const found: XmlNode | undefined = among.filter((one) => one.name === name)[index - 1];
    if (found === undefined) return null;
    node = found;
    among = found.children;
  }
  return node === null ? null : { node, attribute: null };
};

const editOf = (
  text: string,
  { node, attribute }: { node: XmlNode; attribute: string | null },
  words: string,
): SourceEdit | null => {
  if (attribute !== null) {
    const tag = text.slice(node.from, node.isEmpty ? node.to : node.inner.from);
    const own = writtenAttributes(tag).find(({ name }) => name === attribute);
    return own === undefined
      ? null
      : { from: node.from + own.value.from, to: node.from + own.value.to, text: escapeXmlAttribute(words) };
  }
  if (node.children.length > 0) return null;
  if (!node.isEmpty) return { ...node.inner, text: escapeXmlText(words) };
  const tag = text.slice(node.from, node.to).replace(/\s*\/>$/, '>');
  return { from: node.from, to: node.to, text: `${tag}${escapeXmlText(words)}</${node.written}>` };
};

/**
 * Changes of a store that put words where bindings lead; those that lead nowhere are passed over, as Word does, and so are all into a store
 * that is no XML.
 */
export const storeEdits = (text: string, words: ReadonlyMap<Binding, string>): readonly SourceEdit[] => {
  const tree = treeBuilder();
  const found: { root: XmlNode | null } = { root: null };
  const fault = readWholeXml(text, {
    open: (start, at) => tree.open(start, at),
    text: (own) => tree.text(own),
    close: (_, at) => {
      found.root = tree.close(at) ?? found.root;
    },
  });
  const edits: SourceEdit[] = [];
  // Counted where the words stand in the text.
  const { visible } = symbolWriter();
  const { root } = found;
  if (fault !== null || root === null) return edits;
  for (const [binding, own] of words) {
    const steps = stepsOf(binding);
    const at = steps === null ? null : nodeAt(root, steps);
    const edit = at === null ? null : editOf(text, at, visible(own));
    if (edit !== null) edits.push(edit);
  }
  return edits;
};
