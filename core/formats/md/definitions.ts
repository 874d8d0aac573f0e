import type { RootContent } from 'mdast';
import { nodesOf } from './parse.ts';

/** What a link reference definition says. */
export type Target = { readonly url: string; readonly title: string | null };

/** The definitions of a whole text, so that a stretch of it can be parsed by itself. */
export type Definitions = {
  /** What the names of link reference definitions stand for, by mdast's `identifier`. */
  readonly targets: ReadonlyMap<string, Target>;
  /**
   * Markdown to put before `stretch`, so that the parser knows the names which the stretch refers to; empty when it
   * needs none. It is never longer than a small multiple of the stretch.
   */
  readonly neededBy: (stretch: string) => string;
};

const label = /\[((?:[^\\[\]]|\\[^]){1,999})\]/g;
const ownLabel = /^\[((?:[^\\\]]|\\[^])*)\]:/;
/** CommonMark 0.31, section 4.7: how names are compared; as mdast's `identifier` has it. */
export const identifierOf = (name: string): string =>
  name
    .replaceAll(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();

/** Ends whatever a definition began, so that the stretch does not go on with it. */
const separator = '\n\n<!---->\n\n';

/** Gathers definitions; of one name the first counts. */
export const definitionCollector = () => {
  const targets = new Map<string, Target>();
  const links = new Map<string, string>();
  const footnotes = new Map<string, string>();
  return {
    /** Takes the definitions among `nodes`, whose offsets count in `source`. */
    take: (nodes: readonly RootContent[], source: string): void => {
      for (const node of nodesOf(nodes)) {
        if (node.type !== 'definition' && node.type !== 'footnoteDefinition') continue;
        const from = node.position?.start.offset ?? 0;
        const name = ownLabel.exec(source.slice(from, from + 4000))?.[1]?.replaceAll(/\s+/g, ' ');
        if (name === undefined) continue;
        const known = node.type === 'definition' ? links : footnotes;
        if (known.has(node.identifier)) continue;
        known.set(node.identifier, name);
        if (node.type === 'definition')
          targets.set(node.identifier, { url: node.url, title: node.title ?? null });
      }
    },
    finish: (): Definitions => ({
      targets,
      neededBy: (stretch) => {
        if ((links.size === 0 && footnotes.size === 0) || !stretch.includes('[')) return '';
        const needed = new Set<string>();
        for (const [, name] of stretch.matchAll(label)) {
          const link = links.get(identifierOf(name ?? ''));
          if (link !== undefined) needed.add(`[${link}]: <#>`);
          const note =
            name?.startsWith('^') === true ? footnotes.get(identifierOf(name.slice(1))) : undefined;
          if (note !== undefined) needed.add(`[${note}]: #`);
        }
        return needed.size === 0 ? '' : [...needed].join('\n\n') + separator;
      },
    }),
  };
};
