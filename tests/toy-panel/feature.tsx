import { Ruler } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PanelBody } from '#renderer/ui/Panel.tsx';
import type { Feature } from '#renderer/workspace/feature.ts';
import { openPanel, useWorkspace } from '#renderer/workspace/store.ts';

const Told = ({ row }: { readonly row: number }) => {
  const { t } = useTranslation('toy');
  return <p>{t('row', { row })}</p>;
};

const Content = () => {
  const { t } = useTranslation('toy');
  const row = useWorkspace((state) => state.active.row);
  return (
    <PanelBody label={t('title')}>
      <Told row={row} />
    </PanelBody>
  );
};

/** Which row one is in. */
export const toyFeature: Feature = {
  id: 'toy',
  commands: [
    {
      id: 'toy',
      group: 'panels',
      where: 'anywhere',
      keys: ['Mod+Alt+Q'],
      changes: 'nothing',
      menu: 'view.panels',
      run: () => openPanel('toy'),
    },
  ],
  row: {
    id: 'toy',
    titleKey: 'toy:title',
    read: ({ row }) => Promise.resolve(<Told row={row} />),
  },
  panel: { id: 'toy', titleKey: 'toy:title', Icon: Ruler, Content },
};
