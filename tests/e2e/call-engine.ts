import type { App } from './app.ts';

/**
 * Calls the engine from the page over a connection of its own, for what a test sets up or looks at behind the screen.
 * Answers the engine's `Result`.
 */
export const callEngine = (app: App, feature: string, method: string, input: object): Promise<unknown> =>
  app.page.evaluate(
    async (call) => {
      const request = { t: 'q', i: 'test', m: 'invoke', a: call };
      const answerIn = (message: unknown): { r: unknown } | null =>
        typeof message === 'object' &&
        message !== null &&
        'i' in message &&
        message.i === 'test' &&
        'r' in message
          ? { r: message.r }
          : null;
      if (window.duizhaoShell === undefined) {
        const encoder = new TextEncoder();
        const key = await crypto.subtle.importKey(
          'raw',
          encoder.encode(localStorage.getItem('duizhao-session') ?? ''),
          { name: 'HMAC', hash: 'SHA-256' },
          false,
          ['sign'],
        );
        const signed = await crypto.subtle.sign('HMAC', key, encoder.encode('rpc test'));
        const proof = btoa(String.fromCharCode(...new Uint8Array(signed)))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replaceAll('=', '');
        const address = `${location.origin.replace('http', 'ws')}/rpc?nonce=test&proof=${proof}`;
        const socket = new WebSocket(address);
        return new Promise<unknown>((resolve) => {
          socket.addEventListener('open', () => socket.send(JSON.stringify(request)));
          socket.addEventListener('message', (event: MessageEvent<string>) => {
            const answer = answerIn(JSON.parse(event.data));
            if (answer === null) return;
            socket.close();
            resolve(answer.r);
          });
        });
      }
      const port = new Promise<MessagePort>((resolve) => {
        window.addEventListener('message', (event) => {
          if (event.ports[0] !== undefined) resolve(event.ports[0]);
        });
      });
      window.duizhaoShell.connect();
      const own = await port;
      return new Promise<unknown>((resolve) => {
        own.addEventListener('message', (event: MessageEvent<unknown>) => {
          const answer = answerIn(event.data);
          if (answer === null) return;
          own.close();
          resolve(answer.r);
        });
        own.start();
        own.postMessage(request, []);
      });
    },
    [feature, method, input] as const,
  );
