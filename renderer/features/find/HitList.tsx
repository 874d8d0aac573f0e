import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '#api/find.ts';
import { convertedFrom, originalSide, type ProjectInfo, type Side } from '#core/model/index.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { languageAt } from '../../workspace/columns.ts';
import { documentAt } from '../../workspace/store.ts';
import { HitItem } from './HitItem.tsx';
import { useFind } from './find-store.ts';
import type { HitPlace } from './places.ts';
import { showHit } from './steps.ts';
import styles from './Find.module.css';

/** The column a hit's text is converted from. */
const sourceOf = (project: ProjectInfo, { row, side }: Hit): Side =>
  convertedFrom(documentAt(project, row)?.columns ?? [], side) ?? originalSide;

/** The cells with hits, in the order of their rows. */
export const HitList = ({
  project,
  cells,
  hitAt,
  place,
  onRange,
}: {
  readonly project: ProjectInfo;
  readonly cells: number;
  readonly hitAt: (cell: number) => Hit | undefined;
  readonly place: HitPlace | null;
  readonly onRange: (first: number, last: number) => void;
}) => {
  const { t } = useTranslation(['find', 'editor']);
  const replacing = useFind((state) => state.replacing);
  const [active, setActive] = useState(0);
  const [followed, setFollowed] = useState(place);
  if (place !== followed) {
    setFollowed(place);
    if (place !== null) setActive(place.cell);
  }
  return (
    <VirtualList
      count={cells}
      label={t('list')}
      estimate={36}
      active={active}
      follow={place !== null}
      onActive={setActive}
      onRange={onRange}
      itemKey={(index) => {
        const hit = hitAt(index);
        return hit === undefined ? index : `${hit.segment}:${hit.side}`;
      }}
      render={(index, { tabIndex }) => {
        const hit = hitAt(index);
        if (hit === undefined) return <div className={styles.waiting} />;
        return (
          <HitItem
            hit={hit}
            showRow={hitAt(index - 1)?.row !== hit.row}
            column={t(`editor:columns.${hit.side}`)}
            follows={
              replacing && hit.follows
                ? t('follows', { column: t(`editor:columns.${sourceOf(project, hit)}`) })
                : null
            }
            lang={languageAt(project, hit.side, hit.row)}
            current={place?.cell === index ? place.hit : null}
            tabIndex={tabIndex}
            onGo={() => showHit({ cell: index, hit: 0 }, hit)}
          />
        );
      }}
    />
  );
};
