import { hashOf, pageNumber, readRoute } from './route';

describe('places in Alma', () => {
  it('are read from the address', () => {
    const route = readRoute('#/sets/77/members?page=3');

    expect(route.path).toEqual(['sets', '77', 'members']);
    expect(pageNumber(route)).toBe(3);
  });

  it('survive names with any character', () => {
    const hash = hashOf(['run-job', 'M1', 'a/b?c'], { job_name: 'x & y = 1/2 ?' });
    const { path, query } = readRoute(hash);

    expect(path).toEqual(['run-job', 'M1', 'a/b?c']);
    expect(query.get('job_name')).toBe('x & y = 1/2 ?');
  });

  it('leave out what is empty', () => {
    expect(hashOf(['search'], { q: '', page: undefined })).toBe('#/search');
    expect(hashOf([])).toBe('#/');
  });

  it('begin with page 1, whatever stands there', () => {
    for (const hash of ['', '#/sets', '#/sets?page=0', '#/sets?page=-4', '#/sets?page=x']) {
      expect(pageNumber(readRoute(hash)))
        .withContext(hash)
        .toBe(1);
    }
  });

  it('take an address that cannot be decoded as it stands', () => {
    expect(readRoute('#/record/%E0%A4').path).toEqual(['record', '%E0%A4']);
  });
});
