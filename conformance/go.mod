// The module's root. What is built against is in versions/<minor>.mod, chosen by build.sh with -modfile.
module cdk8s-daemonsets/conformance

go 1.26
