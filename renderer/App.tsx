import { QueryClientProvider } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Editor } from './features/editor/feature.ts';
import { StatusBar } from './features/status/StatusBar.tsx';
import { features } from './features.ts';
import { EmptyState } from './ui/EmptyState.tsx';
import { FloatingRegion } from './ui/Floating.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';
import { Frame } from './workspace/Frame.tsx';
import { Notices } from './workspace/Notices.tsx';
import { queryClient } from './workspace/queries.ts';
import { useWorkspace } from './workspace/store.ts';

/** The library, or the workspace when a project is open. */
export const App = () => {
  const { t } = useTranslation('common');
  const ready = useWorkspace((state) => state.ready);
  const noKey = useWorkspace((state) => state.wire === 'no-key');
  const open = useWorkspace((state) => state.project !== null);

  return (
    <QueryClientProvider client={queryClient}>
      <FloatingRegion label={t('floating')}>
        <TooltipProvider>
          {!ready && noKey ? <EmptyState title={t('wire.noKey')}>{t('wire.noKeyText')}</EmptyState> : null}
          {ready && open ? <Frame features={features} text={<Editor />} status={<StatusBar />} /> : null}
          {ready && !open
            ? features.map(({ id, Screen }) => (Screen === undefined ? null : <Screen key={id} />))
            : null}
          {features.map(({ id, Overlay }) => (Overlay === undefined ? null : <Overlay key={id} />))}
          <Notices />
        </TooltipProvider>
      </FloatingRegion>
    </QueryClientProvider>
  );
};
