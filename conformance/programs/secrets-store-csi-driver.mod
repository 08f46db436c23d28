module cdk8s-daemonsets/conformance

go 1.26

require sigs.k8s.io/secrets-store-csi-driver v1.6.0

replace monis.app/mlog => ./programs/stand-ins/mlog
