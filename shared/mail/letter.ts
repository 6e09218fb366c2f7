import type { LocalDate } from '../domain/calendar/local-date.ts';
import {
  type LocalText,
  localText,
  type Municipality,
  type PublicDesk,
} from '../domain/municipality/schema.ts';
import { sayDate } from '../words/say-date.ts';
import { type Locale, speak } from '../words/translate.ts';

/** A mail as one recipient reads it. It never says anything about a child: a reference and a link, no more. */
export type Letter = { subject: string; text: string; html: string };

/**
 * The way from a mail to its page: the link, and the second door for networks that strip links. `until` is the last
 * Tokyo date on which it opens.
 */
export type LetterLink = { url: string; doorUrl: string; reference: string; code: string; until: LocalDate };

export type LetterParts = {
  locale: Locale;
  municipality: Municipality;
  /** Who reads it: families and agencies are told that the mail keeps silent on purpose, families whom to phone. */
  audience: 'guardian' | 'facility' | 'agency' | 'desk';
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

const wayIn = ({ link, locale, audience }: LetterParts): string[] => {
  if (!link) return [];
  const t = speak(locale);
  return [
    t('mail.linkLead', { until: sayDate(link.until, locale, 'with year') }),
    link.url,
    t('mail.doorLead', { address: link.doorUrl }),
    `${t('mail.doorReference', { reference: link.reference })}\n${t('mail.doorCode', { code: link.code })}`,
    ...(audience === 'guardian' || audience === 'agency' ? [t('mail.noPersonalData')] : []),
  ];
};

/** Who writes, whom a family may phone about its case where the municipality has said so, and the complaints desk. */
const footer = ({ municipality, locale, audience }: LetterParts): string[] => {
  const t = speak(locale);
  const words = (text: LocalText) => localText(text, locale);
  const valuesOf = ({ name, phone, hours }: PublicDesk) => ({
    name: words(name),
    phone,
    hours: words(hours),
  });
  const { consultationDesk, complaintsDesk } = municipality;
  const lines = [
    '―――',
    t('mail.from', { municipality: words(municipality.name) }),
    ...(audience === 'guardian' && consultationDesk
      ? [t('mail.consultationDesk', valuesOf(consultationDesk))]
      : []),
    t('mail.complaintsDesk', valuesOf(complaintsDesk)),
  ];
  return [lines.join('\n')];
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
