import { backstepProblems, localPathProblems } from '../../src/validation/local-path';

// the parts between slashes decide, as in validatePathNoBacksteps (validation.go)
test.each(['', '.', 'a', 'a/b', 'a..b', '..a', 'a../b', '...', 'a//b', './a', '..\\a'])(
  '%j stays where it is',
  (path) => {
    expect(localPathProblems(path)).toEqual([]);
  },
);

test.each(['..', '../a', 'a/..', 'a/../b', '../../..', 'a//..'])('%j steps back, which is one problem', (path) => {
  expect(localPathProblems(path)).toEqual(["must not have '..' as a part"]);
});

test('an absolute path is a problem of its own', () => {
  expect(localPathProblems('/a')).toEqual(['must be a relative path']);
  expect(localPathProblems('/../a')).toEqual(['must be a relative path', "must not have '..' as a part"]);
  expect(backstepProblems('/a')).toEqual([]);
});
