import { type LocalText, localText, type Municipality } from '../domain/municipality/schema.ts';
import { type Locale, speak } from '../words/translate.ts';

/** A mail as one recipient reads it. It never says anything about a child: a reference and a link, no more. */
export type Letter = { subject: string; text: string; html: string };

/** The way from a mail to its page: the link, and the second door for networks that strip links. */
export type LetterLink = { url: string; doorUrl: string; reference: string; code: string; until: string };

export type LetterParts = {
  locale: Locale;
  municipality: Municipality;
  subject: string;
  /** Plain paragraphs, in order. */
  body: readonly string[];
  link?: LetterLink;
};

/** Puts a letter together: what is said, the way in, who says it, and the complaints desk (R5(7)). */
export const composeLetter = (parts: LetterParts): Letter => {
  const paragraphs = [...demoNotice(parts), ...parts.body, ...wayIn(parts), ...footer(parts)];
  return {
    subject: parts.subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: htmlOf(parts, paragraphs),
  };
};

const demoNotice = (parts: LetterParts): string[] =>
  parts.municipality.demo ? [speak(parts.locale)('mail.demoNotice')] : [];

const wayIn = ({ link, locale }: LetterParts): string[] => {
  if (!link) return [];
  const t = speak(locale);
  return [
    t('mail.linkLead', { until: link.until }),
    link.url,
    t('mail.doorLead', { address: link.doorUrl }),
    `${t('mail.doorReference', { reference: link.reference })}\n${t('mail.doorCode', { code: link.code })}`,
    t('mail.noPersonalData'),
  ];
};

const footer = ({ municipality, locale }: LetterParts): string[] => {
  const t = speak(locale);
  const words = (text: LocalText) => localText(text, locale);
  const desk = municipality.complaintsDesk;
  return [
    `―――\n${t('mail.from', { municipality: words(municipality.name) })}\n${t('mail.complaintsDesk', {
      name: words(desk.name),
      phone: desk.phone,
      hours: words(desk.hours),
    })}`,
  ];
};

const htmlOf = (parts: LetterParts, paragraphs: string[]): string => {
  const body = paragraphs.map((paragraph) =>
    paragraph === parts.link?.url
      ? `<p><a href="${escaped(paragraph)}">${escaped(paragraph)}</a></p>`
      : `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`,
  );
  return `<!doctype html><html lang="${parts.locale}"><head><meta charset="utf-8"><title>${escaped(parts.subject)}</title></head><body>${body.join('\n')}</body></html>`;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
