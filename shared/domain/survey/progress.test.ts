import { describe, expect, it } from 'vitest';
import { anAnswer, anAskedSurvey, SUPERVISOR_ID } from '../../../test/builders/campaign.ts';
import { answersByDoor, answersByWave, progressOf } from './progress.ts';
import { Survey, type SurveyDoor } from './schema.ts';

const answered = (number: number, reminded: number, door: SurveyDoor): Survey =>
  Survey.parse({
    ...anAskedSurvey(number, { reminded }),
    status: 'answered',
    answer: anAnswer(),
    answeredAt: '2026-11-05T03:00:00Z',
    door,
    by: { who: 'facility' },
  });
const left = (number: number, why: string, leftBy?: string): Survey =>
  Survey.parse({ ...anAskedSurvey(number), status: 'left', leftAt: '2026-11-05T03:00:00Z', why, leftBy });

const surveys = [
  anAskedSurvey(1),
  answered(2, 0, 'link'),
  answered(3, 1, 'link'),
  answered(4, 2, 'code'),
  answered(5, 2, 'phone'),
  answered(6, 0, 'fax'),
  left(7, 'declined', SUPERVISOR_ID),
  left(8, 'closed'),
];

describe('how a round stands', () => {
  it('counts whom it waits for, who answered, and who left, with those that closed', () => {
    expect(progressOf(surveys)).toEqual({
      total: 8,
      asked: 1,
      phoned: 0,
      answered: 5,
      left: 2,
      undelivered: 0,
      gone: 1,
    });
  });

  it('tells after which mail answers came, and which were heard on the phone', () => {
    expect(answersByWave(surveys)).toEqual({
      asked: 2,
      'reminded-once': 1,
      'reminded-twice': 1,
      phoned: 1,
    });
  });

  it('tells through which door they came, the most used first', () => {
    expect(answersByDoor(surveys)).toEqual([
      ['link', 2],
      ['code', 1],
      ['phone', 1],
      ['fax', 1],
    ]);
  });
});
