import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import type { Locale } from '../words/translate.ts';

/** A whole HTML document; without its doctype browsers fall back to the layout rules of 1998. */
export const Document: FC<{ locale: Locale; children: Child }> = ({ locale, children }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={locale}>{children}</html>
  </>
);
