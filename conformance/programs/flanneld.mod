module cdk8s-daemonsets/conformance

go 1.26

require github.com/flannel-io/flannel v0.28.9

replace github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud/vpc => ./programs/stand-ins/tencent-vpc
