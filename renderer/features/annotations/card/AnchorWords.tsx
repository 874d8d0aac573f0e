import { Fragment } from 'react';
import type { PlacedAnchor } from '#api/annotations.ts';
import { headOf, tailOf } from '#renderer/ui/code-points.ts';
import { Mark } from '#renderer/ui/InlineDiff.tsx';
import { Difference } from '#renderer/workspace/Difference.tsx';
import styles from './AnchorWords.module.css';

/** How many code points of the text are shown on either side. */
const around = 14;

/** One stretch as it is now: unchanged, or with what went struck out and what came underlined. */
const Words = ({ anchor }: { readonly anchor: PlacedAnchor }) => {
  const { status, quote, words, absent } = anchor;
  if (absent) return <span className={styles.absent}>{words}</span>;
  if (status === 'edited') return <Difference before={quote} after={words} />;
  if (status === 'replaced') {
    return (
      <>
        <Mark part={{ at: 0, kind: 'removed', text: quote }} />
        {words === '' ? null : <Mark part={{ at: 1, kind: 'added', text: words }} />}
      </>
    );
  }
  if (status === 'orphan') return <Mark part={{ at: 0, kind: 'removed', text: quote }} />;
  return <mark className={status === 'ambiguous' ? styles.unsure : styles.words}>{words}</mark>;
};

/** The words of an annotation on one side; `context` sets them into the text around them. */
export const AnchorWords = ({
  anchors,
  lang,
  context = false,
}: {
  readonly anchors: readonly PlacedAnchor[];
  readonly lang: string | undefined;
  readonly context?: boolean;
}) => (
  <span lang={lang} className={styles.text}>
    {anchors.map((anchor, at) => (
      <Fragment key={`${anchor.segment}:${anchor.start}:${anchor.quote}`}>
        {at > 0 ? <span className={styles.next}> / </span> : null}
        {context ? <span className={styles.around}>{tailOf(anchor.lead, around)}</span> : null}
        <Words anchor={anchor} />
        {context ? <span className={styles.around}>{headOf(anchor.trail, around)}</span> : null}
      </Fragment>
    ))}
  </span>
);
