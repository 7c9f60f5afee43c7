/** Names and values in the order of Alma's form. */
export type JobParameters = readonly (readonly [name: string, value: string])[];

/** What *API Information* says of a job: where to post, and what. */
export interface ApiInformation {
  readonly url: string;
  readonly xml: string;
  readonly json: string;
}

/**
 * @param base what stands before `/almaws/v1`
 * @param jobId e.g. `M7407373660006421`
 */
export function apiInformation(
  base: string,
  jobId: string,
  parameters: JobParameters,
): ApiInformation {
  const lines = parameters.flatMap(([name, value]) => [
    '    <parameter>',
    `      <name>${escape(name)}</name>`,
    `      <value>${escape(value)}</value>`,
    '    </parameter>',
  ]);
  const list = parameters.map(([name, value]) => ({ name: { value: name }, value }));
  return {
    url: `${base}/almaws/v1/conf/jobs/${jobId}?op=run`,
    xml: ['<job>', '  <parameters>', ...lines, '  </parameters>', '</job>'].join('\n'),
    json: JSON.stringify({ parameter: list }, null, 2),
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
