interface Volume {
  readonly name?: string;
  readonly image?: unknown;
}
interface Manifest {
  readonly spec?: { readonly template?: { readonly spec?: { readonly volumes?: readonly (Volume | null)[] } } };
}

const KINDS: { readonly [kind: string]: string } = {
  ConfigMap: 'configMap',
  Secret: 'secret',
  DownwardAPI: 'downwardAPI',
  Projected: 'projected',
};

/** The field that a warning of the server is about. Most start with it; those about files name the volume. */
export function fieldOfWarning(text: string, { spec }: Manifest, minor: number): string {
  if (text.startsWith('.metadata.ownerReferences ')) return 'metadata.ownerReferences';
  const volume = /^volume "([^"]*)" \((\w+)/.exec(text);
  if (volume === null) return text.slice(0, text.indexOf(': '));
  // 1.31 to 1.34 drop image volumes before they count
  const volumes = spec?.template?.spec?.volumes?.filter((one) => minor >= 35 || !one?.image) ?? [];
  return `spec.template.spec.volumes[${volumes.findIndex((one) => one?.name === volume[1])}].${KINDS[volume[2]]}`;
}
