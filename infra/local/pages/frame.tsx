import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { style } from './style.ts';

/** A page of the twin itself. It says so, lest anybody takes it for the product. */
export const Frame = ({ title, children }: { title: string; children: Child }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – local twin`}</title>
      <style>{raw(style)}</style>
    </head>
    <body>
      <header>
        <nav aria-label="Local twin">
          <ul>
            <li>
              <a href="/">Product</a>
            </li>
            <li>
              <a href="/local/mail">Mail</a>
            </li>
            <li>
              <a href="/local/executions">Workflows</a>
            </li>
            <li>
              <a href="/local/clock">Clock</a>
            </li>
            <li>
              <a href="/local/faults">Faults</a>
            </li>
            <li>
              <a href="/local/aws.json">AWS</a>
            </li>
          </ul>
        </nav>
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
);
