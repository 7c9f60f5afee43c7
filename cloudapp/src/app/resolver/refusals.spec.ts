import FakeTimers from '@sinonjs/fake-timers';

import { browserRefusals } from './refusals';

describe('browserRefusals', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  beforeEach(() => {
    clock = FakeTimers.install();
  });
  afterEach(() => clock.uninstall());

  function violationOf(blockedURI: string): Event {
    return Object.assign(new Event('securitypolicyviolation'), { blockedURI });
  }

  it('hears a refusal that is announced after the request has failed', async () => {
    const page = new EventTarget();
    const asked = browserRefusals(page).isRefused('https://handles.example/api/handles/1/2');
    page.dispatchEvent(violationOf('https://handles.example/api/handles/1/2?type=URL'));
    await clock.runAllAsync();
    expect(await asked).toBeTrue();
  });

  it('does not take the refusal of another address for its own', async () => {
    const page = new EventTarget();
    const refusals = browserRefusals(page);
    page.dispatchEvent(violationOf('https://elsewhere.example/'));
    page.dispatchEvent(violationOf('inline'));
    const asked = refusals.isRefused('https://handles.example/api/handles/1/2');
    await clock.runAllAsync();
    expect(await asked).toBeFalse();
  });

  it('remembers a refusal without waiting', async () => {
    const page = new EventTarget();
    const refusals = browserRefusals(page);
    page.dispatchEvent(violationOf('https://handles.example/1'));
    expect(await refusals.isRefused('https://handles.example/2')).toBeTrue();
  });

  it('overlooks an announcement that names no address', async () => {
    const page = new EventTarget();
    const refusals = browserRefusals(page);
    page.dispatchEvent(new Event('securitypolicyviolation'));
    const asked = refusals.isRefused('undefined');
    await clock.runAllAsync();
    expect(await asked).toBeFalse();
  });
});
