export interface CheckedStdout {
  readonly kind: 'stdout';
}
