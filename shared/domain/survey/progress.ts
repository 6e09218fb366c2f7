import type { Survey, SurveyDoor } from './schema.ts';

/**
 * How a round stands, in numbers of facilities. `asked`: silent so far; `undelivered`: of the phoned ones, those whom no
 * mail reached; `gone`: of the left ones, those that paused, closed or merged.
 */
export type Progress = Record<Survey['status'] | 'total' | 'undelivered' | 'gone', number>;

export const progressOf = (surveys: readonly Survey[]): Progress => {
  const count = (test: (survey: Survey) => boolean) => surveys.filter(test).length;
  return {
    total: surveys.length,
    asked: count(({ status }) => status === 'asked'),
    phoned: count(({ status }) => status === 'phoned'),
    answered: count(({ status }) => status === 'answered'),
    left: count(({ status }) => status === 'left'),
    undelivered: count((survey) => survey.status === 'phoned' && survey.why === 'undelivered'),
    gone: count((survey) => survey.status === 'left' && survey.leftBy === undefined),
  };
};

/** After what a facility answered: the invitation, a reminder, or a consultant's call. */
export const WAVES = ['asked', 'reminded-once', 'reminded-twice', 'phoned'] as const;
export type Wave = (typeof WAVES)[number];

const waveOf = (survey: Survey): Wave | undefined => {
  if (survey.status !== 'answered') return undefined;
  if (survey.door === 'phone') return 'phoned';
  return WAVES[survey.reminded];
};

/** Answers by the wave that they followed. */
export const answersByWave = (surveys: readonly Survey[]): Record<Wave, number> => {
  const counted = surveys.map(waveOf);
  const count = (wave: Wave) => counted.filter((one) => one === wave).length;
  return {
    asked: count('asked'),
    'reminded-once': count('reminded-once'),
    'reminded-twice': count('reminded-twice'),
    phoned: count('phoned'),
  };
};

/** Answers by the door through which they came; doors that nobody took are left out. */
export const answersByDoor = (surveys: readonly Survey[]): [SurveyDoor, number][] => {
  const doors = new Map<SurveyDoor, number>();
  for (const survey of surveys) {
    if (survey.status === 'answered') doors.set(survey.door, (doors.get(survey.door) ?? 0) + 1);
  }
  return [...doors].sort(([, one], [, other]) => other - one);
};
