import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslateService } from '@ngx-translate/core';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import { OUTCOMES } from '../../core/outcome/outcome';
import { RECORD_STATES } from '../../core/state/record-state';
import { VERDICTS } from '../../core/verdict/verdict';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { CODES_WITH_A_REMEDY } from '../session/alma-words';
import { HelpPage } from './help-page';
import { HelpPageHarness } from './help-page.harness';

describe('the help', () => {
  let help: HelpPageHarness;
  let fixture: ComponentFixture<HelpPage>;

  beforeEach(async () => {
    const providers = [...provideSimulatedApp(new SimulatedWorld(), new CloudAppInMemory())];
    TestBed.configureTestingModule({ providers });
    TestBed.inject(TranslateService).use('en');
    fixture = TestBed.createComponent(HelpPage);
    help = await TestbedHarnessEnvironment.harnessForFixture(fixture, HelpPageHarness);
  });

  it('explains every state, verdict, outcome and message', async () => {
    const entries = (await help.entries()).join('\n');
    const least = [RECORD_STATES, VERDICTS, OUTCOMES, CODES_WITH_A_REMEDY].flat().length;

    expect((await help.entries()).length).toBeGreaterThan(least);
    // A key that no language has would stand there as it is.
    expect(entries).not.toMatch(/\b(?:help|state|verdict|outcome|finding|almaError)\.[a-z]/);
    for (const code of CODES_WITH_A_REMEDY) expect(entries).toContain(code);
  });

  it('finds all words in any order and any case', async () => {
    await help.lookFor('JOBS hour');
    const entries = await help.entries();

    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(entry).toMatch(/hour/i);
    expect(await help.parts()).toContain('Limits');
    expect(await help.parts()).not.toContain('Repairs');
  });

  it('shows nothing for what it does not know', async () => {
    await help.lookFor('xylophone');

    expect(await help.entries()).toEqual([]);
  });

  it('begins at the part to which a screen led', async () => {
    jasmine.clock().install();
    try {
      fixture.componentRef.setInput('topic', 'verdicts');
      fixture.detectChanges();
      jasmine.clock().tick(0);

      expect(document.activeElement?.id).toBe('help-verdicts');
    } finally {
      jasmine.clock().uninstall();
    }
  });
});
