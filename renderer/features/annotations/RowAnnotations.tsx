import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationInfo } from '#api/annotations.ts';
import { client } from '../../api.ts';
import { ItemList } from '../../ui/ItemList.tsx';
import { answerOf } from '../../workspace/queries.ts';
import type { RowSection } from '../../workspace/row-section.ts';
import { Card } from './card/Card.tsx';
import { go, handleCardKey } from './card/card-keys.ts';
import { useList } from './list/list-store.ts';

/** More than anybody looks through in a panel beside the text: the rest is in the list of annotations. */
const most = 100;

const RowAnnotations = ({ infos }: { readonly infos: readonly AnnotationInfo[] }) => {
  const { t } = useTranslation('annotations');
  const unfolded = useList((state) => state.unfolded);
  const [now] = useState(() => Date.now());
  return (
    <ItemList
      label={t('list')}
      items={infos}
      itemKey={({ annotation }) => annotation.id}
      onKey={(event, info) => !event.shiftKey && handleCardKey(event, info)}
    >
      {(info, { tabIndex }) => (
        <Card
          info={info}
          unfolded={unfolded === info.annotation.id}
          now={now}
          tabIndex={tabIndex}
          onGo={() => go(info)}
        />
      )}
    </ItemList>
  );
};

/** The annotations on the words of a row, as in their list. */
export const rowAnnotations: RowSection = {
  id: 'annotations',
  titleKey: 'annotations:title',
  read: async ({ row, marks }) => {
    if (marks.length === 0) return null;
    const { items } = await answerOf(client.annotations.list({ filter: { row }, count: most }));
    return items.length === 0 ? null : <RowAnnotations infos={items} />;
  },
};
