import './more-words.ts';
import { Editor } from './features/editor/feature.ts';
import { StatusBar } from './features/status/StatusBar.tsx';
import { features } from './features.ts';
import { Frame } from './workspace/Frame.tsx';

export { bringForms } from './features/library/forms.ts';
export { features } from './features.ts';
export { frameFeature } from './workspace/frame-commands.ts';

/** What is shown of an open project. */
export const OpenProject = () => (
  <Frame features={features} text={<Editor />} status={<StatusBar features={features} />} />
);
