const NONE: readonly string[] = [];
const BACKSTEP = /(?:^|\/)\.\.(?:\/|$)/;

/** validatePathNoBacksteps: one problem, even for several `..`. */
export function backstepProblems(path: string): readonly string[] {
  return BACKSTEP.test(path) ? ["must not have '..' as a part"] : NONE;
}

/** validateLocalDescendingPath: up to two problems. */
export function localPathProblems(path: string): readonly string[] {
  return path.startsWith('/') ? ['must be a relative path', ...backstepProblems(path)] : backstepProblems(path);
}
