import type { SourceEdit } from '../patch.ts';
import type { Slice } from '../source-place.ts';
import type { XmlStart } from '../../xml/read.ts';
import { guidOf } from '../xliff/guid.ts';
import { attributeIn } from '../xliff/attribute-in.ts';
import type { CommentRules, DialectReading } from '../xliff/dialect.ts';
import type { NewComment } from '../xliff/new-comments.ts';
import { attribute, type Element } from '../xliff/tree.ts';

const namespace = 'http://sdl.com/FileTypes/SdlXliff/1.0';

/** A comment as Trados Studio defines it: by a GUID, to which marks in the texts refer. */
const definition = (id: string, { body, author, created }: NewComment, rules: CommentRules): string => {
  const facts = `severity="Low" user="${attributeIn(author, rules)}" date="${attributeIn(created, rules)}" version="1.0"`;
  return `<cmt-def id="${id}"><Comments xmlns=""><Comment ${facts}>${rules.escape(body)}</Comment></Comments></cmt-def>`;
};

/**
 * Comments for a document of Trados: marks around texts of segments, and their definitions at its head, whose place is found while it is
 * read: in `cmt-defs`, else in `doc-info`, else behind the outermost start tag.
 */
export const newDefinitions = () => {
  const added: { readonly id: string; readonly comment: NewComment }[] = [];
  let root: { readonly written: string; readonly at: Slice } | null = null;
  let info: { readonly written: string; readonly at: Slice; readonly isEmpty: boolean } | null = null;
  let own: Element | null = null;
  const commentEdits: NonNullable<DialectReading['commentEdits']> = ({ unit }, comments) => {
    const marks = comments.map((comment) => {
      const { piece, isTarget, created, author, body } = comment;
      const id = guidOf(`${attribute(unit, 'id') ?? ''} ${piece.id} ${created} ${author} ${body}`);
      added.push({ id, comment });
      const prefix = /^[^:]*:/.exec(unit.written)?.[0] ?? '';
      const open = `<${prefix}mrk mtype="x-sdl-comment" sdl:cid="${id}">`;
      return { piece, isTarget, range: null, open, close: `</${prefix}mrk>`, nests: true };
    });
    return { edits: [], marks };
  };
  return {
    start: ({ name, written, isEmpty }: XmlStart, at: Slice): void => {
      root ??= { written, at };
      if (name === 'sdl:doc-info') info ??= { written, at, isEmpty };
    },
    beside: (element: Element): void => {
      if (element.name === 'sdl:cmt-defs') own ??= element;
    },
    commentEdits,
    finish: (rules: CommentRules): readonly SourceEdit[] => {
      if (added.length === 0 || root === null) return [];
      const inner = added.map(({ id, comment }) => definition(id, comment, rules)).join('');
      const all = `<cmt-defs xmlns="${namespace}">${inner}</cmt-defs>`;
      if (own !== null && !own.isEmpty) {
        // Prefixed or not, what is added is of the namespace by itself.
        const named = own.written.includes(':')
          ? inner.replaceAll('<cmt-def ', `<cmt-def xmlns="${namespace}" `)
          : inner;
        return [{ from: own.close.from, to: own.close.from, text: named }];
      }
      if (own !== null) return [{ ...own.open, text: all }];
      if (info === null)
        return [
          { from: root.at.to, to: root.at.to, text: `<doc-info xmlns="${namespace}">${all}</doc-info>` },
        ];
      const { at, isEmpty, written } = info;
      if (!isEmpty) return [{ from: at.to, to: at.to, text: all }];
      const start = rules.text.slice(at.from, at.to).replace(/\s*\/>$/, '>');
      return [{ ...at, text: `${start}${all}</${written}>` }];
    },
  };
};
