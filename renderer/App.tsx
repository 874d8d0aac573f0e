import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { wakeEngine } from './api.ts';
import { libraryFeature } from './features/library/feature.ts';
import { EmptyState } from './ui/EmptyState.tsx';
import { FloatingRegion } from './ui/Floating.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';
import { fetchFeatureCode, provideFeatureCode } from './workspace/feature-code.ts';
import { Notices } from './workspace/Notices.tsx';
import { queryClient } from './workspace/queries.ts';
import { registerFeatures } from './workspace/registry.ts';
import { Sheets } from './workspace/Sheet.tsx';
import { useWorkspace } from './workspace/store.ts';

/** All but the first screen: half of the code. Null until it was fetched. */
let rest: typeof import('./OpenProject.tsx') | null = null;

/** Registers the first screen, and all features as soon as their code is there. */
export const bringFeatures = (): void => {
  registerFeatures([libraryFeature]);
  provideFeatureCode(async () => {
    rest = await import('./OpenProject.tsx');
    rest.bringForms();
    registerFeatures([rest.frameFeature, ...rest.features]);
  });
};

/** Milliseconds: by then the rest of the code is fetched and the engine started, however busy the first screen is. */
const latest = 1000;

/** The library, or the workspace when a project is open. */
export const App = () => {
  const { t } = useTranslation('common');
  const ready = useWorkspace((state) => state.ready);
  const noKey = useWorkspace((state) => state.wire === 'no-key');
  const open = useWorkspace((state) => state.project !== null);
  const complete = useWorkspace((state) => state.complete);
  const OpenProject = complete ? rest?.OpenProject : undefined;
  const features = (complete ? rest?.features : undefined) ?? [libraryFeature];

  useEffect(() => {
    const bringRest = (): void => {
      void wakeEngine();
      void fetchFeatureCode();
    };
    if (ready) requestIdleCallback(bringRest, { timeout: latest });
  }, [ready]);

  return (
    <QueryClientProvider client={queryClient}>
      <FloatingRegion label={t('floating')}>
        <TooltipProvider>
          <Sheets features={features}>
            {!ready && noKey ? <EmptyState title={t('wire.noKey')}>{t('wire.noKeyText')}</EmptyState> : null}
            {ready && open && OpenProject !== undefined ? <OpenProject /> : null}
            {ready && !open
              ? features.map(({ id, Screen }) => (Screen === undefined ? null : <Screen key={id} />))
              : null}
          </Sheets>
          {features.map(({ id, Overlay }) => (Overlay === undefined ? null : <Overlay key={id} />))}
          <Notices />
        </TooltipProvider>
      </FloatingRegion>
    </QueryClientProvider>
  );
};
