import { spawn } from 'node:child_process';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a window could appear at all: Linux tells by its display variables, the others always have one. */
export const hasDisplay = (platform: NodeJS.Platform, environment: Environment): boolean =>
  platform !== 'linux' || Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);

const opener = (platform: NodeJS.Platform, address: string): readonly [string, readonly string[]] => {
  if (platform === 'darwin') return ['open', [address]];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]];
  return ['xdg-open', [address]];
};

/**
 * Asks the system to open an address in the user's browser. Where there is none, nothing happens. The address becomes an argument of a program, which
 * everybody on the machine can read: it must hold no secret.
 */
export const openBrowser = (address: string): void => {
  if (!hasDisplay(process.platform, process.env)) return;
  const [command, args] = opener(process.platform, address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // No such program: the printed address is all there is.
  child.on('error', () => undefined);
  child.unref();
};
