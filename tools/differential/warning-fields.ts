interface Manifest { readonly spec?: { readonly template?: { readonly spec?: { readonly volumes?: readonly ({ readonly name?: string } | null)[] } } } }

const KINDS: { readonly [kind: string]: string } = { ConfigMap: 'configMap', Secret: 'secret', DownwardAPI: 'downwardAPI', Projected: 'projected' };

/** The field that a warning of the server is about. Most start with it; those about files name the volume. */
export function fieldOfWarning(text: string, manifest: Manifest): string {
  if (text.startsWith('.metadata.ownerReferences ')) return 'metadata.ownerReferences';
  const volume = /^volume "([^"]*)" \((\w+)/.exec(text);
  if (volume === null) return text.slice(0, text.indexOf(': '));
  const i = manifest.spec?.template?.spec?.volumes?.findIndex((one) => one?.name === volume[1]);
  return `spec.template.spec.volumes[${i}].${KINDS[volume[2]]}`;
}
