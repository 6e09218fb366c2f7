import { describe, expect, it } from 'vitest';
import { anAnswer, anAskedSurvey, SUPERVISOR_ID } from '../../test/builders/campaign.ts';
import { someFigures } from '../../test/builders/vacancy.ts';
import { Survey } from '../domain/survey/schema.ts';
import type { Offers } from '../domain/vacancy/offers.ts';
import { PublishedFigures } from '../domain/vacancy/published.ts';
import { surveys } from './campaigns.ts';
import { vacancies } from './facilities.ts';
import { itemOf } from './items.ts';
import type { Sealer } from './sealing.ts';

/** The size of a value as DynamoDB counts it, at the upper end. Source: its developer guide, "Item sizes and formats". */
const bytesOf = (value: unknown): number => {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (typeof value !== 'object' || value === null) return 1;
  const entries = Array.isArray(value)
    ? value.map((one) => bytesOf(one) + 1)
    : Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => Buffer.byteLength(name) + bytesOf(one) + 1);
  return 3 + entries.reduce((sum, size) => sum + size, 0);
};

const noSealer: Sealer = {
  seal: () => Promise.reject(new Error('nothing of a survey is personal')),
  open: () => Promise.reject(new Error('nothing of a survey is personal')),
};

describe('an answer at its largest', () => {
  const full = [2000, 2000, 2000, 2000, 202703] as const;
  const everyOffer: Offers = {
    temporaryCare: 'none',
    careDays: 'onfonf',
    extendedHours: 'none',
    medicalCare: 'yes',
    disability: 'ask',
    shortOfStaff: [0, 1, 2, 3, 4, 5],
  };

  it('keeps its survey row under one kilobyte: two units in a transaction', async () => {
    const row = Survey.parse({
      ...anAskedSurvey(),
      status: 'answered',
      ward: 'ward-with-quite-a-long-word-30',
      answer: {
        ...anAnswer({ remark: 'あ'.repeat(100), set: 9999, ...everyOffer }),
        figures: { classes: [full, full, full, full, full, full], joint: [{ of: [0, 1, 2], is: full }] },
      },
      answeredAt: '2026-11-05T03:00:00.000000001Z',
      door: 'import',
      by: { who: 'staff', staffId: SUPERVISOR_ID, role: 'administrator' },
    });
    expect(bytesOf(await itemOf(surveys, row, 12, noSealer))).toBeLessThanOrEqual(1024);
  });

  it('keeps the published figures under one kilobyte: two units more, four in all', async () => {
    const numbers = { capacity: 2000, enrolled: 2000, vacancy: 2000, waiting: 2000, from: '2027-03' };
    const figures = PublishedFigures.parse({
      ...someFigures(),
      municipality: '141003',
      classes: Array.from({ length: 6 }, () => ({ exists: true, ...numbers })),
      joint: [{ classes: [0, 1, 2], ...numbers }],
      ...everyOffer,
      given: { door: 'survey', role: 'administrator' },
    });
    expect(bytesOf(await itemOf(vacancies, figures, 12, noSealer))).toBeLessThanOrEqual(1024);
  });
});
