import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWholeXml } from '#core/xml/read.ts';

/** An element with the prefixes it declares ('' for the usual namespace; '' as address: none), its attribute and what is in it. */
type Node = {
  readonly prefix: string;
  readonly declared: Readonly<Record<string, string>>;
  readonly attribute: string | null;
  readonly inside: readonly Node[];
};
const prefixes = ['', 'a', 'b'];
const addresses = ['urn:1', 'urn:2', 'urn:known'];

const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    prefix: fc.constantFrom(...prefixes),
    declared: fc.dictionary(fc.constantFrom(...prefixes), fc.constantFrom(...addresses)),
    attribute: fc.option(fc.constantFrom(...prefixes)),
    inside: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
  }),
}));

const qualified = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}:${name}`);
const xmlOf = ({ prefix, declared, attribute, inside }: Node): string => {
  const name = qualified(prefix, 'e');
  const bindings = Object.entries(declared).map(
    ([own, uri]) => ` ${own === '' ? 'xmlns' : `xmlns:${own}`}="${uri}"`,
  );
  const own = attribute === null ? '' : ` ${qualified(attribute, 'k')}="v"`;
  return `<${name}${bindings.join('')}${own}>${inside.map(xmlOf).join('')}</${name}>`;
};

/** The names as the standard has them (Namespaces in XML 1.0, sections 3 to 6), in the order they are told. */
const namesOf = (
  { prefix, declared, attribute, inside }: Node,
  outer: Readonly<Record<string, string>>,
): string[] => {
  const bound = { ...outer, ...declared };
  const named = (own: string, name: string, isAttribute: boolean): string => {
    const uri = own === '' && isAttribute ? undefined : bound[own];
    if (uri === undefined) return name;
    return uri === 'urn:known' ? `k:${name}` : `{${uri}}${name}`;
  };
  const start = named(prefix, 'e', false) + (attribute === null ? '' : ` ${named(attribute, 'k', true)}`);
  return [start, ...inside.flatMap((each) => namesOf(each, bound)), `/${named(prefix, 'e', false)}`];
};

test('names are in the namespace their prefix stands for where they are, however often it is declared anew', () => {
  fc.assert(
    fc.property(node, (tree) => {
      const bound = { a: 'urn:1', b: 'urn:2' };
      const root: Node = { prefix: 'a', declared: bound, attribute: null, inside: [tree] };
      const seen: string[] = [];
      const fault = readWholeXml(
        xmlOf(root),
        {
          open: ({ name, attributes }) => void seen.push([name, ...attributes.keys()].join(' ')),
          close: (name) => void seen.push(`/${name}`),
        },
        { namespaces: new Map([['urn:known', 'k']]) },
      );
      expect(fault).toBe(null);
      expect(seen).toEqual(namesOf(root, {}));
    }),
  );
});
