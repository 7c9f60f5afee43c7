import { TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { Session } from './session';

describe('the session', () => {
  let alma: CloudAppInMemory;

  beforeEach(() => {
    alma = new CloudAppInMemory();
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), alma)],
    });
  });

  afterEach(() => {
    document.documentElement.lang = 'en';
    document.documentElement.dir = 'ltr';
    document.body.classList.remove('cloudapp-theme--indigo');
  });

  it('knows who opened the app', async () => {
    const session = TestBed.inject(Session);
    await session.start();

    expect(session.state().kind).toBe('ready');
    expect(session.visit()?.user.name).toBe('Ada Whitlock');
  });

  it('speaks and writes as Alma does', async () => {
    alma.visit = { ...alma.visit, language: 'iw', color: 'indigo' };
    await TestBed.inject(Session).start();

    expect(document.documentElement.lang).toBe('he');
    expect(document.documentElement.dir).toBe('rtl');
    expect(document.body.classList).toContain('cloudapp-theme--indigo');
  });

  it('says that it could not start where Alma does not answer, and starts when asked again', async () => {
    const session = TestBed.inject(Session);
    const answer = alma.visit;
    alma.whoIsThere = () => Promise.reject(new Error('No answer'));
    await session.start();
    expect(session.state().kind).toBe('failed');
    expect(session.visit()).toBeUndefined();

    alma.whoIsThere = () => Promise.resolve(answer);
    await session.start();

    expect(session.state().kind).toBe('ready');
  });

  it('speaks the browser’s language where Alma does not say which is spoken', async () => {
    spyOnProperty(navigator, 'language').and.returnValue('de-AT');
    alma.whoIsThere = () => Promise.reject(new Error('No answer'));
    await TestBed.inject(Session).start();

    expect(document.documentElement.lang).toBe('de');
  });

  it('starts without a configuration that Alma does not hand out', async () => {
    alma.readConfiguration = () => Promise.reject(new Error('No answer'));
    const session = TestBed.inject(Session);
    await session.start();

    expect(session.state().kind).toBe('ready');
  });
});
