import { readAlmaError, tellsOfError } from './read-alma-error';

const ONE = { errorCode: '60107', errorMessage: 'Set not found', trackingId: 'E01' };
const READ = { code: '60107', message: 'Set not found', trackingId: 'E01', kind: 'refused' };

describe('readAlmaError', () => {
  const shapes: Readonly<Record<string, readonly [thrown: unknown, expected: object]>> = {
    'a list of errors': [{ status: 400, error: { errorList: { error: [ONE] } } }, READ],
    'a lone error': [{ status: 400, error: { errorList: { error: ONE } } }, READ],
    'the shape of XML': [
      { status: '400', error: { web_service_result: { errorList: { error: ONE } } } },
      READ,
    ],
    'XML as text': [
      {
        status: 400,
        error:
          '<web_service_result><errorList><error><errorCode>60107</errorCode><errorMessage>Set not found</errorMessage><trackingId>E01</trackingId></error></errorList></web_service_result>',
      },
      READ,
    ],
    'JSON as text': [{ status: 400, error: JSON.stringify({ errorList: { error: [ONE] } }) }, READ],
    'a missing role': [
      { status: 401, error: null },
      { kind: 'unauthorized', status: 401 },
    ],
    'too many calls': [
      { status: 400, error: { errorList: { error: [{ errorCode: 'PER_SECOND_THRESHOLD' }] } } },
      { kind: 'too-many' },
    ],
    'an error page': [{ status: 200, error: '<!DOCTYPE html><html></html>' }, { kind: 'server' }],
    'an empty list, which the SDK stumbles over': [
      new TypeError('x is undefined'),
      { kind: 'server' },
    ],
    nothing: [undefined, { kind: 'server', code: '' }],
    null: [null, { kind: 'server' }],
    'a text': [
      { status: 500, error: 'Proxy Error' },
      { kind: 'server', message: 'Proxy Error' },
    ],
  };
  for (const [name, [thrown, expected]] of Object.entries(shapes)) {
    it(`reads ${name}`, () =>
      expect(readAlmaError(thrown)).toEqual(jasmine.objectContaining(expected)));
  }

  it('keeps an error that was read already', () => {
    const error = readAlmaError({ status: 401 });
    expect(readAlmaError(error)).toBe(error);
  });

  it('knows a sign-in page and an error list that came with a good status', () => {
    expect(tellsOfError('<html><body>Sign in</body></html>')).toBeTrue();
    expect(tellsOfError({ errorsExist: true })).toBeTrue();
    expect(tellsOfError({ set: [] })).toBeFalse();
    expect(tellsOfError('<record/>')).toBeFalse();
  });
});
