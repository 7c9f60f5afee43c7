/** What Alma tells a Cloud App about a thing on its page. */
export interface Entity {
  readonly id: string;
  readonly type: string;
  /** Relative, as the REST proxy takes it: `/almaws/v1/bibs/99123`. */
  readonly link: string;
  readonly description: string;
}

export function setEntity(id: string, name: string): Entity {
  return { id, type: 'SET', link: `/almaws/v1/conf/sets/${id}`, description: name };
}

/** NOTE Which type Alma gives to a digital title in a list is not known; the link is sure. */
export function titleEntity(mmsId: string, title: string, type: 'BIB_MMS' | 'IEP'): Entity {
  return { id: mmsId, type, link: `/almaws/v1/bibs/${mmsId}`, description: title };
}

export function representationEntity(id: string, mmsId: string, title: string): Entity {
  const link = `/almaws/v1/bibs/${mmsId}/representations/${id}`;
  return { id, type: 'REPRESENTATION', link, description: title };
}
