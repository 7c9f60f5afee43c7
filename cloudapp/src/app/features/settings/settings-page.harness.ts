import { ComponentHarness } from '@angular/cdk/testing';

/** The settings page, as its user uses it. */
export class SettingsPageHarness extends ComponentHarness {
  static readonly hostSelector = 'app-settings-page';

  async choose(setting: string): Promise<void> {
    await (await this.locatorFor(`[data-testid=setting-${setting}]`)()).click();
  }

  async isChosen(setting: string): Promise<boolean> {
    const field = await this.locatorFor(`[data-testid=setting-${setting}]`)();
    return field.getProperty<boolean>('checked');
  }

  async whatIsSaid(): Promise<string> {
    return (await this.locatorFor('[data-testid=settings-kept]')()).text();
  }
}
