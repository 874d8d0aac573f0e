import { app, session } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** Switches that keep Chromium from talking to anyone. To be set before Electron is ready. */
export const silenceChromium = (): void => {
  for (const name of [
    'disable-background-networking',
    'disable-breakpad',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch(
    'disable-features',
    'AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,Translate',
  );
  // Nothing here ever needs a name looked up; whatever tries to is a mistake.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
};

/** Denies every permission and every request that is not for the app's own files. To be called once ready. */
export const guardSession = (): void => {
  const ours = session.defaultSession;
  ours.setSpellCheckerEnabled(false);
  ours.setPermissionCheckHandler(() => false);
  ours.setPermissionRequestHandler((_, _permission, decide) => decide(false));
  ours.setDevicePermissionHandler(() => false);
  ours.webRequest.onBeforeRequest((request, decide) => {
    const allowed = request.url.startsWith(`${appOrigin}/`) || request.url.startsWith('devtools:');
    decide({ cancel: !allowed && !request.url.startsWith('data:') && !request.url.startsWith('blob:') });
  });
  ours.on('will-download', (event) => event.preventDefault());
};

/** Keeps every page where it is: no navigation, no redirect, no new window, no embedded view. */
export const guardContents = (): void => {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
};
