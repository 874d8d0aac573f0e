import { decodeHTMLStrict } from 'entities';
import { usualEntities, type Entities } from '../xml/references.ts';

/**
 * The entities of the XHTML document types and all later ones of HTML. Entities that a document declares itself are not expanded:
 * they are how XML bombs are built.
 */
export const pageEntities: Entities = (name) => {
  const usual = usualEntities(name);
  if (usual !== undefined) return usual;
  const text = `&${name};`;
  const decoded = decodeHTMLStrict(text);
  return decoded === text ? undefined : decoded;
};
