import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { awsAddresses } from './aws-addresses.ts';
import { clockPages } from './clock-pages.tsx';
import { executionPages } from './execution-pages.tsx';
import { faultPages } from './fault-pages.tsx';
import { Frame } from './frame.tsx';
import type { LocalParts } from './local-parts.ts';
import { mailPages } from './mail-pages.tsx';
import { contentSecurityPolicy } from './style.ts';

/** Everything below `/local`: what only the twin has, absent from every deployed stage. */
export const localApp = (parts: LocalParts): Hono => {
  const app = new Hono().basePath('/local');
  app.route('/issuer', parts.issuer);
  // A page of another site can post a form here; anything else it must ask the browser for first.
  app.post('*', csrf());
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('content-security-policy')) {
      context.header('content-security-policy', contentSecurityPolicy);
    }
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
  });
  app.get('/', (context) => context.html(<Index endpoint={parts.awsEndpoint} />));
  app.get('/aws.json', (context) => context.json(awsAddresses(parts)));
  app.route('/', mailPages(parts.mailbox));
  app.route('/', executionPages(parts));
  app.route('/clock', clockPages(parts));
  app.route('/faults', faultPages(parts.faults));
  return app;
};

const Index = ({ endpoint }: { endpoint: string }) => (
  <Frame title="What only the twin has">
    <p>
      This installation runs on one machine. These pages show what would happen inside AWS; no deployed stage
      has them. AWS&#39;s own protocols are spoken at <code>{endpoint}</code>.
    </p>
  </Frame>
);
