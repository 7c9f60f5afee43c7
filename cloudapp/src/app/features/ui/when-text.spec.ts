import { TestBed } from '@angular/core/testing';
import { TranslateModule, TranslateService } from '@ngx-translate/core';

import { WhenText } from './when-text';

describe('a moment', () => {
  /** Noon, so that it is the same day in nearly every time zone. */
  const NOON = Date.UTC(2026, 0, 31, 12);

  function said(time: number | string, language: string): HTMLElement {
    TestBed.configureTestingModule({ imports: [TranslateModule.forRoot()] });
    TestBed.inject(TranslateService).use(language);
    const fixture = TestBed.createComponent(WhenText);
    fixture.componentRef.setInput('time', time);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }

  const cases = [
    ['en', 'Jan 31, 2026'],
    ['es', '31 ene 2026'],
    ['fr', '31 janv. 2026'],
    ['de', '31.01.2026'],
    ['he', '31 בינו׳ 2026'],
  ] as const;
  for (const [language, date] of cases) {
    it(`is written as in ${language}`, () => {
      expect(said(NOON, language).textContent).toContain(date);
    });
  }

  it('is there for machines, too', () => {
    const time = said('2026-01-31T12:00:00Z', 'de').querySelector('time');
    expect(time?.getAttribute('datetime')).toBe('2026-01-31T12:00:00.000Z');
  });

  it('is nothing where there is none', () => {
    for (const none of [0, '', 'yesterday']) {
      TestBed.resetTestingModule();
      expect(said(none, 'en').textContent).toBe('');
    }
  });
});
