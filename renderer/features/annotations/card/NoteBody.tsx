import { Fragment, useMemo, type MouseEvent, type ReactNode } from 'react';
import { noteBlocks, type NoteBlock, type NoteInline } from '#core/annotations/note.ts';
import { shell } from '#renderer/api.ts';
import { cx } from '#renderer/ui/cx.ts';
import { mentionsIn } from './mentions.ts';
import { usePeople } from '../list/use-annotations.ts';
import styles from './NoteBody.module.css';

/** Words with the people named in them marked. */
const Named = ({ text, people }: { readonly text: string; readonly people: readonly string[] }) =>
  mentionsIn(text, people).map(({ at, text: words, person }) =>
    person === null ? (
      <Fragment key={at}>{words}</Fragment>
    ) : (
      <span key={at} className={styles.mention}>
        {words}
      </span>
    ),
  );

/** In the desktop app nothing opens inside: the user's browser takes it. */
const openOutside = (event: MouseEvent<HTMLAnchorElement>): void => {
  if (shell === null) return;
  event.preventDefault();
  shell.openExternal(event.currentTarget.href);
};

const Inline = ({ inline, people }: { readonly inline: NoteInline; readonly people: readonly string[] }) => {
  const { text, looks, href } = inline;
  const inside: ReactNode =
    looks.includes('code') || href !== null ? text : <Named text={text} people={people} />;
  const className = cx(...looks.map((look) => styles[look]));
  if (href !== null) {
    return (
      <a
        className={cx(styles.link, className)}
        href={href}
        target="_blank"
        rel="noopener noreferrer"
        onClick={openOutside}
      >
        {inside}
      </a>
    );
  }
  return className === '' ? inside : <span className={className}>{inside}</span>;
};

const Block = ({ block, people }: { readonly block: NoteBlock; readonly people: readonly string[] }) => (
  <p
    className={cx(styles.block, styles[block.kind])}
    style={
      block.depth > 1 && block.kind !== 'heading' ? { marginInlineStart: `${block.depth - 1}em` } : undefined
    }
    data-sign={block.kind === 'item' ? (block.number === null ? '•' : `${block.number}.`) : undefined}
  >
    {block.inlines.map((inline, at) => (
      // The pieces of a note have no names, and their order never changes without the note.
      // oxlint-disable-next-line react/no-array-index-key
      <Inline key={at} inline={inline} people={people} />
    ))}
  </p>
);

/** What somebody wrote, drawn from its model: never as HTML. */
export const NoteBody = ({
  body,
  className,
}: {
  readonly body: string;
  readonly className?: string | undefined;
}) => {
  const blocks = useMemo(() => noteBlocks(body), [body]);
  const people = usePeople();
  return (
    <div className={cx(styles.note, className)}>
      {blocks.map((block, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Block key={at} block={block} people={people} />
      ))}
    </div>
  );
};
