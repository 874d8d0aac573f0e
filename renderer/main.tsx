import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, bringFeatures } from './App.tsx';
import { watchColumns } from './workspace/column-words.ts';
import { startI18n } from './i18n.ts';
import { keepCompositionKeys } from './ui/composition.ts';
import { keepFocus } from './ui/keep-focus.ts';
import { listenForKeys, runCommand } from './workspace/commands.ts';
import { listenForDrops } from './workspace/dropped-files.ts';
import { startInputHold } from './workspace/input-hold/input-hold.ts';
import { keepNativeMenu } from './workspace/native-menu.ts';
import { watchTheme } from './workspace/preferences.ts';
import { startSession } from './workspace/session.ts';
import { lendNonce } from './workspace/style-nonce.ts';
import { bringFaces } from './faces.ts';
import './styles/base.css';

keepCompositionKeys();
listenForDrops();
bringFeatures();
lendNonce();
watchTheme();
await startI18n();
watchColumns();
startSession();
startInputHold();
listenForKeys();
keepFocus(() => void runCommand('focusText'));
keepNativeMenu();

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  bringFaces();
}
