import { submitIntake } from '../../../functions/intake/submit.ts';
import { Intake } from '../../../shared/domain/intake/schema.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import type { Services } from '../../../shared/store/services.ts';
import { demoCity } from './city.ts';

/** Invented families. `monthsOld` is negative for a child who is expected. */
const FAMILIES = [
  {
    name: '岸 なつみ',
    key: 'kishi',
    ward: 'kita',
    postalCode: '999-0011',
    monthsOld: 14,
    locale: 'ja',
    words: '職場復帰に合わせて、駅の近くで探しています。',
  },
  {
    name: '浅井 ゆう',
    key: 'asai',
    ward: 'kita',
    postalCode: '999-0012',
    monthsOld: 3,
    locale: 'ja',
    words: '',
  },
  {
    name: 'Maria Lopez',
    key: 'lopez',
    ward: 'hama',
    postalCode: '999-0021',
    monthsOld: 26,
    locale: 'en',
    words: 'I would be glad of somebody who speaks English.',
  },
  {
    name: '辻 まこと',
    key: 'tsuji',
    ward: 'hama',
    postalCode: '999-0022',
    monthsOld: 9,
    locale: 'ja',
    words: 'アレルギー（卵）があります。',
  },
  {
    name: '倉田 りお',
    key: 'kurata',
    ward: 'oka',
    postalCode: '999-0031',
    monthsOld: -3,
    locale: 'ja',
    words: '初めての出産です。',
  },
  {
    name: '久保 あやの',
    key: 'kubo',
    ward: 'oka',
    postalCode: '999-0032',
    monthsOld: 40,
    locale: 'ja',
    words: '',
  },
] as const;

type DemoFamily = (typeof FAMILIES)[number];

/** Six families send the form, by the very command that the page uses: their mails and tasks are real ones. */
export const demoFamiliesArrive = async (services: Services): Promise<void> => {
  for (const family of FAMILIES) {
    const outcome = await submitIntake(services, {
      municipality: demoCity,
      by: { who: 'public', municipality: demoCity.municipality },
      onceKey: `demo-${family.key}`,
      intake: Intake.parse(formOf(services, family)),
      door: { channel: 'web', consentGiven: 'web', locale: family.locale },
    });
    if (!outcome.ok) throw new Error(`The demo family ${family.key} was refused: ${outcome.refusal.kind}`);
  }
};

const formOf = (services: Services, family: DemoFamily) => {
  const today = tokyoDate(services.clock.now());
  return {
    guardianName: family.name,
    mail: `${family.key}@family.example.jp`,
    birthKind: family.monthsOld < 0 ? 'due' : 'born',
    birthDate: today.subtract({ months: family.monthsOld }).toString(),
    ward: family.ward,
    postalCode: family.postalCode,
    wishedFrom: today.add({ months: 2 }).toString().slice(0, 7),
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    from: '08:30',
    until: '18:00',
    travel: 'bicycle',
    words: family.words,
    consent: 'yes',
  };
};
