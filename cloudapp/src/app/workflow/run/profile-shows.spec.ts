import { aConfiguration } from '../../core/testing/a-bib';
import type { ProfileParameter } from '../../core/configuration/configuration';
import type { Way } from './run-state';
import { aRun } from '../testing/a-run';
import { profileShows } from './profile-shows';

type Form = Readonly<Record<string, string | readonly [value: string, words: string] | undefined>>;

/** The fields of the form as a profile may show them: their names, and their values as codes. */
const CODES: Form = {
  active: 'true',
  controlNumber: '',
  setId: '77',
  action: 'CREATE_AND_UPDATE',
  marcUponCreate: 'DO_NOT_ADD',
  dcUponCreate: 'DO_NOT_ADD',
  modsUponCreate: 'DO_NOT_ADD',
  schedule: 'NOT_SCHEDULED',
};
/** The same in the form's own words. */
const WORDS: Form = {
  Active: 'Yes',
  'Set name': 'Letters',
  Action: 'Create and Update',
  'MARC Upon Create': 'Do not add to metadata',
  'Dublin Core Upon Create': 'Do not add to metadata',
  'MODS Upon Create': 'Do not add to metadata',
  Schedule: 'Not scheduled',
};

describe('profileShows', () => {
  const sites = [{ domain: 'primo.example.org', view: '01COL:HA' }];
  const configuration = aConfiguration({ sites });
  const [route] = configuration.routes.map((one) => ({
    ...one,
    formats: ['dc', 'dcap01'] as const,
    controlNumber: { name: 'Handles', prefix: '12345/' },
  }));

  function shows(form: Form, { way = 'existing' as Way, setName = 'Letters' } = {}): boolean {
    const run = aRun({ way, set: { ...aRun().set, name: setName } });
    const parameters = Object.entries(form).flatMap(([name, given]): ProfileParameter[] => {
      if (given === undefined) return [];
      const [value, words] = typeof given === 'string' ? [given, given] : given;
      return [{ name, label: name, value, words }];
    });
    const profile = { id: '1', code: 'HD', name: 'Handles', type: '', typeName: '', parameters };
    return profileShows(profile, run, route!, configuration);
  }

  const fit: Form = { ...CODES, controlNumber: 'Handles' };

  it('says yes to the form in codes and in words', () => {
    expect(shows(fit)).toBeTrue();
    expect(shows(WORDS)).toBeTrue();
  });

  it('says yes to opaque values whose words are clear, and to codes in words of another language', () => {
    const opaque: Form = {
      ...fit,
      action: ['2', 'Create and Update'],
      dcUponCreate: ['9', 'Do not add to metadata'],
      setId: ['77', 'Letters'],
    };
    expect(shows(opaque)).toBeTrue();
    expect(shows({ ...fit, action: ['CREATE_AND_UPDATE', 'Erstellen'] })).toBeTrue();
  });

  it('knows the form of the new way from that of the existing one, in codes and in words', () => {
    const codes: Form = { ...fit, action: 'CREATE', dcUponCreate: 'ADD_NEW' };
    const words: Form = {
      ...WORDS,
      Action: 'Create',
      'Dublin Core Upon Create': 'Add new Handles to Metadata',
    };
    for (const form of [codes, words]) {
      expect(shows(form, { way: 'new' })).toBeTrue();
      expect(shows(form)).toBeFalse();
    }
    expect(shows(fit, { way: 'new' })).toBeFalse();
    expect(shows({ ...codes, dcUponCreate: 'ADD_NEW_AND_UPDATED' }, { way: 'new' })).toBeFalse();
  });

  for (const [name, change] of [
    ['another set', { setId: '78' }],
    ['another set whose name is the same but for a sign', { setId: 'Letters!' }],
    ['an id that is not this set’s beside this set’s name', { setId: ['7710009', 'Letters'] }],
    ['no set', { setId: '' }],
    ['no set at all', { setId: undefined }],
    ['two sets', { formerSet: '78' }],
    ['another action', { action: 'CREATE' }],
    ['an action that nobody knows', { action: 'CREATE_UPDATE_AND_DELETE' }],
    ['a code and words that contradict each other', { action: ['CREATE_AND_UPDATE', 'Create'] }],
    ['no action', { action: undefined }],
    ['another upon create of the format', { dcUponCreate: 'ADD_NEW' }],
    ['no upon create of the format', { dcUponCreate: undefined }],
    ['an upon create that nobody knows', { dcUponCreate: 'MAYBE' }],
    ['another upon create of a format that is not the route’s', { marcUponCreate: 'ADD_NEW' }],
    ['a form that is not active', { active: 'false' }],
    ['another control number', { controlNumber: 'Test Handles' }],
    ['another domain', { urlDomain: 'sandbox.example.org' }],
    ['another view', { primoView: '01COL:OLD' }],
    ['a schedule', { schedule: 'WEEKLY' }],
  ] as const satisfies readonly (readonly [string, Form])[]) {
    it(`says no to ${name}`, () => {
      expect(shows({ ...fit, ...change })).toBeFalse();
    });
  }

  it('needs neither domain nor view, which must be right where they are shown', () => {
    expect(shows({ ...fit, urlDomain: 'primo.example.org', primoView: '01COL:HA' })).toBeTrue();
  });

  it('needs nothing said of formats that are not the route’s', () => {
    expect(shows({ ...fit, marcUponCreate: undefined, modsUponCreate: undefined })).toBeTrue();
  });

  it('says no to a profile of which Alma gives nothing', () => {
    expect(shows({})).toBeFalse();
  });

  it('tells sets apart whose names have no Latin letter', () => {
    expect(shows({ ...fit, setId: 'מכתבים' }, { setName: 'מכתבים' })).toBeTrue();
    expect(shows({ ...fit, setId: 'מפות' }, { setName: 'מכתבים' })).toBeFalse();
    expect(shows({ ...fit, setId: '' }, { setName: 'מכתבים' })).toBeFalse();
    expect(shows({ ...fit, setId: undefined }, { setName: 'מכתבים' })).toBeFalse();
  });

  it('knows a field by its words where its name says nothing, and none by words that contradict', () => {
    const run = aRun();
    const named = (setName: string, label: string): boolean => {
      const others = Object.entries(fit).filter(([name]) => name !== 'setId');
      const parameters = [
        ...others.map(([name, value]) => ({
          name,
          label: name,
          value: String(value),
          words: String(value),
        })),
        { name: setName, label, value: '77', words: 'Letters' },
      ];
      const profile = { id: '1', code: 'HD', name: '', type: '', typeName: '', parameters };
      return profileShows(profile, run, route!, configuration);
    };
    expect(named('p_17', 'Set name')).toBeTrue();
    expect(named('setId', 'Set name')).toBeTrue();
    expect(named('setId', 'Schedule')).toBeFalse();
    expect(named('p_17', 'Offset')).toBeFalse();
    expect(named('p_17', 'Settings')).toBeFalse();
  });
});
