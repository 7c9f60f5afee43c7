import { UsageError } from './app-build';
import { readCommandLine } from './read-options';

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(readCommandLine([])).toEqual({
      port: 4400,
      config: 'demo',
      latency: 0,
      jobSpeed: 1,
      limits: true,
      seed: 1,
      open: true,
      alma: [],
    });
  });

  it('takes values after a blank and after an equals sign', () => {
    const line = readCommandLine(['--port', '0', '--latency=200', '--no-open', '--no-limits']);

    expect(line.port).toBe(0);
    expect(line.latency).toBe(200);
    expect(line.open).toBe(false);
    expect(line.limits).toBe(false);
  });

  it('takes --alma again and again', () => {
    const { alma } = readCommandLine(['--alma', 'proxy=429', '--alma=store=browser']);

    expect(alma).toEqual(['proxy=429', 'store=browser']);
  });

  it('starts another app with an empty configuration', () => {
    expect(readCommandLine(['--app', '/tmp/other']).config).toBe('none');
    expect(readCommandLine(['--app', '/tmp/other', '--config', 'demo']).config).toBe('demo');
  });

  for (const args of [
    ['--prot', '1'],
    ['--port'],
    ['--port', 'eighty'],
    ['--port', '70000'],
    ['--job-speed', '0'],
    ['--latency', '-1'],
    ['--config', 'other'],
    ['archive'],
  ]) {
    it(`refuses ${args.join(' ')} in one sentence that names it`, () => {
      expect(() => readCommandLine(args)).toThrowMatching(
        (error: unknown) => error instanceof UsageError && error.message.includes(args[0] ?? ''),
      );
    });
  }
});
