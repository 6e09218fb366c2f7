import type { LinkPurpose } from '../../shared/domain/link/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { MailEffect } from '../../shared/domain/outbox/effect.ts';
import type { Letter, LetterLink } from '../../shared/mail/letter.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Locale } from '../../shared/words/translate.ts';

/** To whom a mail goes now, and in which language. Looked up as it leaves, so that a corrected address counts. */
export type Addressee = { address: string; locale: Locale };

/** What a feature tells the outbox of one of its letters. */
export type LetterSource = {
  /** What its link opens, for how many days, and which page takes it; letters without a link have none. */
  link?(effect: MailEffect): {
    purpose: LinkPurpose;
    days: number;
    page: '/my' | '/survey' | '/survey/corporation' | '/escalations';
  };
  /** `not-wanted`: it came too late (withdrawn, answered, closed); it is then dropped, never sent. */
  addressee(
    services: Services,
    municipality: Municipality,
    effect: MailEffect,
  ): Promise<Addressee | 'not-wanted'>;
  write(
    services: Services,
    municipality: Municipality,
    effect: MailEffect,
    locale: Locale,
    link: LetterLink | undefined,
  ): Promise<Letter>;
};

export type LetterSources = Record<string, LetterSource>;
