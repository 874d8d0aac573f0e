import { ArrowLeftRight, MessageSquareText, Ruler, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readingLayouts, type ReadingLayout } from '#api/reading-values.ts';
import type { ProjectInfo } from '#core/model/index.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Segmented } from '#renderer/ui/Choice.tsx';
import { Menu, MenuItem } from '#renderer/ui/Menu.tsx';
import { runCommand, useKey } from '#renderer/workspace/commands.ts';
import { shownColumns, useWorkspace } from '#renderer/workspace/store.ts';
import { inReadingOrder } from './reading-order.ts';
import { setReading } from './reading-state.ts';
import styles from './ReadingBar.module.css';

/** Which text is read first: the others follow in the order they had. */
const FirstText = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('reading');
  const hidden = useWorkspace((state) => state.preferences.hiddenColumns);
  const order = useWorkspace((state) => state.reading.order);
  const columns = inReadingOrder(shownColumns(project, hidden), order);
  if (columns.length < 2) return null;
  return (
    <Menu
      trigger={
        <IconButton small label={t('order')}>
          <ArrowLeftRight aria-hidden />
        </IconButton>
      }
    >
      {columns.map((side, at) => (
        <MenuItem
          key={side}
          checked={at === 0}
          onSelect={() => setReading({ order: [side, ...columns.filter((other) => other !== side)] })}
        >
          {t('beginWith', { column: t(`editor:columns.${side}`) })}
        </MenuItem>
      ))}
    </Menu>
  );
};

const Toggle = ({
  id,
  pressed,
  Icon,
}: {
  readonly id: string;
  readonly pressed: boolean;
  readonly Icon: typeof Ruler;
}) => {
  const { t } = useTranslation('commands');
  const keys = useKey(id);
  return (
    <IconButton
      small
      label={t(`titles.${id}`)}
      keys={keys}
      pressed={pressed}
      onClick={() => void runCommand(id)}
    >
      <Icon aria-hidden />
    </IconButton>
  );
};

/** How the text is laid out to be read, and the way back to the grid. */
export const ReadingBar = ({ project }: { readonly project: ProjectInfo }) => {
  const { t } = useTranslation('reading');
  const { layout, notes, rhythm } = useWorkspace((state) => state.reading);
  const keys = useKey('toggleReading');
  return (
    <div role="toolbar" aria-label={t('bar')} className={styles.bar}>
      <Segmented<ReadingLayout>
        label={t('layout')}
        options={readingLayouts.map((value) => ({ value, label: t(`layouts.${value}`) }))}
        value={layout}
        onChange={(now) => setReading({ layout: now })}
      />
      <FirstText project={project} />
      <span className={styles.space} />
      <Toggle id="toggleReadingNotes" pressed={notes} Icon={MessageSquareText} />
      <Toggle id="toggleRhythm" pressed={rhythm} Icon={Ruler} />
      <IconButton small label={t('back')} keys={keys} onClick={() => void runCommand('toggleReading')}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
};
