import { tool, type Layer } from './layer.ts';

const screenBase: readonly string[] = [
  'renderer/api.ts',
  'renderer/host-session.ts',
  'renderer/host-socket.ts',
  'renderer/i18n.ts',
  'renderer/sealed-store.ts',
];
const screenPackages: readonly string[] = [
  '@tanstack/react-query',
  'i18next',
  'lucide-react',
  'radix-ui',
  'react',
  'react-dom',
  'react-i18next',
  'zustand',
];

/** The screen: parts that know nothing of the app, the frame, and features in it that do not know each other. */
export const screenLayers: readonly Layer[] = [
  {
    at: 'renderer/*.ts',
    imports: ['api', 'core/model', 'locales', 'renderer/styles/faces.css'],
    packages: ['i18next', 'react-i18next'],
  },
  { at: 'renderer/styles', imports: [], packages: ['@fontsource-variable/*'] },
  {
    at: 'renderer/ui',
    imports: ['core/model', 'core/text'],
    packages: ['@tanstack/react-virtual', 'diff', 'lucide-react', 'radix-ui', 'react', 'react-i18next'],
  },
  {
    at: 'renderer/workspace',
    imports: ['api', 'core', ...screenBase, 'renderer/ui'],
    packages: [...screenPackages, 'zod'],
  },
  {
    at: 'renderer/features/*',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: screenPackages,
  },
  {
    at: 'renderer/features/annotations',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: [...screenPackages, 'zod'],
  },
  {
    at: 'renderer/features/editor',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: [
      ...screenPackages,
      '@codemirror/commands',
      '@codemirror/state',
      '@codemirror/view',
      '@tanstack/react-virtual',
    ],
  },
  {
    at: 'renderer/features/exporting',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: [...screenPackages, 'pdfjs-dist'],
  },
  {
    at: 'renderer/features/palette',
    imports: ['api', 'core', ...screenBase, 'renderer/ui', 'renderer/workspace'],
    packages: [...screenPackages, 'cmdk', 'pinyin-pro'],
  },
  { at: 'renderer/features.ts', imports: ['renderer/features', 'renderer/workspace'], packages: [] },
  ...['renderer/App.tsx', 'renderer/OpenProject.tsx', 'renderer/main.tsx'].map((at) => ({
    at,
    imports: ['api', 'core/model', 'renderer'],
    packages: screenPackages,
  })),
  tool('renderer/vite.config.ts', [], ['vite', '@vitejs/plugin-react']),
];
