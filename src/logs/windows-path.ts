/** A path of the node as Windows writes it: Kubernetes has its folders on the drive C. */
export const windowsPath = (path: string): string => `C:${path.replaceAll('/', '\\')}`;

/** The same path with slashes, and without the drive C. */
export const slashed = (path: string): string => path.replaceAll('\\', '/').replace(/^[cC]:\//, '/');
