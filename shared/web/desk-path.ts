const HOME = '/desk';
const NOWHERE = 'http://desk.invalid';

/** A page of the desk to go back to after the sign-in; anything else, other sites above all, becomes the desk's first page. */
export const deskPath = (text: string): string => {
  if (!URL.canParse(text, NOWHERE)) return HOME;
  const { origin, pathname, search } = new URL(text, NOWHERE);
  const isDesk = pathname === HOME || pathname.startsWith(`${HOME}/`);
  const isSignIn = /^\/desk\/sign-(in|out)(\/|$)/.test(pathname);
  return text.startsWith('/') && origin === NOWHERE && isDesk && !isSignIn ? pathname + search : HOME;
};
