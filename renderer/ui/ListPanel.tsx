import { useState, type ReactNode } from 'react';
import type { ListPart } from './list-part.ts';
import { PanelBody } from './Panel.tsx';
import { VirtualList } from './VirtualList.tsx';
import styles from './ListPanel.module.css';

/** The line the keyboard stands on, for a list that moves it from outside. */
export type ListPlace = {
  readonly active: number;
  /** Keeps the active line in sight when it is moved from outside. */
  readonly follow: boolean;
  /** The active line takes the focus when the list appears. */
  readonly focusFirst?: boolean;
  readonly onActive: (index: number) => void;
};

type Lines = {
  /** The name of the list. */
  readonly label: string;
  readonly list: ListPart;
  readonly place?: ListPlace | undefined;
};

const OwnPlace = ({ label, list }: Lines) => {
  const [active, setActive] = useState(0);
  return <VirtualList label={label} {...list} active={active} onActive={setActive} />;
};

/**
 * The list of a panel: what stands above it, its lines, and the keys it has. Instead of the lines it shows what went wrong, that
 * they are being read, or that there are none.
 */
export const ListPanel = ({
  head,
  failure,
  loading,
  none,
  foot,
  help,
  label,
  list,
  place,
}: Lines & {
  readonly head?: ReactNode;
  readonly failure?: ReactNode;
  /** Said while the lines are being read; null once they are there. */
  readonly loading: string | null;
  /** Stands in place of a list without lines. */
  readonly none: ReactNode;
  /** Between the lines and their keys. */
  readonly foot?: ReactNode;
  /** The keys of the lines, where they are not those of every list. */
  readonly help?: string;
}) => {
  if (failure !== undefined && failure !== null) {
    return (
      <>
        {head}
        <PanelBody>{failure}</PanelBody>
      </>
    );
  }
  if (loading !== null) {
    return (
      <>
        {head}
        <p className={styles.loading}>{loading}</p>
      </>
    );
  }
  if (list.count === 0) {
    return (
      <>
        {head}
        {none}
      </>
    );
  }
  return (
    <>
      {head}
      <PanelBody flush>
        {place === undefined ? (
          <OwnPlace label={label} list={list} />
        ) : (
          <VirtualList label={label} {...list} {...place} />
        )}
      </PanelBody>
      {foot}
      {help === undefined ? null : <p className={styles.help}>{help}</p>}
    </>
  );
};
