import { ok, plain, type Result } from '#core/model/index.ts';
import { xmlFailure } from '#core/xml/failures.ts';
import { readWholeXml } from '#core/xml/read.ts';
import { officeNames } from './names.ts';
import { propertiesPart, type OpenDocument } from './open-document.ts';
import type { Place } from './place.ts';
import { treeBuilder, type XmlNode } from './tree.ts';

/** A document's title among its properties, as a place; null where there is none, or it was not chosen. */
export const titlePlace = (document: OpenDocument): Result<Place | null> => {
  if (document.choices['title'] !== true) return ok(null);
  const part = propertiesPart(document);
  if (!part.ok) return part;
  const text = part.value === null ? ok(null) : document.office.text(part.value);
  if (!text.ok) return text;
  if (part.value === null || text.value === null) return ok(null);
  const tree = treeBuilder();
  const found: { title: XmlNode | null } = { title: null };
  const fault = readWholeXml(
    text.value.text,
    {
      open: (start, at) => {
        if (tree.isOpen() || start.name === 'dc:title') tree.open(start, at);
      },
      text: (words) => tree.text(words),
      close: (_, at) => {
        const node = tree.isOpen() ? tree.close(at) : null;
        if (node !== null) found.title ??= node;
      },
    },
    { namespaces: officeNames },
  );
  if (fault !== null) return xmlFailure(fault, part.value);
  const { title } = found;
  if (title === null || title.text.trim() === '' || title.children.length > 0) return ok(null);
  return ok({
    ref: `${part.value}:${title.inner.from}`,
    block: { kind: 'paragraph', level: 0 },
    rich: plain(title.text),
    source: { kind: 'text', ...title.inner, isAttribute: false },
    twins: [],
    bindings: [],
  });
};
