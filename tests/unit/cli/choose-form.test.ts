import { describe, expect, it } from 'vitest';
import { chooseForm, type Machine } from '#cli/choose-form.ts';

const desktop: Machine = {
  platform: 'linux',
  environment: { DISPLAY: ':0' },
  isRoot: false,
  find: () => '/electron',
  fetch: () => Promise.reject(new Error('nothing to fetch')),
};

describe('where npm start opens', () => {
  it('is a window where there is a display and the program', async () => {
    expect(await chooseForm(desktop)).toEqual({ program: '/electron' });
    expect(await chooseForm({ ...desktop, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual({
      program: '/electron',
    });
  });

  it('is the browser on Linux without a display, before anything is fetched', async () => {
    expect(await chooseForm({ ...desktop, environment: {}, find: () => null })).toEqual({
      instead: 'noDisplay',
    });
    expect(await chooseForm({ ...desktop, environment: { DISPLAY: '' } })).toEqual({ instead: 'noDisplay' });
  });

  it('asks no display variable of the other systems', async () => {
    for (const platform of ['darwin', 'win32'] as const) {
      expect(await chooseForm({ ...desktop, platform, environment: {} })).toEqual({ program: '/electron' });
    }
  });

  it('is the browser for root on Linux', async () => {
    expect(await chooseForm({ ...desktop, isRoot: true })).toEqual({ instead: 'asRoot' });
  });

  it('is a window once the program was fetched, and the browser when it was not', async () => {
    const fetched: string[] = [];
    const fetching: Machine = {
      ...desktop,
      find: () => fetched[0] ?? null,
      fetch: () => Promise.resolve(fetched.push('/fetched') > 0),
    };
    expect(await chooseForm(fetching)).toEqual({ program: '/fetched' });
    const offline: Machine = { ...desktop, find: () => null, fetch: () => Promise.resolve(false) };
    expect(await chooseForm(offline)).toEqual({ instead: 'noElectron' });
  });
});
