#!/bin/sh
# The build tags of a minor: kube1.29 for 1.29 and every later one, and so on, as Go's own go1.N tags.
minor=${1#1.}
tags=kube1.28
n=29
while [ "$n" -le "$minor" ]; do tags=$tags,kube1.$n; n=$((n + 1)); done
echo "$tags"
