import { HANDLE_PROFILE_ID, HANDLE_PROFILE_NAME } from './job-catalogue';
import { type ControlNumbers } from './control-numbers';
import { JobRefusedError } from './job-refused';
import { type Jobs } from './jobs';
import { type HandleProfileForm, type Institution, type JobInstance } from './model';
import { type Sets } from './sets';
import { type Switches } from './switches';

interface Surroundings {
  readonly institution: Institution;
  readonly switches: Switches;
  readonly sets: Sets;
  readonly jobs: Jobs;
  readonly controlNumbers: ControlNumbers;
}

/** What the profile's list row and heading say. */
export const HANDLE_PROFILE = {
  id: HANDLE_PROFILE_ID,
  code: 'HD',
  name: HANDLE_PROFILE_NAME,
  type: 'PERSISTENT_HANDLE',
  typeLabel: 'Handle',
  system: 'OTHER',
  systemLabel: 'Other',
  /** What Alma's job list calls it: this is not a Process ID. */
  jobNumber: '272',
} as const;

/** The integration profile of type Handle: what was saved, and runs of its form. */
export class HandleProfile {
  private current: HandleProfileForm;

  constructor(private readonly around: Surroundings) {
    const { institution, sets } = around;
    // NOTE An old set left in the profile is how the wrong titles get processed.
    const leftover = [...sets.all]
      .filter((set) => set.content === 'IED' && set.type === 'ITEMIZED' && !set.isPrivate)
      .reverse()
      .find((set) => set.members.length > 0);
    this.current = {
      isActive: true,
      controlNumber: institution.controlNumber.name,
      setId: leftover?.id ?? null,
      action: 'CREATE_AND_UPDATE',
      uponCreate: { marc: 'DO_NOT_ADD', dc: 'DO_NOT_ADD', mods: 'DO_NOT_ADD' },
      metadataPrefix: { marc: '', dc: '', mods: '' },
      domain: institution.primo.domain,
      view: institution.primo.view,
      schedule: 'NOT_SCHEDULED',
    };
  }

  /** The form as last saved: what it shows when it is opened. */
  get saved(): HandleProfileForm {
    return this.current;
  }

  /** Sets that the form offers: public or the user's own, of digital titles. */
  setsFor(primaryId: string): readonly { readonly id: string; readonly name: string }[] {
    return this.around.sets.visibleTo(primaryId).filter((set) => set.content === 'IED');
  }

  /** @throws JobRefusedError where a field cannot be what it is. */
  save(form: HandleProfileForm): void {
    this.check(form);
    this.current = form;
  }

  /**
   * Runs the profile as a person does with the form's Run button. It does not save the form, and
   * an inactive profile runs all the same, as was seen in Alma.
   * @throws JobRefusedError where the form is not complete, or a run is under way.
   */
  run(form: HandleProfileForm, submittedBy: string): JobInstance {
    this.check(form);
    const setId = this.around.switches['run-uses'] === 'form' ? form.setId : this.current.setId;
    return this.around.jobs.startRegister({ ...form, setId }, submittedBy);
  }

  /**
   * Starts the profile's job as the API does: with the form as it was last saved.
   * @throws JobRefusedError where Alma would not start it.
   */
  startByApi(submittedBy: string): JobInstance {
    const { jobs } = this.around;
    const job = jobs.definitions.find(({ effect }) => effect === 'register');
    if (job === undefined) throw new JobRefusedError('402216', 'There is no Handle job.');
    const parameters = { set_id: this.current.setId ?? '', job_name: job.name };
    return jobs.start({ jobId: job.id, parameters, submittedBy, origin: 'api' }, this.current);
  }

  private check(form: HandleProfileForm): void {
    if (this.around.controlNumbers.get(form.controlNumber) === undefined) {
      throw new JobRefusedError('0', `There is no control number "${form.controlNumber}".`);
    }
    const set = form.setId === null ? undefined : this.around.sets.get(form.setId);
    if (form.setId !== null && set?.content !== 'IED') {
      throw new JobRefusedError('60107', 'The profile takes sets of Digital titles only.');
    }
  }
}
