/** The web addresses that a mail offers, each once, in the order in which they stand: those of the HTML first. */
export const linksOf = ({ text, html }: { text: string; html: string }): string[] => {
  const fromHtml = [...html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map(
    ([, double, single]) => unescaped(double ?? single ?? ''),
  );
  const fromText = [...text.matchAll(/https?:\/\/[^\s<>"'。、）」]+/g)].map(([found]) =>
    found.replace(/[.,;)]+$/, ''),
  );
  return [...new Set([...fromHtml, ...fromText])].filter((link) => /^https?:/i.test(link));
};

const unescaped = (value: string): string =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
