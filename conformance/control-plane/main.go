// Command control-plane starts a real Kubernetes control plane on the loopback device and does what the lines on stdin ask of it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	"k8s.io/klog/v2"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

// Processes of their own, of this same file: what they set for themselves (feature gates, metrics) is global.
var components = map[string]func() *cobra.Command{
	"kube-apiserver":          apiserver.NewAPIServerCommand,
	"kube-controller-manager": controllermanager.NewControllerManagerCommand,
	"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
}

func main() {
	if len(os.Args) > 1 {
		if command, ok := components[os.Args[1]]; ok {
			os.Args = os.Args[1:]
			go endWithParent()
			os.Exit(cli.Run(command()))
		}
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "control-plane:", err)
		os.Exit(2)
	}
}

// endWithParent holds a component to the life of the program that started it, however that ends: it has the other end of stdin.
func endWithParent() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(1)
}

func run(args []string) error {
	if len(args) != 1 || !slices.Contains([]string{"api", "cluster", "lifecycle"}, args[0]) {
		return errors.New("usage: control-plane api, for etcd and kube-apiserver; control-plane cluster, for these, the DaemonSet controller, " +
			"kube-scheduler and kubelets that only pretend; or control-plane lifecycle, for these, the controllers of node lifecycle and of taint " +
			"eviction, and heartbeats of the kubelets; each reads one JSON request a line on stdin")
	}
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	plane, err := startControlPlane(ctx, args[0] != "api", args[0] == "lifecycle")
	if plane != nil {
		defer plane.stop()
	}
	if err != nil {
		return err
	}
	session, err := newSession(plane, args[0] != "api", args[0] == "lifecycle")
	if err != nil {
		return err
	}
	// Reading stdin cannot be interrupted: a signal or the end of a component is heard beside it.
	served := make(chan error, 1)
	go func() { served <- serve(plane.ctx, os.Stdin, os.Stdout, session.answer) }()
	select {
	case err := <-served:
		return err
	case <-plane.ctx.Done():
		return context.Cause(plane.ctx)
	}
}
