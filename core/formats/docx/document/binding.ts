import { attributeOf, childOf, type XmlNode } from './tree.ts';

/** Where Word keeps the text of a content control besides, and takes it from when the document is opened (section 17.5.2.6). */
export type Binding = {
  readonly path: string;
  /** The id of the store, in braces; '' where it is found by the path. */
  readonly store: string;
  /** Namespaces by their prefixes in the path. */
  readonly prefixes: ReadonlyMap<string, string>;
};

/** What a content control is bound to; null when it is not. */
export const bindingOf = (properties: XmlNode | null): Binding | null => {
  const own = childOf(properties, 'w:dataBinding');
  const path = attributeOf(own, 'w:xpath');
  if (path === null) return null;
  const mappings = attributeOf(own, 'w:prefixMappings') ?? '';
  const prefixes = Array.from(
    mappings.matchAll(/xmlns:([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
    ([, prefix = '', double, single = '']) => [prefix, double ?? single] as const,
  );
  return { path, store: attributeOf(own, 'w:storeItemID') ?? '', prefixes: new Map(prefixes) };
};
