import { readManifests } from '../../src/manifest/read-manifests';

const commentsOf = (content: string, index = 0) =>
  readManifests({ name: 'test.yaml', content })
    .documents[index].comments()
    .map(({ text, path, place, line, column }) => [text.trim(), path.join('.'), place, `${line}:${column}`]);

test('a comment belongs to what it stands above, beside or below', () => {
  expect(
    commentsOf(`# licence
# more
kind: DaemonSet # the kind
# above metadata
metadata:
  # above name
  name: a
  # below name
spec: # beside spec
  containers:
  # above the first
  - name: x # beside x
    # above image
    image: y
    # below image
  # above the second
  - # beside the second
    name: z
    args: [a, # beside a
      b] # beside b
    script: | # beside script
      # no comment
      echo
#commented: out
  hostPID: true
    # deep below hostPID
# the end
`),
  ).toEqual([
    ['licence', '', 'before', '1:1'],
    ['more', '', 'before', '2:1'],
    ['the kind', 'kind', 'behind', '3:17'],
    ['above metadata', 'metadata', 'before', '4:1'],
    ['above name', 'metadata.name', 'before', '6:3'],
    ['below name', 'metadata.name', 'after', '8:3'],
    ['beside spec', 'spec', 'behind', '9:7'],
    ['above the first', 'spec.containers.0', 'before', '11:3'],
    ['beside x', 'spec.containers.0.name', 'behind', '12:13'],
    ['above image', 'spec.containers.0.image', 'before', '13:5'],
    ['below image', 'spec.containers.0.image', 'after', '15:5'],
    ['above the second', 'spec.containers.1', 'before', '16:3'],
    ['beside the second', 'spec.containers.1', 'behind', '17:5'],
    ['beside a', 'spec.containers.1.args.0', 'behind', '19:15'],
    ['beside b', 'spec.containers.1.args.1', 'behind', '20:10'],
    ['beside script', 'spec.containers.1.script', 'behind', '21:15'],
    ['commented: out', 'spec.hostPID', 'before', '24:1'],
    ['deep below hostPID', 'spec.hostPID', 'after', '26:5'],
    ['the end', '', 'after', '27:1'],
  ]);
});

test('comments of documents that hold nothing else go to the next document, or to the last one', () => {
  const text = '# licence\n---\n# Source: a.yaml\na: 1\n--- # of b\nb: 2\n---\n# nothing\n---\n# end\n';
  expect(commentsOf(text, 0)).toEqual([
    ['licence', '', 'before', '1:1'],
    ['Source: a.yaml', '', 'before', '3:1'],
  ]);
  expect(commentsOf(text, 1)).toEqual([
    ['of b', '', 'before', '5:5'],
    ['nothing', '', 'after', '8:1'],
    ['end', '', 'after', '10:1'],
  ]);
});

test('comments of a list go with its items', () => {
  const text =
    '# list\nkind: List # kind\nitems:\n# first\n- a: 1 # one\n# second\n- b: 2\n  # below b\n# end\nmetadata: {} # m\n';
  expect(commentsOf(text, 0)).toEqual([
    ['list', '', 'before', '1:1'],
    ['kind', '', 'before', '2:12'],
    ['first', '', 'before', '4:1'],
    ['one', 'a', 'behind', '5:8'],
  ]);
  expect(commentsOf(text, 1)).toEqual([
    ['second', '', 'before', '6:1'],
    ['below b', 'b', 'after', '8:3'],
    ['end', '', 'after', '9:1'],
    ['m', '', 'after', '10:14'],
  ]);
});

test('comments of a list whose items are an alias go to the first', () => {
  const text = 'x: &x # x\n- a: 1\n- b: 2 # b\nitems: *x\nkind: List\n';
  expect(commentsOf(text, 0)).toEqual([
    ['x', '', 'before', '1:7'],
    ['b', '', 'before', '3:8'],
  ]);
  expect(commentsOf(text, 1)).toEqual([]);
});

test('keys are named as they are in JSON', () => {
  expect(commentsOf('yes: 1 # a\n? 0x10\n: 2 # b\n')).toEqual([
    ['a', 'true', 'behind', '1:8'],
    ['b', '16', 'behind', '3:5'],
  ]);
});

test('what only looks like a comment is none', () => {
  expect(commentsOf('a: b#c\nd: "#e"\nf: \'#g\'\nh: |\n  #i\nj: >\n  k\n  #l\n')).toEqual([]);
  expect(commentsOf('{"a": "#b"}')).toEqual([]);
});
