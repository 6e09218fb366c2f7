import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { checkPath, isReferencePath, resolvePath } from './resolve.ts';

const city: Json = {
  name: '横浜市',
  wards: [
    { name: '鶴見区', sites: 2, tags: ['coast'] },
    { name: '神奈川区', sites: 1, tags: [] },
    { name: '西区', sites: 3, lead: { name: 'Sato', sites: 9 } },
  ],
  'odd name': { "it's": 1, 'a.b': 2 },
};

const followed = (path: string, data: Json = city) =>
  resolvePath(path, { data, context: { State: { Name: 'Ask' } }, variables: { ward: { sites: [1, 2] } } });

const valueAt = (path: string, data: Json = city): Json => {
  const result = followed(path, data);
  if (!result.found) throw new Error(result.reason);
  return result.value;
};

describe('a path to one place gives its value', () => {
  it.each<[string, Json]>([
    ['$.name', '横浜市'],
    ["$['name']", '横浜市'],
    ['$["name"]', '横浜市'],
    ["$.['name']", '横浜市'],
    ['$.wards[0].name', '鶴見区'],
    ['$.wards[-1].name', '西区'],
    ["$['odd name']['a.b']", 2],
    [String.raw`$['odd name']['it\'s']`, 1],
    ['$$.State.Name', 'Ask'],
    ['$ward.sites[1]', 2],
    ['$ward', { sites: [1, 2] }],
  ])('%s', (path, expected) => {
    expect(valueAt(path)).toEqual(expected);
  });

  it('and the whole for the root alone, whatever it is', () => {
    for (const data of [null, 0, 'text', [], {}]) expect(valueAt('$', data)).toEqual(data);
  });
});

describe('a path to several places gives a list', () => {
  it.each<[string, Json]>([
    ['$.wards[*].sites', [2, 1, 3]],
    ['$.wards[0,2].sites', [2, 3]],
    ['$.wards[1:].sites', [1, 3]],
    ['$.wards[:2].sites', [2, 1]],
    ['$.wards[0:2].name', ['鶴見区', '神奈川区']],
    ['$.wards[-2:].sites', [1, 3]],
    ['$.wards[:-1].sites', [2, 1]],
    ['$..sites', [2, 1, 3, 9]],
    ['$.wards..name', ['鶴見区', '神奈川区', '西区', 'Sato']],
    ['$.wards[*].none', []],
    ["$.wards[0]['name','sites']", [{ name: '鶴見区', sites: 2 }]],
    ['$.wards[2].*', ['西区', 3, { name: 'Sato', sites: 9 }]],
  ])('%s', (path, expected) => {
    expect(valueAt(path)).toEqual(expected);
  });
});

describe('a filter keeps what passes its test', () => {
  it.each<[string, Json]>([
    ['$.wards[?(@.sites == 1)].name', ['神奈川区']],
    ['$.wards[?(@.sites != 1)].name', ['鶴見区', '西区']],
    ['$.wards[?(@.sites >= 2)].name', ['鶴見区', '西区']],
    ["$.wards[?(@.name == '西区')].sites", [3]],
    ['$.wards[?(@.name =~ /.*川区/)].sites', [1]],
    ['$.wards[?(@.lead)].name', ['西区']],
    ['$.wards[?(!@.lead)].sites', [2, 1]],
    ['$.wards[?(@.sites > 1 && @.lead)].name', ['西区']],
    ['$.wards[?(@.sites == 1 || @.sites == 3)].sites', [1, 3]],
    ['$.wards[?(@.sites in [1, 2])].sites', [2, 1]],
    ['$.wards[?(@.sites nin [1, 2])].sites', [3]],
    ['$.wards[?(@.lead.name == "Sato")].sites', [3]],
    ['$.wards[?(@.sites > 99)]', []],
  ])('%s', (path, expected) => {
    expect(valueAt(path)).toEqual(expected);
  });

  it('on the root itself, with a dot before the bracket or without', () => {
    const years = [{ year: 1997 }, { year: 1999 }];
    expect(valueAt('$[?(@.year < 1999)]', years)).toEqual([{ year: 1997 }]);
    expect(valueAt('$.[?(@.year < 1999)].year', years)).toEqual([1997]);
  });
});

describe('a function at the end', () => {
  it.each<[string, Json]>([
    ['$.wards.length()', 3],
    ['$.name.length()', 3],
    ['$.wards[*].sites.sum()', 6],
    ['$.wards[*].sites.min()', 1],
    ['$.wards[*].sites.max()', 3],
    ['$.wards[*].sites.avg()', 2],
  ])('%s', (path, expected) => {
    expect(valueAt(path)).toBe(expected);
  });
});

describe('a path that leads nowhere says where it ends', () => {
  it.each([
    ['$.mayor', "No results for path: $['mayor']"],
    ['$.mayor.name', "Missing property in path $['mayor']"],
    ['$.name.length', "No results for path: $['name']['length']"],
    ['$.wards[7]', "No results for path: $['wards'][7]"],
    ['$nobody', "No results for path: $['nobody']"],
  ])('%s', (path, reason) => {
    expect(followed(path)).toEqual({ found: false, reason });
  });
});

describe('what is no path', () => {
  it.each(['name', '$.', '$.wards[', '$.wards[x]', "$['open", '$.a b', '$.wards[0:4:2]', '$.wards.nope()'])(
    '%s',
    (path) => {
      expect(() => checkPath(path)).toThrow();
    },
  );
});

describe('a result can be put', () => {
  it.each(['$', '$.a', '$.a.b', "$['a']", '$.a[0].b'])('at %s', (path) => {
    expect(isReferencePath(path)).toBe(true);
  });

  it.each(['$.a[*]', '$..a', '$.a[1:2]', '$.a[?(@.b)]', '$$.State', '$variable', 'a'])(
    'but not at %s',
    (path) => {
      expect(isReferencePath(path)).toBe(false);
    },
  );
});
